package com.saleswright.surveys;

import java.util.Locale;

/** How a campaign stands. */
public enum CampaignStatus {
    DRAFT,
    RUNNING,
    PAUSED,
    /** Ended by somebody before everybody was asked. */
    STOPPED,
    /** Everybody has been asked; answers may still come. */
    COMPLETED;

    /** As people read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
