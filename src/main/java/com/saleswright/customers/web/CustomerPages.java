package com.saleswright.customers.web;

import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customer;
import com.saleswright.customers.CustomerNameTaken;
import com.saleswright.customers.Customers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Customers: list, one, add and change. Everybody may look, sales people may change. */
@Controller
@RequestMapping("/customers")
class CustomerPages {

    private static final int SIZE = 25;
    private static final String EDITORS = "hasAnyRole('sales-rep', 'sales-manager', 'sales-director', 'sales-vp')";

    private final Customers customers;
    private final Contacts contacts;

    CustomerPages(Customers customers, Contacts contacts) {
        this.customers = customers;
        this.contacts = contacts;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("found", customers.search(text, Math.max(0, page), SIZE))
                .addAttribute("text", text)
                .addAttribute(
                        "here",
                        UriComponentsBuilder.fromPath("/customers")
                                .queryParam("text", text)
                                .encode()
                                .toUriString())
                .addAttribute("editor", mayEdit(request));
        return "customers/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, HttpServletRequest request, Model model) {
        model.addAttribute("customer", customers.get(id))
                .addAttribute("contacts", contacts.of(id))
                .addAttribute("editor", mayEdit(request))
                .addAttribute("contactEditor", mayEdit(request) || request.isUserInRole("customer-success"))
                .addAttribute("contactKeeper", ContactPages.mayKeep(request));
        return "customers/show";
    }

    @PreAuthorize(EDITORS)
    @GetMapping("/new")
    String create(Model model) {
        return form(null, CustomerForm.empty(), Map.of(), model);
    }

    @PreAuthorize(EDITORS)
    @PostMapping
    String add(CustomerForm form, Model model, RedirectAttributes redirect) {
        return save(null, form, model, redirect);
    }

    @PreAuthorize(EDITORS)
    @GetMapping("/{id}/edit")
    String edit(@PathVariable long id, Model model) {
        return form(id, CustomerForm.of(customers.get(id)), Map.of(), model);
    }

    @PreAuthorize(EDITORS)
    @PostMapping("/{id}")
    String change(@PathVariable long id, CustomerForm form, Model model, RedirectAttributes redirect) {
        customers.get(id);
        return save(id, form, model, redirect);
    }

    private String save(@Nullable Long id, CustomerForm form, Model model, RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>(form.errors());
        if (errors.isEmpty()) {
            try {
                Customer saved = customers.save(form.customer(id));
                redirect.addFlashAttribute("notice", saved.name() + " is saved.");
                return "redirect:/customers/" + saved.key();
            } catch (CustomerNameTaken e) {
                errors.put("name", "There is a customer of this name already. Give another name, or change that one.");
            } catch (OptimisticLockingFailureException e) {
                errors.put(
                        "version",
                        "Somebody else changed this customer meanwhile. Open it again and repeat your change.");
            }
        }
        return form(id, form, errors, model);
    }

    private static String form(@Nullable Long id, CustomerForm form, Map<String, String> errors, Model model) {
        model.addAttribute("id", id).addAttribute("form", form).addAttribute("errors", errors);
        return "customers/form";
    }

    private static boolean mayEdit(HttpServletRequest request) {
        return request.isUserInRole("sales-rep")
                || request.isUserInRole("sales-manager")
                || request.isUserInRole("sales-director")
                || request.isUserInRole("sales-vp");
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
