package com.saleswright.redesign.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A redesign as typed by somebody; a missing field is empty. */
record RedesignForm(String capability, String title, String reason) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 2_000;

    RedesignForm(@Nullable String capability, @Nullable String title, @Nullable String reason) {
        this.capability = trimmed(capability);
        this.title = trimmed(title);
        this.reason = trimmed(reason);
    }

    /** What is wrong, by field, each with what would be right. */
    Map<String, String> errors(Collection<String> capabilities) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!capabilities.contains(capability)) {
            errors.put(
                    "capability",
                    capability.isEmpty()
                            ? "Choose what to change."
                            : "Nothing is live that is called '%s'. Choose one of the list.".formatted(capability));
        }
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            errors.put("title", "Give a title of 1 to %d characters.".formatted(LONGEST_TITLE));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            errors.put(
                    "reason",
                    "Say why, in 1 to %,d characters. Whoever decides on it reads this.".formatted(LONGEST_REASON));
        }
        return errors;
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
