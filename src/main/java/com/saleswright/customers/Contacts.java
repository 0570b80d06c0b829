package com.saleswright.customers;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds and keeps the people at customers. */
@Service
@Transactional
public class Contacts {

    private final ContactRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contacts(ContactRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /** The contacts of a customer, oldest first. */
    public List<Contact> of(long customerId) {
        return repository.findByCustomerIdOrderById(customerId);
    }

    /** Of every customer that has a contact. */
    public List<ContactCount> counts() {
        return repository.counts();
    }

    public Optional<Contact> find(long id) {
        return repository.findById(id);
    }

    /**
     * Adds a contact. Once more for the same address changes the name and language, never an opt-out.
     *
     * @param email a checked address
     * @param by user id of whoever names it; null for nobody in particular
     */
    public Contact add(long customerId, String name, String email, String language, @Nullable String by) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return repository.save(repository
                .findByCustomerIdAndEmail(customerId, address)
                .map(c -> changed(c, name, address, language, by))
                .orElseGet(() -> new Contact(null, customerId, name, address, language, null, by, 0)));
    }

    /**
     * Changes a contact. An opt-out belongs to the person, so it stays only while the address does.
     *
     * @throws NoSuchElementException when the customer has no such contact
     */
    public Contact change(long customerId, long id, String name, String email, String language, String by) {
        return repository.save(
                changed(get(customerId, id), name, email.strip().toLowerCase(Locale.ROOT), language, by));
    }

    /**
     * Removes a contact who has not opted out.
     *
     * @return false for one who has: they stay, so that nobody adds them anew by mistake
     * @throws NoSuchElementException when the customer has no such contact
     */
    public boolean remove(long customerId, long id) {
        Contact contact = get(customerId, id);
        if (contact.optedOut()) {
            return false;
        }
        repository.delete(contact);
        return true;
    }

    /**
     * Removes a contact and all that is kept of the person, opted out or not, because they ask for it.
     *
     * @param by user id of whoever does it
     * @throws NoSuchElementException when the customer has no such contact
     */
    public void erase(long customerId, long id, String by) {
        Contact contact = get(customerId, id);
        events.publishEvent(new ContactErased(id, contact.email(), by));
        repository.delete(contact);
    }

    /** The contact wants no surveys any more; nothing happens for one who is gone. */
    public void optOut(long id) {
        repository
                .findById(id)
                .filter(c -> !c.optedOut())
                .ifPresent(c -> repository.save(new Contact(
                        c.id(),
                        c.customerId(),
                        c.name(),
                        c.email(),
                        c.language(),
                        clock.instant(),
                        c.namedBy(),
                        c.version())));
    }

    /**
     * The contact of a customer.
     *
     * @throws NoSuchElementException when the customer has no such contact
     */
    public Contact get(long customerId, long id) {
        return repository
                .findById(id)
                .filter(c -> c.customerId() == customerId)
                .orElseThrow(() -> new NoSuchElementException("There is no contact " + id));
    }

    private static Contact changed(Contact c, String name, String email, String language, @Nullable String by) {
        boolean same = c.email().equals(email);
        return new Contact(
                c.id(),
                c.customerId(),
                name,
                email,
                language,
                same ? c.optedOutSince() : null,
                same ? c.namedBy() : by,
                c.version());
    }
}
