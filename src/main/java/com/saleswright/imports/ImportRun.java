package com.saleswright.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file that somebody imported or looked at.
 *
 * @param uploadId the first run of the same upload
 * @param kind null when the file is of no known kind
 * @param startedBy user id
 * @param finishedAt when it was imported, failed or was dropped
 * @param rowsDone rows written so far
 * @param workedMillis time spent on checking and writing
 * @param message what happened to the file as a whole, as a sentence
 */
public record ImportRun(
        long id,
        long uploadId,
        @Nullable ImportKind kind,
        String fileName,
        ImportOptions options,
        Status status,
        @Nullable ApplyMode mode,
        String startedBy,
        Instant startedAt,
        @Nullable String appliedBy,
        @Nullable Instant finishedAt,
        int rowsTotal,
        int rowsDone,
        int rowsNew,
        int rowsChanged,
        int rowsUnchanged,
        int rowsWrong,
        int warnings,
        long workedMillis,
        @Nullable String message) {

    /** How far it is. */
    public enum Status {
        /** Waiting to be read, or being read. */
        CHECKING,
        /** Shows what would change. */
        READY,
        /** Not a file that can be imported. */
        UNREADABLE,
        /** Waiting to be written. */
        QUEUED,
        /** Being written. */
        APPLYING,
        /** Written. */
        APPLIED,
        /** Had wrong rows and was to be imported whole or not at all. Nothing was changed. It can be tried again. */
        NOT_APPLIED,
        /** Dropped by somebody. Nothing was changed. */
        CANCELLED,
        /** Stopped by an error. Nothing was changed. */
        FAILED;

        public boolean isBusy() {
            return this == CHECKING || this == QUEUED || this == APPLYING;
        }

        /** Whether somebody can still decide to import it. */
        public boolean isOpen() {
            return this == READY || this == NOT_APPLIED;
        }
    }

    /** Time spent on it, in seconds. */
    public BigDecimal seconds() {
        return BigDecimal.valueOf(workedMillis).divide(BigDecimal.valueOf(1000), 1, RoundingMode.HALF_UP);
    }

    public int percentDone() {
        return rowsTotal == 0 ? 0 : (int) (100L * rowsDone / rowsTotal);
    }
}
