package com.saleswright.redesign;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How a redesign goes live.
 *
 * @param sharePercent of the new cases that run on it at first; 100: all
 * @param days of the trial, in calendar days; 0 for none
 */
@JsonIgnoreProperties("trial")
public record Rollout(int sharePercent, int days) {

    public static final Rollout ALL_AT_ONCE = new Rollout(100, 0);

    public static final int LEAST_SHARE = 10;
    public static final int LARGEST_SHARE = 50;
    public static final int LONGEST_DAYS = 90;

    /** @throws RedesignRefused when the share or the days are out of bounds */
    public Rollout {
        boolean all = sharePercent == 100 && days == 0;
        if (!all && (sharePercent < LEAST_SHARE || sharePercent > LARGEST_SHARE)) {
            throw new RedesignRefused("A trial takes %d to %d of 100 new cases, not %d."
                    .formatted(LEAST_SHARE, LARGEST_SHARE, sharePercent));
        }
        if (!all && (days < 1 || days > LONGEST_DAYS)) {
            throw new RedesignRefused("A trial lasts 1 to %d days, not %d.".formatted(LONGEST_DAYS, days));
        }
    }

    public boolean isTrial() {
        return days > 0;
    }

    /** As a person would say it. */
    @Override
    public String toString() {
        return isTrial()
                ? "a trial with %d %% of the new cases for %d %s"
                        .formatted(sharePercent, days, days == 1 ? "day" : "days")
                : "all new cases at once";
    }
}
