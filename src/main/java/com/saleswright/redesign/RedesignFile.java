package com.saleswright.redesign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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

    /** Names its content: two states of a file have the same tag only when they say the same. */
    public String tag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
