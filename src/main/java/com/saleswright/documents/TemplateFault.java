package com.saleswright.documents;

import org.jspecify.annotations.Nullable;

/** A document cannot be built from its template; the message says what to mend in it. */
public class TemplateFault extends RuntimeException {

    TemplateFault(String message) {
        super(message);
    }

    TemplateFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
