package com.saleswright.imports;

import com.saleswright.csv.SafeCsv;
import com.saleswright.imports.ImportRun.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports files in two steps: upload and look at what would change, then apply or cancel.
 *
 * <p>Methods return at once; the work is done in the background, and {@link #runs} tells how far it is.
 */
@Service
public class Imports {

    /** Counting stops here: nobody pages through more. */
    public static final int COUNT_CAP = 1000;

    private static final int FILE_NAME_LENGTH = 255;

    private final ImportRuns runs;
    private final ImportProblems problems;
    private final ImportRunner runner;
    private final Mappings mappings;
    private final Directory directory;
    private final TransactionTemplate transaction;

    Imports(
            ImportRuns runs,
            ImportProblems problems,
            ImportRunner runner,
            Mappings mappings,
            Directory directory,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.problems = problems;
        this.runner = runner;
        this.mappings = mappings;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A file as it came.
     *
     * @param kind null: told by its header
     */
    public record Upload(String fileName, byte[] content, @Nullable ImportKind kind) {}

    /** Options or a choice that is missing or wrong. Nothing was done. */
    public static class Refused extends RuntimeException {

        private final transient List<ImportOptions.Problem> problems;

        public Refused(List<ImportOptions.Problem> problems) {
            super(String.join(
                    " ",
                    problems.stream().map(p -> p.field() + ": " + p.reason()).toList()));
            this.problems = List.copyOf(problems);
        }

        public List<ImportOptions.Problem> problems() {
            return problems;
        }
    }

    /**
     * Takes files and checks them in the order in which they build on each other. Changes no data.
     *
     * @param by user id
     * @return the id of the upload
     * @throws Refused when an option is missing or wrong for one of the files
     */
    public long upload(List<Upload> files, ImportOptions options, String by) {
        record Told(Upload file, @Nullable ImportKind kind) {}
        List<Told> inOrder = files.stream()
                .map(f -> new Told(f, kindOf(f).orElse(null)))
                .sorted(Comparator.comparing(Told::kind, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        List<ImportOptions.Problem> wrong = inOrder.stream()
                .flatMap(t -> t.kind() == null ? Stream.empty() : options.problems(t.kind()).stream())
                .distinct()
                .toList();
        if (files.isEmpty()) {
            wrong = List.of(new ImportOptions.Problem("file", "Choose at least one file."));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        List<Long> ids = new ArrayList<>();
        transaction.executeWithoutResult(t -> {
            for (Told told : inOrder) {
                Long uploadId = ids.isEmpty() ? null : ids.get(0);
                ids.add(runs.add(
                        uploadId, told.kind(), name(told.file()), told.file().content(), options, by));
            }
        });
        ids.forEach(runner::check);
        return ids.get(0);
    }

    /** What the file holds, as said or told by its header; empty when it cannot be read: the check says why. */
    public static Optional<ImportKind> kindOf(Upload file) {
        if (file.kind() != null) {
            return Optional.of(file.kind());
        }
        try {
            return ImportKind.byHeader(CsvFile.read(file.content()).header());
        } catch (UnreadableFile e) {
            return Optional.empty();
        }
    }

    private static String name(Upload file) {
        String name = file.fileName().replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() > FILE_NAME_LENGTH ? name.substring(0, FILE_NAME_LENGTH) : name;
    }

    /**
     * Imports the files of an upload that are checked, one after the other.
     *
     * @param by user id
     * @return how many files that are; those that are still being checked are left alone
     */
    public int apply(long uploadId, ApplyMode mode, String by) {
        int files = 0;
        for (ImportRun run : runs(uploadId)) {
            boolean queued = Boolean.TRUE.equals(transaction.execute(t -> {
                boolean moved = runs.move(run.id(), Set.of(Status.READY, Status.NOT_APPLIED), Status.QUEUED);
                if (moved) {
                    runs.choose(run.id(), mode, by);
                }
                return moved;
            }));
            if (queued) {
                runner.apply(run.id());
                files++;
            }
        }
        return files;
    }

    /** Drops the files of an upload that are not being written yet. */
    public void cancel(long uploadId) {
        Set<Status> before = Set.of(Status.CHECKING, Status.READY, Status.NOT_APPLIED, Status.QUEUED);
        runs(uploadId).forEach(run -> runs.move(run.id(), before, Status.CANCELLED));
    }

    /**
     * Says what a spelling means, for this and all later imports.
     *
     * @param uploadId an upload whose files may add the target; null for none
     * @param by user id
     * @throws Refused when there is no such name
     */
    public void map(@Nullable Long uploadId, NameKind kind, String spelling, String target, String by) {
        if (spelling.isBlank() || spelling.length() > 200) {
            throw refused("spelling", "Give a spelling of 1 to 200 characters.");
        }
        Known known = uploadId == null ? directory.read() : runner.knownAfter(uploadId);
        String name = known.names(kind)
                .find(target)
                .orElseThrow(() -> refused("target", "%s is not known. Choose a name that is.".formatted(target)));
        mappings.put(kind, spelling, name, by);
    }

    /** What other spellings mean, by kind and spelling. */
    public List<Mapping> mappings() {
        return mappings.all();
    }

    /** Forgets what a spelling means: the next file that has it asks again. What was imported stays. */
    public void forget(NameKind kind, String spelling) {
        mappings.remove(kind, spelling);
    }

    private static Refused refused(String field, String reason) {
        return new Refused(List.of(new ImportOptions.Problem(field, reason)));
    }

    /** Checks the files of an upload again that are not imported yet. */
    public void recheck(long uploadId) {
        for (ImportRun run : runs(uploadId)) {
            if (runs.move(run.id(), Set.of(Status.READY, Status.NOT_APPLIED), Status.CHECKING)) {
                runner.check(run.id());
            }
        }
    }

    /** Waits until everything that is queued now is finished; false when it takes longer. */
    public boolean await(Duration longest) {
        return runner.await(longest);
    }

    /**
     * The run.
     *
     * @throws NoSuchElementException when there is none
     */
    public ImportRun run(long id) {
        return runs.find(id).orElseThrow(() -> new NoSuchElementException("There is no import " + id));
    }

    /**
     * The files of an upload, in the order in which they build on each other.
     *
     * @throws NoSuchElementException when there is none
     */
    public List<ImportRun> runs(long uploadId) {
        List<ImportRun> found = runs.ofUpload(uploadId);
        if (found.isEmpty()) {
            throw new NoSuchElementException("There is no upload " + uploadId);
        }
        return found;
    }

    /** All runs, newest first; the total is counted up to {@link #COUNT_CAP}. */
    public Page<ImportRun> history(int page, int size) {
        PageRequest request = PageRequest.of(page, size);
        return new PageImpl<>(runs.newest(size, request.getOffset()), request, runs.count(COUNT_CAP));
    }

    /** What is wrong or doubtful, in the order of the file. */
    public List<Problem> problems(long runId, int limit) {
        return problems.of(runId, limit);
    }

    /** The same problems together, the weightiest and most frequent first. */
    public List<ProblemGroup> problemGroups(long runId, int limit) {
        return problems.groups(runId, limit);
    }

    /** The rows that are not imported, with what is wrong with them, as CSV that is safe to open in a spreadsheet. */
    public String wrongRows(long runId) {
        run(runId);
        Map<Long, String> errors = problems.errorsByLine(runId);
        List<List<String>> lines = new ArrayList<>();
        if (!errors.isEmpty()) {
            CsvFile file = CsvFile.read(runs.content(runId));
            lines.add(line(file.header(), "line", "problem"));
            for (CsvFile.Row row : file.rows()) {
                String error = errors.get(row.line());
                if (error != null) {
                    lines.add(line(row.cells(), String.valueOf(row.line()), error));
                }
            }
        }
        return SafeCsv.write(lines);
    }

    private static List<String> line(List<String> cells, String line, String problem) {
        List<String> all = new ArrayList<>(cells);
        all.add(line);
        all.add(problem);
        return all;
    }
}
