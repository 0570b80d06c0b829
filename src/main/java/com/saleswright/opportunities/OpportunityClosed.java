package com.saleswright.opportunities;

import java.util.Locale;

/** The opportunity was won or lost already, so it cannot be won or lost now. */
public class OpportunityClosed extends RuntimeException {

    OpportunityClosed(Opportunity opportunity) {
        super("Opportunity %s is %s since %s."
                .formatted(opportunity.id(), opportunity.stage().toLowerCase(Locale.ROOT), opportunity.closedOn()));
    }
}
