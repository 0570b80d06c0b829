package com.saleswright.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A submission that breaks a rule of its form or of the domain. Answered with 400; nothing is changed. */
public class FormRejected extends BadUserRequestException {

    private static final int SHOWN_CHARACTERS = 80;

    /**
     * One reason.
     *
     * @param field key of the field
     * @param value what was submitted, shortened; empty when missing
     * @param reason what is wrong and what would be right, as a sentence that names the field as people see it
     */
    public record Problem(String field, String value, String reason) {

        public Problem {
            value = value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "…";
        }

        private String sentence() {
            return value.isEmpty() ? reason : reason + " (was: " + value + ")";
        }
    }

    private final transient List<Problem> problems;

    public FormRejected(List<Problem> problems) {
        super(String.join(" ", problems.stream().map(Problem::sentence).toList()));
        this.problems = List.copyOf(problems);
    }

    public FormRejected(String field, String value, String reason) {
        this(List.of(new Problem(field, value, reason)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
