package com.saleswright.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A submission that breaks a rule of its form or of the domain. Answered with 400; nothing is changed. */
public class FormRejected extends BadUserRequestException {

    /**
     * One reason.
     *
     * @param field key of the field
     * @param value what was submitted, shortened; empty when missing
     * @param reason what is wrong and what would be right, as a sentence for the person at the form
     */
    public record Problem(String field, String value, String reason) {}

    private final transient List<Problem> problems;

    public FormRejected(List<Problem> problems) {
        super(String.join(
                " ",
                problems.stream()
                        .map(p -> p.field() + ": " + p.reason()
                                + (p.value().isEmpty() ? "" : " (was: " + p.value() + ")"))
                        .toList()));
        this.problems = List.copyOf(problems);
    }

    public FormRejected(String field, String value, String reason) {
        this(List.of(new Problem(field, value, reason)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
