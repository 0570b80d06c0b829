package com.saleswright.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to a file with wrong rows. */
public enum ApplyMode {
    /** The file is imported only when every row is good. */
    ALL_OR_NOTHING,
    /** The good rows are imported, the wrong ones are left out and listed. */
    GOOD_ROWS;

    /** The name in requests, for example {@code good-rows}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ApplyMode> of(String code) {
        return Arrays.stream(values()).filter(m -> m.code().equals(code)).findFirst();
    }
}
