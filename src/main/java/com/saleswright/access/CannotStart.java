package com.saleswright.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Something about who may get in is not settled, so the service does not start. */
class CannotStart extends IllegalStateException {

    private final String remedy;

    CannotStart(String reason, String remedy) {
        super(reason + " " + remedy);
        this.remedy = remedy;
    }

    /** Shows reason and remedy instead of a stack trace; named in {@code META-INF/spring.factories}. */
    static class Analyzer extends AbstractFailureAnalyzer<CannotStart> {

        @Override
        protected FailureAnalysis analyze(Throwable root, CannotStart cause) {
            String message = String.valueOf(cause.getMessage());
            return new FailureAnalysis(message.replace(cause.remedy, "").strip(), cause.remedy, cause);
        }
    }
}
