package com.saleswright.surveys;

import java.util.Locale;

/** How a survey stands. */
public enum SurveyStatus {
    PLANNED,
    SKIPPED,
    SENT,
    ANSWERED,
    BOUNCED,
    OPTED_OUT,
    EXPIRED,
    CANCELLED;

    /** As people read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
