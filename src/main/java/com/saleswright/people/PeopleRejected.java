package com.saleswright.people;

import java.util.List;

/** An employee, office or absence that breaks a rule. Nothing is changed. */
public class PeopleRejected extends RuntimeException {

    /**
     * One reason.
     *
     * @param field name of the record component
     * @param value what was given; empty when missing
     * @param remedy what is wrong and what would be right, as a sentence
     */
    public record Problem(String field, String value, String remedy) {}

    private final transient List<Problem> problems;

    public PeopleRejected(List<Problem> problems) {
        super(String.join(
                " ",
                problems.stream()
                        .map(p -> p.field() + ": " + p.remedy()
                                + (p.value().isEmpty() ? "" : " (was: " + p.value() + ")"))
                        .toList()));
        this.problems = List.copyOf(problems);
    }

    public PeopleRejected(String field, String value, String remedy) {
        this(List.of(new Problem(field, value, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
