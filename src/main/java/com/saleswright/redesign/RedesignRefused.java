package com.saleswright.redesign;

/** What was asked of a redesign cannot be done; the message says why and what to do instead. */
public class RedesignRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RedesignRefused(String message) {
        super(message);
    }

    /** Somebody else saved the same file since it was read. */
    public static final class SavedMeanwhile extends RedesignRefused {

        private static final long serialVersionUID = 1;

        private final int revision;

        SavedMeanwhile(String path, String by, int revision) {
            super(
                    "%s was saved by %s since you opened it. Look at their version, then save yours over it or take theirs."
                            .formatted(path, by));
            this.revision = revision;
        }

        /** The revision that is stored now. */
        public int revision() {
            return revision;
        }
    }
}
