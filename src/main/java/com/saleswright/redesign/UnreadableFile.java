package com.saleswright.redesign;

import org.jspecify.annotations.Nullable;

/** A file that is no diagram, no decision table and no form. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableFile(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
