package com.saleswright.redesign;

import org.jspecify.annotations.Nullable;

/** What was asked of a redesign cannot be done; the message says why and what to do instead. */
public class RedesignRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RedesignRefused(String message) {
        super(message);
    }

    /** @throws RedesignRefused for a reason that says nothing, or is too long to be kept */
    static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new RedesignRefused("Say why: others will read it.");
        }
        if (reason.length() > 2000) {
            throw new RedesignRefused("The reason may have 2,000 characters; it has %,d.".formatted(reason.length()));
        }
    }

    /** A file cannot be kept: nobody could open it again, or it is too large. */
    public static final class BadFile extends RedesignRefused {

        private static final long serialVersionUID = 1;

        private final boolean tooLarge;

        BadFile(String message, boolean tooLarge) {
            super(message);
            this.tooLarge = tooLarge;
        }

        public boolean isTooLarge() {
            return tooLarge;
        }
    }

    /** Somebody else saved the same file since it was read, or took it back. */
    public static final class SavedMeanwhile extends RedesignRefused {

        private static final long serialVersionUID = 1;

        private final transient RedesignFile stored;

        SavedMeanwhile(RedesignFile stored) {
            super(message(stored.path(), stored.savedBy()));
            this.stored = stored;
        }

        /** The file as it is stored now. */
        public RedesignFile stored() {
            return stored;
        }

        /** The message with a person's name instead of the user id. */
        public String message(@Nullable String savedBy) {
            return message(stored.path(), savedBy);
        }

        private static String message(String path, @Nullable String savedBy) {
            return savedBy == null
                    ? "%s was taken back to the live version, or over from it. Look at that, then save yours over it or take it."
                            .formatted(path)
                    : "%s was saved by %s since you opened it. Look at their version, then save yours over it or take theirs."
                            .formatted(path, savedBy);
        }
    }
}
