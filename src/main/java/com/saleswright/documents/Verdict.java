package com.saleswright.documents;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Seals#verify} found out about a file.
 *
 * @param seal the seal that decided, if there is one that can be read
 */
public record Verdict(Finding finding, @Nullable Seal seal) {

    /** From the best to the worst, as far as trust goes. */
    public enum Finding {
        /** Sealed by us, and every byte is as it was. */
        OURS,
        /** Sealed by us, but something was added after the seal, which may change what is seen. */
        EXTENDED,
        /** The seal and the content do not fit, or the seal is broken. */
        CHANGED,
        /** Sealed or signed by somebody else and not by us. */
        FOREIGN,
        /** A PDF without a seal. */
        NOT_SEALED,
        /** Not a PDF. */
        NOT_A_PDF
    }

    static Verdict of(Finding finding) {
        return new Verdict(finding, null);
    }
}
