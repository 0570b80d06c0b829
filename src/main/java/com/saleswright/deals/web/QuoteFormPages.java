package com.saleswright.deals.web;

import com.saleswright.customers.Customers;
import com.saleswright.deals.Deals;
import com.saleswright.deals.NotAllowed;
import com.saleswright.deals.Quote;
import com.saleswright.deals.QuoteDraft;
import com.saleswright.deals.QuoteRejected;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering and changing a quote. Works without JavaScript; with it, totals and preview follow the typing. */
@Controller
class QuoteFormPages {

    private static final String ADD = "add";
    private static final String REMOVE = "remove-";
    private static final String SUBMIT = "submit";

    private final Deals deals;
    private final QuoteEditor editor;
    private final FormReader reader;
    private final Customers customers;
    private final Products products;
    private final Opportunities opportunities;

    QuoteFormPages(
            Deals deals,
            QuoteEditor editor,
            FormReader reader,
            Customers customers,
            Products products,
            Opportunities opportunities) {
        this.deals = deals;
        this.editor = editor;
        this.reader = reader;
        this.customers = customers;
        this.products = products;
        this.opportunities = opportunities;
    }

    @GetMapping("/quotes/new")
    String fresh(
            @RequestParam(defaultValue = "") String opportunity,
            @RequestParam(required = false) @Nullable Long customer,
            Principal user,
            Model model) {
        requireSeller(user);
        return editor.page(model, null, prefilled(opportunity, customer), user.getName());
    }

    @PostMapping("/quotes/new")
    String create(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "save") String action,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        requireSeller(user);
        return take(null, QuoteForm.read(fields), action, user.getName(), model, response, redirect);
    }

    @PostMapping("/quotes/{number}")
    String change(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "save") String action,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Quote quote = deals.get(number, user.getName());
        return take(quote, QuoteForm.read(fields), action, user.getName(), model, response, redirect);
    }

    /** Totals, prices and preview of what is typed, as parts of the page. */
    @PostMapping("/quotes/calculation")
    String calculate(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String number,
            Principal user,
            Model model) {
        Quote quote = number.isEmpty() ? null : deals.get(number, user.getName());
        QuoteForm form = QuoteForm.read(fields);
        editor.fill(model, quote, form, user.getName());
        model.addAttribute("typed", form);
        return "deals/calculation";
    }

    @GetMapping("/quotes/customer-names")
    String customerNames(@RequestParam(defaultValue = "") String customer, Model model) {
        model.addAttribute("customerNames", editor.customerNames(customer));
        return "deals/parts :: customer-names";
    }

    private String take(
            @Nullable Quote quote,
            QuoteForm form,
            String action,
            String user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (action.equals(ADD) || action.startsWith(REMOVE)) {
            return editor.page(model, quote, form.with(lines(form, action)), user);
        }
        FormReader.Read read = reader.read(form);
        String number = quote == null ? null : quote.number();
        if (!read.errors().isEmpty()) {
            return refuse(model, response, quote, form, editor.errors(form, number, user), user);
        }
        Quote saved;
        try {
            saved = save(quote, form, read.draft(), user);
        } catch (QuoteRejected e) {
            return refuse(model, response, quote, form, QuoteEditor.byField(Map.of(), e.problems()), user);
        } catch (OptimisticLockingFailureException e) {
            Map<String, String> stale = Map.of(
                    "",
                    "The quote was changed in another window meanwhile. Your entries are below: save again to keep"
                            + " them, or reload the page to see the other version.");
            String latest = quote == null ? "" : Integer.toString(quote.version());
            return refuse(model, response, quote, form.ofVersion(latest), stale, user);
        }
        if (!action.equals(SUBMIT)) {
            redirect.addFlashAttribute("notice", "%s is saved.".formatted(saved.number()));
            return "redirect:/quotes/" + saved.number();
        }
        try {
            Quote submitted = deals.submit(saved.number(), user);
            redirect.addFlashAttribute(
                    "notice",
                    "%s is submitted: %s."
                            .formatted(saved.number(), submitted.status().label()));
            return "redirect:/quotes/" + saved.number();
        } catch (QuoteRejected e) {
            Map<String, String> errors = QuoteEditor.byField(Map.of(), e.problems());
            return refuse(model, response, saved, QuoteForm.of(saved), errors, user);
        }
    }

    private Quote save(@Nullable Quote quote, QuoteForm form, QuoteDraft draft, String user) {
        if (quote == null) {
            return deals.draft(draft, user);
        }
        Integer version = form.version().matches("\\d{1,9}") ? Integer.valueOf(form.version()) : null;
        return deals.change(quote.number(), draft, version, user);
    }

    private String refuse(
            Model model,
            HttpServletResponse response,
            @Nullable Quote quote,
            QuoteForm form,
            Map<String, String> errors,
            String user) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return editor.page(model, quote, form, errors, user);
    }

    private QuoteForm prefilled(String opportunityId, @Nullable Long customerId) {
        Opportunity opportunity = opportunities.find(opportunityId).orElse(null);
        Long customer = opportunity == null ? customerId : opportunity.customerId();
        Long product = opportunity == null ? null : opportunity.productId();
        String customerName = customer == null
                ? ""
                : customers.find(customer).map(c -> c.name()).orElse("");
        String productName =
                product == null ? "" : products.find(product).map(Product::name).orElse("");
        String title = customerName.isEmpty() || productName.isEmpty() ? "" : productName + " for " + customerName;
        return QuoteForm.fresh(
                customerName,
                opportunity == null ? "" : opportunity.id(),
                title,
                product == null ? "" : product.toString(),
                "");
    }

    private static List<LineForm> lines(QuoteForm form, String action) {
        List<LineForm> lines = new ArrayList<>(form.lines());
        if (action.equals(ADD)) {
            lines.add(LineForm.empty());
        } else {
            String index = action.substring(REMOVE.length());
            if (index.matches("\\d{1,3}") && Integer.parseInt(index) < lines.size()) {
                lines.remove(Integer.parseInt(index));
            }
        }
        return lines;
    }

    private void requireSeller(Principal user) {
        if (!deals.maySell(user.getName())) {
            throw new NotAllowed("Only sales people make quotes");
        }
    }
}
