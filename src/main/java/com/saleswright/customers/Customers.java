package com.saleswright.customers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds and keeps customers. */
@Service
@Transactional
public class Customers {

    /** Counting stops here: nobody pages through more, and counting is most of the cost of a list. */
    public static final int COUNT_CAP = 1000;

    private final CustomerRepository repository;

    Customers(CustomerRepository repository) {
        this.repository = repository;
    }

    /**
     * The customer with this id.
     *
     * @throws NoSuchElementException when there is none
     */
    public Customer get(long id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no customer " + id));
    }

    public Optional<Customer> find(long id) {
        return repository.findById(id);
    }

    /** The customer of this name, in any letter case. */
    public Optional<Customer> byName(String name) {
        return repository.findByName(name.strip());
    }

    /**
     * Customers whose name, sector or country contains the text, by name; all for an empty text.
     *
     * @param page from 0
     * @return a page whose total is counted up to {@link #COUNT_CAP}
     */
    public Page<Customer> search(String text, int page, int size) {
        String pattern = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        PageRequest request = PageRequest.of(page, size);
        return new PageImpl<>(
                repository.search(pattern, size, request.getOffset()), request, repository.count(pattern, COUNT_CAP));
    }

    public List<Customer> all() {
        return repository.findAll();
    }

    /** Customers by id; an id that is not known is left out. */
    public Map<Long, Customer> findAll(Collection<Long> ids) {
        Map<Long, Customer> found = new HashMap<>();
        repository.findAllById(ids).forEach(c -> found.put(c.key(), c));
        return found;
    }

    /** Names by id; an id that is not known is left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        findAll(ids).forEach((id, customer) -> names.put(id, customer.name()));
        return names;
    }

    public long count() {
        return repository.count();
    }

    /**
     * Adds or changes a customer.
     *
     * @throws CustomerNameTaken when another customer has the name
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody changed it meanwhile
     */
    public Customer save(Customer customer) {
        byName(customer.name())
                .filter(other -> !Objects.equals(other.id(), customer.id()))
                .ifPresent(other -> {
                    throw new CustomerNameTaken(other);
                });
        return repository.save(customer);
    }

    /** Adds or changes many at once. The caller has made sure that the names are unique. */
    public void saveAll(Collection<Customer> customers) {
        repository.saveAll(customers);
    }
}
