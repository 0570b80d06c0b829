package com.saleswright.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of file is read and written.
 *
 * @param <T> what a row becomes
 */
interface ImportFormat<T> {

    ImportKind kind();

    /** The names that rows of this kind introduce for the files after it. */
    default @Nullable NameKind introduces() {
        return null;
    }

    /** What importing the file would do. Changes nothing. */
    Plan<T> plan(CsvFile file, ImportOptions options, Known known);

    /**
     * Writes rows of a plan.
     *
     * @param by user id of the person who imports
     */
    void write(List<T> rows, ImportOptions options, String by);
}
