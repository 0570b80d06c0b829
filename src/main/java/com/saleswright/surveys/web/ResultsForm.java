package com.saleswright.surveys.web;

import com.saleswright.surveys.Results;
import com.saleswright.surveys.ResultsFilter;
import com.saleswright.surveys.Trigger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filter of results as typed by somebody; a missing field is empty. */
record ResultsForm(
        String from,
        String to,
        String campaign,
        String customerClass,
        String region,
        String product,
        String trigger,
        String rep,
        String text) {

    private static final int LONGEST_TEXT = 100;

    ResultsForm(
            @Nullable String from,
            @Nullable String to,
            @Nullable String campaign,
            @Nullable String customerClass,
            @Nullable String region,
            @Nullable String product,
            @Nullable String trigger,
            @Nullable String rep,
            @Nullable String text) {
        this.from = Typed.trimmed(from);
        this.to = Typed.trimmed(to);
        this.campaign = Typed.trimmed(campaign);
        this.customerClass = Typed.trimmed(customerClass);
        this.region = Typed.trimmed(region);
        this.product = Typed.trimmed(product);
        this.trigger = Typed.trimmed(trigger);
        this.rep = Typed.trimmed(rep);
        this.text = Typed.trimmed(text);
    }

    /** What is wrong, by field, each with what would be right. */
    Map<String, String> errors(Results.Choices choices, LocalDate today) {
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate first = Typed.date(errors, "from", from);
        LocalDate last = Typed.date(errors, "to", to);
        if (errors.isEmpty() && start(first, end(last, today)).isAfter(end(last, today))) {
            errors.put(
                    first == null ? "to" : "from",
                    "The period begins on %s, after its end on %s. Give a first day that is not later."
                            .formatted(start(first, end(last, today)), end(last, today)));
        }
        known(errors, "campaign", "campaign that was started", campaign, choices.campaigns());
        if (!customerClass.matches("[ABC]?")) {
            errors.put("customerClass", "There is no class '%s'. Choose A, B, C or any.".formatted(customerClass));
        }
        known(errors, "region", "office", region, choices.regions());
        known(errors, "product", "product in a survey", product, choices.products());
        if (!trigger.isEmpty()
                && Stream.of(Trigger.values()).noneMatch(t -> t.name().equals(trigger))) {
            errors.put("trigger", "'%s' is no reason to ask. Choose one of the list.".formatted(trigger));
        }
        known(errors, "rep", "sales person whose results you may see", rep, choices.people());
        if (!text.isEmpty() && !choices.search()) {
            errors.put("text", "Only who may read answers can search in them. Leave the search empty.");
        } else if (text.length() > LONGEST_TEXT) {
            errors.put(
                    "text", "%d characters are too many. Search for up to %d.".formatted(text.length(), LONGEST_TEXT));
        }
        return errors;
    }

    /** The filter that a form without errors describes; the last 12 months if it gives no day. */
    ResultsFilter filter(LocalDate today) {
        LocalDate last = end(to.isEmpty() ? null : LocalDate.parse(to), today);
        return new ResultsFilter(
                start(from.isEmpty() ? null : LocalDate.parse(from), last),
                last,
                Typed.orNull(campaign),
                Typed.orNull(customerClass),
                Typed.orNull(region),
                Typed.orNull(product),
                trigger.isEmpty() ? null : Trigger.valueOf(trigger),
                Typed.orNull(rep),
                text);
    }

    boolean isEmpty() {
        return fields().values().stream().allMatch(String::isEmpty);
    }

    /** By name, in the order of the page. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("from", from);
        fields.put("to", to);
        fields.put("campaign", campaign);
        fields.put("customerClass", customerClass);
        fields.put("region", region);
        fields.put("product", product);
        fields.put("trigger", trigger);
        fields.put("rep", rep);
        fields.put("text", text);
        return fields;
    }

    private static LocalDate end(@Nullable LocalDate last, LocalDate today) {
        return Objects.requireNonNullElse(last, today);
    }

    private static LocalDate start(@Nullable LocalDate first, LocalDate end) {
        return Objects.requireNonNullElse(first, end.minusYears(1).plusDays(1));
    }

    private static void known(
            Map<String, String> errors, String field, String what, String value, List<Results.Choice> choices) {
        if (!value.isEmpty() && choices.stream().noneMatch(c -> c.key().equals(value))) {
            errors.put(field, "There is no %s '%s'. Choose one of the list.".formatted(what, value));
        }
    }
}
