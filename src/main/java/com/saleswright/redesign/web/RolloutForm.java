package com.saleswright.redesign.web;

import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Rollout;
import org.jspecify.annotations.Nullable;

/** How a redesign goes live, as typed. */
record RolloutForm(@Nullable String rollout, @Nullable String share, @Nullable String days) {

    /** @throws RedesignRefused when a number is none, or out of bounds */
    Rollout read() {
        return "trial".equals(rollout)
                ? new Rollout(whole(share, "share of the new cases"), whole(days, "days of the trial"))
                : Rollout.ALL_AT_ONCE;
    }

    private static int whole(@Nullable String typed, String what) {
        String text = typed == null ? "" : typed.strip();
        if (!text.matches("\\d{1,4}")) {
            throw new RedesignRefused("Enter the %s as a whole number; '%s' is none.".formatted(what, text));
        }
        return Integer.parseInt(text);
    }
}
