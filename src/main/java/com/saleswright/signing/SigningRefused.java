package com.saleswright.signing;

/** Something that cannot be done like this; nothing is changed. */
public class SigningRefused extends RuntimeException {

    private final String field;
    private final String problem;

    /**
     * @param field which part of the input
     * @param problem key of the text that explains it to signers, below {@code problem.}
     * @param reason the same as a sentence in English, for staff
     */
    SigningRefused(String field, String problem, String reason) {
        super(reason);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public String problem() {
        return problem;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
