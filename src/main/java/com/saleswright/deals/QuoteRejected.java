package com.saleswright.deals;

import java.util.List;
import java.util.stream.Collectors;

/** What was entered breaks a rule. Nothing is changed. */
public class QuoteRejected extends RuntimeException {

    /**
     * One reason.
     *
     * @param field as {@link QuoteDraft} calls it; of a line {@code lines[0].netPrice}
     * @param value what was entered, shortened; empty when missing
     * @param reason what is wrong and what would be right
     */
    public record Problem(String field, String value, String reason) {}

    private final transient List<Problem> problems;

    public QuoteRejected(List<Problem> problems) {
        super(problems.stream().map(p -> p.field() + ": " + p.reason()).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
