package com.saleswright.opportunities.web;

import com.saleswright.customers.Customers;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunities.Filter;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.opportunities.OpportunityClosed;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Products;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.security.access.AccessDeniedException;
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

/** Opportunities: list, one, and the end of one that is lost. */
@Controller
@RequestMapping("/opportunities")
class OpportunityPages {

    private static final int SIZE = 25;

    private final Opportunities opportunities;
    private final Customers customers;
    private final Products products;
    private final People people;

    OpportunityPages(Opportunities opportunities, Customers customers, Products products, People people) {
        this.opportunities = opportunities;
        this.customers = customers;
        this.products = products;
        this.people = people;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable Long customer,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        UriComponentsBuilder here = UriComponentsBuilder.fromPath("/opportunities")
                .queryParam("stage", stage)
                .queryParam("owner", owner)
                .queryParam("text", text);
        if (customer != null) {
            here.queryParam("customer", customer);
        }
        Page<Opportunity> found =
                opportunities.search(new Filter(stage, owner, customer, text), Math.max(0, page), SIZE);
        model.addAttribute("stage", stage)
                .addAttribute("owner", owner)
                .addAttribute("customer", customer)
                .addAttribute("text", text)
                .addAttribute("stages", Opportunity.STAGES)
                .addAttribute("sellers", sellers())
                .addAttribute("here", here.encode().toUriString());
        addRows(found, model);
        return "opportunities/list";
    }

    /** A part of the page of a customer. */
    @GetMapping("/of-customer/{customerId}")
    String ofCustomer(@PathVariable long customerId, Model model) {
        Page<Opportunity> found = opportunities.search(new Filter(null, null, customerId, null), 0, 10);
        model.addAttribute("customer", customerId);
        addRows(found, model);
        return "opportunities/of-customer :: part";
    }

    private void addRows(Page<Opportunity> found, Model model) {
        model.addAttribute("found", found)
                .addAttribute(
                        "owners", people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name)))
                .addAttribute(
                        "customerNames",
                        customers.names(found.stream()
                                .map(Opportunity::customerId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())))
                .addAttribute(
                        "productNames",
                        products.names(found.stream()
                                .map(Opportunity::productId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())));
    }

    /** Those who may own one, former ones too, by last name. */
    private List<Employee> sellers() {
        return people.all().stream()
                .filter(e -> e.has(Roles.SALES_REP)
                        || e.has(Roles.SALES_MANAGER)
                        || e.has(Roles.SALES_DIRECTOR)
                        || e.has(Roles.SALES_VP))
                .toList();
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(opportunities.get(id), Map.of(), "", "", request, model);
    }

    @PostMapping("/{id}/lost")
    String lost(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String competitor,
            Principal login,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        Opportunity opportunity = opportunities.get(id);
        if (!mayClose(opportunity, request)) {
            throw new AccessDeniedException("Only the owner and sales managers close an opportunity");
        }
        Map<String, String> errors = new LinkedHashMap<>();
        if (reason.isBlank() || reason.strip().length() > 500) {
            errors.put("reason", "Say why in 1 to 500 characters: it shows what to do better.");
        }
        if (competitor.strip().length() > 200) {
            errors.put("competitor", "Use at most 200 characters.");
        }
        if (!errors.isEmpty()) {
            return show(opportunity, errors, reason, competitor, request, model);
        }
        try {
            opportunities.markLost(
                    id, reason.strip(), competitor.isBlank() ? null : competitor.strip(), login.getName());
            redirect.addFlashAttribute("notice", "Opportunity %s is recorded as lost.".formatted(id));
        } catch (OpportunityClosed e) {
            redirect.addFlashAttribute("notice", e.getMessage());
        }
        redirect.addAttribute("id", id);
        return "redirect:/opportunities/{id}";
    }

    private String show(
            Opportunity opportunity,
            Map<String, String> errors,
            String reason,
            String competitor,
            HttpServletRequest request,
            Model model) {
        Long customerId = opportunity.customerId();
        Long productId = opportunity.productId();
        model.addAttribute("opportunity", opportunity)
                .addAttribute(
                        "customer",
                        customerId == null ? null : customers.find(customerId).orElse(null))
                .addAttribute(
                        "product",
                        productId == null ? null : products.find(productId).orElse(null))
                .addAttribute(
                        "ownerName",
                        people.find(opportunity.owner()).map(Employee::name).orElse(opportunity.owner()))
                .addAttribute("closer", mayClose(opportunity, request))
                .addAttribute("errors", errors)
                .addAttribute("reason", reason)
                .addAttribute("competitor", competitor);
        return "opportunities/show";
    }

    private static boolean mayClose(Opportunity opportunity, HttpServletRequest request) {
        Principal login = request.getUserPrincipal();
        boolean owner = login != null && opportunity.owner().equals(login.getName());
        return owner
                || request.isUserInRole("sales-manager")
                || request.isUserInRole("sales-director")
                || request.isUserInRole("sales-vp");
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
