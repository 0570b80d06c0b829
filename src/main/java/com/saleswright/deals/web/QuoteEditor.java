package com.saleswright.deals.web;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.deals.Attachments;
import com.saleswright.deals.Calculation;
import com.saleswright.deals.Deals;
import com.saleswright.deals.Quote;
import com.saleswright.deals.QuoteLine;
import com.saleswright.deals.QuoteRejected.Problem;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.people.People;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page on which a quote is changed. */
@Component
class QuoteEditor {

    private static final int CUSTOMERS_OFFERED = 50;
    private static final int OPPORTUNITIES_OFFERED = 200;

    /** A choice of the opportunity field. */
    record Choice(String id, String label) {}

    private final Deals deals;
    private final Attachments attachments;
    private final Customers customers;
    private final Products products;
    private final Opportunities opportunities;
    private final People people;
    private final FormReader reader;

    QuoteEditor(
            Deals deals,
            Attachments attachments,
            Customers customers,
            Products products,
            Opportunities opportunities,
            People people,
            FormReader reader) {
        this.deals = deals;
        this.attachments = attachments;
        this.customers = customers;
        this.products = products;
        this.opportunities = opportunities;
        this.people = people;
        this.reader = reader;
    }

    /** The page with what the quote, or nothing yet, has; nothing is marked as wrong. */
    String page(Model model, @Nullable Quote quote, QuoteForm form, String user) {
        return page(model, quote, form, Map.of(), user);
    }

    /**
     * The page with what was entered.
     *
     * @param quote null for a new one
     * @param errors what is wrong, by field
     */
    String page(Model model, @Nullable Quote quote, QuoteForm form, Map<String, String> errors, String user) {
        fill(model, quote, form, user);
        // The layout takes its title as a parameter, in which Thymeleaf allows no expression with the word "new".
        model.addAttribute("heading", quote == null ? "New quote" : quote.number())
                .addAttribute("errors", errors)
                .addAttribute("customerNames", customerNames(""))
                .addAttribute("products", productsFor(form))
                .addAttribute("opportunities", opportunitiesFor(form, user));
        if (quote != null) {
            model.addAttribute("files", attachments.of(quote.number()))
                    .addAttribute("timeline", deals.timeline(quote.number(), user))
                    .addAttribute("rounds", deals.rounds(quote.number(), user));
        }
        return "deals/edit";
    }

    /** What follows from the texts: prices, totals and the preview. */
    void fill(Model model, @Nullable Quote quote, QuoteForm form, String user) {
        FormReader.Read read = reader.read(form);
        Calculation result = deals.calculate(read.draft(), quote == null ? null : quote.number(), user);
        List<LineForm> lines = new ArrayList<>();
        List<@Nullable QuoteLine> priced = new ArrayList<>();
        for (int i = 0; i < form.lines().size(); i++) {
            String path = "lines[%d].".formatted(i);
            boolean readable = read.errors().keySet().stream().noneMatch(f -> f.startsWith(path));
            QuoteLine line =
                    readable && i < result.lines().size() ? result.lines().get(i) : null;
            priced.add(line);
            lines.add(line == null ? form.lines().get(i) : form.lines().get(i).with(line));
        }
        model.addAttribute("quote", quote)
                .addAttribute("form", form.with(lines))
                .addAttribute("priced", priced)
                .addAttribute("preview", read.errors().isEmpty() ? result.preview() : null)
                .addAttribute("viewer", Viewer.of(user, people));
    }

    /** Everything that is wrong with what was entered, by field. */
    Map<String, String> errors(QuoteForm form, @Nullable String number, String user) {
        FormReader.Read read = reader.read(form);
        return byField(
                read.errors(), deals.calculate(read.draft(), number, user).problems());
    }

    static Map<String, String> byField(Map<String, String> unreadable, List<Problem> problems) {
        Map<String, String> errors = new LinkedHashMap<>(unreadable);
        problems.forEach(p -> errors.putIfAbsent(p.field(), p.reason()));
        return errors;
    }

    /** Names that contain the text. */
    List<String> customerNames(String text) {
        return customers.search(text, 0, CUSTOMERS_OFFERED).map(Customer::name).getContent();
    }

    private List<Product> productsFor(QuoteForm form) {
        List<Product> offered = new ArrayList<>(products.active());
        form.lines().stream()
                .map(LineForm::product)
                .filter(id -> id.matches("\\d{1,18}"))
                .distinct()
                .filter(id -> offered.stream().noneMatch(p -> p.key() == Long.parseLong(id)))
                .forEach(id -> products.find(Long.parseLong(id)).ifPresent(offered::add));
        return offered;
    }

    private List<Choice> opportunitiesFor(QuoteForm form, String user) {
        List<Opportunity> offered = new ArrayList<>(
                opportunities.openOf(user).stream().limit(OPPORTUNITIES_OFFERED).toList());
        if (!form.opportunity().isEmpty() && offered.stream().noneMatch(o -> o.id().equals(form.opportunity()))) {
            opportunities.find(form.opportunity()).ifPresent(offered::add);
        }
        Map<Long, String> names = new HashMap<>(customers.names(offered.stream()
                .map(Opportunity::customerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        return offered.stream()
                .map(o -> new Choice(
                        o.id(), o.id() + " · " + (o.customerId() == null ? "no customer" : names.get(o.customerId()))))
                .toList();
    }
}
