package com.saleswright.imports.web;

import com.saleswright.imports.ApplyMode;
import com.saleswright.imports.ImportKind;
import com.saleswright.imports.ImportRun;
import com.saleswright.imports.Problem;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as the REST API tells it.
 *
 * @param seconds time spent on checking and writing, without waiting
 * @param problems the first thousand
 */
record ImportReport(
        long id,
        long uploadId,
        @Nullable String kind,
        String file,
        ImportRun.Status status,
        @Nullable String mode,
        String startedBy,
        int rows,
        int added,
        int changed,
        int unchanged,
        int wrong,
        int warnings,
        BigDecimal seconds,
        @Nullable String message,
        List<Problem> problems) {

    static ImportReport of(ImportRun run, List<Problem> problems) {
        ImportKind kind = run.kind();
        ApplyMode mode = run.mode();
        return new ImportReport(
                run.id(),
                run.uploadId(),
                kind == null ? null : kind.code(),
                run.fileName(),
                run.status(),
                mode == null ? null : mode.code(),
                run.startedBy(),
                run.rowsTotal(),
                run.rowsNew(),
                run.rowsChanged(),
                run.rowsUnchanged(),
                run.rowsWrong(),
                run.warnings(),
                run.seconds(),
                run.message(),
                problems);
    }
}
