package com.saleswright.customers.web;

import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The people at a customer, on the customer's page. Who rates sales people is drawn among them, so whoever only sells
 * adds contacts and mends their names, and can neither remove one nor give them another address.
 */
@Controller
@RequestMapping("/customers/{id}/contacts")
@PreAuthorize("hasAnyRole('sales-rep', 'sales-manager', 'sales-director', 'sales-vp', 'customer-success')")
class ContactPages {

    private static final String KEEPERS =
            "hasAnyRole('sales-manager', 'sales-director', 'sales-vp', 'customer-success')";
    private static final String BACK = "redirect:/customers/";

    private final Customers customers;
    private final Contacts contacts;

    ContactPages(Customers customers, Contacts contacts) {
        this.customers = customers;
        this.contacts = contacts;
    }

    @PostMapping
    String add(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "en") String language,
            Principal user,
            RedirectAttributes redirect) {
        customers.get(id);
        if (valid(name, email, language)) {
            contacts.add(id, name.strip(), email, language, user.getName());
            return done(id, name.strip() + " is saved.", redirect);
        }
        return wrong(id, redirect);
    }

    @PostMapping("/{contact}")
    String change(
            @PathVariable long id,
            @PathVariable long contact,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "en") String language,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (!valid(name, email, language)) {
            return wrong(id, redirect);
        }
        if (!mayKeep(request) && !contacts.get(id, contact).email().equalsIgnoreCase(email.strip())) {
            return done(
                    id,
                    "Nothing was saved: a manager or customer success changes addresses, because who rates sales people"
                            + " is drawn among the contacts.",
                    redirect);
        }
        try {
            contacts.change(id, contact, name.strip(), email, language, request.getRemoteUser());
        } catch (DuplicateKeyException e) {
            return done(id, "Another contact has this address. Nothing was changed.", redirect);
        }
        return done(id, name.strip() + " is saved.", redirect);
    }

    @PreAuthorize(KEEPERS)
    @PostMapping("/{contact}/remove")
    String remove(@PathVariable long id, @PathVariable long contact, RedirectAttributes redirect) {
        return done(
                id,
                contacts.remove(id, contact)
                        ? "The contact is removed."
                        : "Who has opted out stays, so that nobody writes to them by mistake.",
                redirect);
    }

    @PreAuthorize(KEEPERS)
    @PostMapping("/{contact}/erase")
    String erase(@PathVariable long id, @PathVariable long contact, Principal user, RedirectAttributes redirect) {
        contacts.erase(id, contact, user.getName());
        return done(id, "The contact is erased, with what they have written.", redirect);
    }

    static boolean mayKeep(HttpServletRequest request) {
        return request.isUserInRole("sales-manager")
                || request.isUserInRole("sales-director")
                || request.isUserInRole("sales-vp")
                || request.isUserInRole("customer-success");
    }

    private static boolean valid(String name, String email, String language) {
        return !name.isBlank()
                && name.length() <= 200
                && email.length() <= 254
                && email.strip().matches("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+\\.[^@\\s<>,;\"]+")
                && language.matches("en|zh");
    }

    private static String wrong(long id, RedirectAttributes redirect) {
        return done(id, "Nothing was saved: give a name, an e-mail address and a language.", redirect);
    }

    private static String done(long id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", notice);
        return BACK + id;
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
