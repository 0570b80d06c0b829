package com.saleswright.imports;

import com.saleswright.imports.ImportRun.Status;
import com.saleswright.imports.Plan.State;
import com.saleswright.people.PeopleRejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks and writes files one after the other in the background, so that nobody waits and files build on each other in
 * the order in which they were queued.
 *
 * <p>A file is written in one transaction with its status: it is imported exactly when the status says so.
 */
@Component
class ImportRunner implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int PORTION = 250;

    private final ImportRuns runs;
    private final ImportProblems problems;
    private final Directory directory;
    private final Map<ImportKind, ImportFormat<?>> formats;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate separately;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "imports"));

    ImportRunner(
            ImportRuns runs,
            ImportProblems problems,
            Directory directory,
            List<ImportFormat<?>> formats,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.problems = problems;
        this.directory = directory;
        this.formats = formats.stream().collect(Collectors.toMap(ImportFormat::kind, Function.identity()));
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.separately = new TransactionTemplate(transactions);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void check(long runId) {
        worker.execute(() -> guarded(runId, () -> checkNow(runId)));
    }

    void apply(long runId) {
        worker.execute(() -> guarded(runId, () -> applyNow(runId)));
    }

    /** Waits until everything that is queued now is finished; false when it takes longer. */
    boolean await(Duration longest) {
        try {
            worker.submit(() -> {}).get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives up files that were being worked on when the service stopped: nothing of them was written. Runs before the
     * first request is taken, which may bring a new file.
     */
    @Override
    public void afterSingletonsInstantiated() {
        for (ImportRun run : runs.busy()) {
            if (runs.move(run.id(), Set.of(run.status()), Status.FAILED)) {
                runs.say(run.id(), "The service stopped meanwhile. Nothing was imported. Choose the file again.");
            }
        }
    }

    private void guarded(long runId, Runnable work) {
        Instant start = clock.instant();
        try {
            work.run();
        } catch (UnreadableFile e) {
            end(runId, Status.UNREADABLE, e.getMessage());
        } catch (PeopleRejected e) {
            end(runId, Status.FAILED, "Nothing was imported. " + e.getMessage());
        } catch (DataAccessException e) {
            LOG.warn("Import {} failed", runId, e);
            end(runId, Status.FAILED, "Nothing was imported: somebody changed the same data meanwhile. Try again.");
        } catch (RuntimeException e) {
            LOG.error("Import {} failed", runId, e);
            end(runId, Status.FAILED, "Nothing was imported because of an internal error. The log tells more.");
        }
        runs.worked(runId, Duration.between(start, clock.instant()).toMillis());
    }

    private void end(long runId, Status status, @Nullable String message) {
        separately.executeWithoutResult(t -> {
            if (runs.move(runId, Set.of(Status.CHECKING, Status.QUEUED, Status.APPLYING), status)) {
                runs.say(runId, message);
            }
        });
    }

    private void checkNow(long runId) {
        ImportRun run = runs.find(runId).orElseThrow();
        CsvFile file = CsvFile.read(runs.content(runId));
        ImportFormat<?> format = format(run, file);
        transaction.executeWithoutResult(t -> {
            Plan<?> plan = format.plan(file, run.options(), known(run.uploadId(), runId));
            record(run, format, file, plan);
            if (runs.move(runId, Set.of(Status.CHECKING), Status.READY)) {
                runs.say(runId, null);
            }
        });
    }

    private void applyNow(long runId) {
        if (runs.move(runId, Set.of(Status.QUEUED), Status.APPLYING)) {
            ImportRun run = runs.find(runId).orElseThrow();
            CsvFile file = CsvFile.read(runs.content(runId));
            applyNow(run, file, format(run, file));
        }
    }

    private <T> void applyNow(ImportRun run, CsvFile file, ImportFormat<T> format) {
        boolean written = Boolean.TRUE.equals(transaction.execute(t -> {
            // Once more, and without what other files may add: the data may have changed since the preview.
            Plan<T> plan = format.plan(file, run.options(), directory.read());
            separately.executeWithoutResult(s -> record(run, format, file, plan));
            if (run.mode() == ApplyMode.ALL_OR_NOTHING && plan.count(State.WRONG) > 0) {
                return false;
            }
            write(run, format, plan.writes());
            if (!runs.move(run.id(), Set.of(Status.APPLYING), Status.APPLIED)) {
                throw new IllegalStateException("Import %d was given up meanwhile".formatted(run.id()));
            }
            runs.say(run.id(), null);
            return true;
        }));
        if (!written) {
            end(
                    run.id(),
                    Status.NOT_APPLIED,
                    "Nothing was imported, because some rows are wrong. Correct them, say what the names mean,"
                            + " or import the good rows only.");
        }
    }

    private <T> void write(ImportRun run, ImportFormat<T> format, List<T> rows) {
        for (int from = 0; from < rows.size(); from += PORTION) {
            int to = Math.min(from + PORTION, rows.size());
            format.write(rows.subList(from, to), run.options(), run.startedBy());
            // For those who watch; the rows themselves are seen when all are written.
            separately.executeWithoutResult(t -> runs.done(run.id(), to));
        }
    }

    private void record(ImportRun run, ImportFormat<?> format, CsvFile file, Plan<?> plan) {
        List<Problem> all = new ArrayList<>();
        List<String> ignored = file.header().stream()
                .filter(c -> !format.kind().columns().contains(c))
                .toList();
        if (!ignored.isEmpty()) {
            all.add(Problem.notice("Columns that are not used: %s.".formatted(String.join(", ", ignored))));
        }
        all.addAll(plan.problems().toList());
        problems.replace(run.id(), all);
        runs.count(run.id(), format.kind(), plan);
    }

    /** What is known when all files of an upload are imported that are still to come. */
    Known knownAfter(long uploadId) {
        return known(uploadId, Long.MAX_VALUE);
    }

    /** What is known when the files before this run in the same upload are imported first. */
    private Known known(long uploadId, long runId) {
        Known known = directory.read();
        for (ImportRun earlier : runs.ofUpload(uploadId)) {
            boolean coming = earlier.status().isOpen() || earlier.status() == Status.QUEUED;
            if (earlier.id() < runId && coming) {
                CsvFile file = CsvFile.read(runs.content(earlier.id()));
                ImportFormat<?> format = format(earlier, file);
                NameKind introduces = format.introduces();
                if (introduces != null) {
                    known = known.and(
                            introduces,
                            format.plan(file, earlier.options(), known).goodKeys());
                }
            }
        }
        return known;
    }

    private ImportFormat<?> format(ImportRun run, CsvFile file) {
        ImportKind kind = Optional.ofNullable(run.kind())
                .or(() -> ImportKind.byHeader(file.header()))
                .orElseThrow(() -> new UnreadableFile(
                        "The header is of no known kind of file. Its columns are: %s. The first line must name the columns."
                                .formatted(shorten(String.join(", ", file.header())))));
        List<String> missing =
                kind.columns().stream().filter(c -> !file.header().contains(c)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFile("Columns are missing for %s: %s. Add them; their cells may be empty where allowed."
                    .formatted(kind.label(), String.join(", ", missing)));
        }
        ImportFormat<?> format = formats.get(kind);
        if (format == null) {
            throw new IllegalStateException("No format for " + kind);
        }
        return format;
    }

    private static String shorten(String text) {
        return text.length() > 200 ? text.substring(0, 199) + "…" : text;
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
