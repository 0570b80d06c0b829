package com.saleswright.redesign.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One case before and after.
 *
 * @param id of its process instance
 * @param before on the version that it ran on
 * @param after on the draft; null for a case that its own version does not reproduce
 */
public record ReplayedCase(String id, @Nullable String businessKey, CaseResult before, @Nullable CaseResult after) {

    @JsonIgnore
    public boolean isCalibrated() {
        return before.deviation() == null;
    }

    @JsonIgnore
    public boolean isChanged() {
        return after != null && after.differsFrom(before);
    }

    /** Whether the record covers it to an end. */
    @JsonIgnore
    public boolean isKnown() {
        return after != null && after.unknown() == null;
    }
}
