package com.saleswright.redesign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as a redesign has it.
 *
 * @param path resource name: {@code processes/deals/deal-approval.bpmn}
 * @param text its content; null when the redesign removes it
 * @param revision counts the saves; 0 for a file that is still as in the base
 * @param savedBy user id; null for a file as in the base
 */
public record RedesignFile(
        String path, @Nullable String text, int revision, @Nullable String savedBy, @Nullable Instant savedAt) {

    public boolean isChanged() {
        return revision > 0;
    }
}
