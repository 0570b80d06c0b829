package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Impact;
import com.saleswright.redesign.RedesignRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/** What would become of the cases that run now. */
@Component
@Order(3)
class ImpactOfMigration implements Impact {

    private static final Logger log = LoggerFactory.getLogger(ImpactOfMigration.class);
    private static final String TOPIC = "Running cases";
    /** A case takes milliseconds; the review must not wait for many thousands of them. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Migrations migrations;
    /** A step of a process cannot rehearse, since its own work would be thrown away: a thread beside it does. */
    private final SimpleAsyncTaskExecutor beside = new SimpleAsyncTaskExecutor("impact-of-migration-");

    ImpactOfMigration(Migrations migrations) {
        this.migrations = migrations;
        beside.setDaemon(true);
    }

    @Override
    public List<Line> of(String number) {
        CompletableFuture<Preview> look = CompletableFuture.supplyAsync(() -> migrations.preview(number), beside);
        try {
            return lines(look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException later) {
            return untried("there are too many to try them all while you wait");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return untried("the server was stopped");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RedesignRefused refused) {
                return untried(String.valueOf(refused.getMessage()));
            }
            // The review goes on without it: who reviews is told, and can look again on the page.
            log.warn("Running cases of {} could not be tried", number, failed);
            return untried(String.valueOf(failed.getMessage()));
        }
    }

    private static List<Line> lines(Preview preview) {
        if (preview.cases().isEmpty()) {
            return List.of(new Line(TOPIC, "No case runs now.", false));
        }
        Map<String, List<RunningCase>> byProcess = preview.cases().stream()
                .collect(Collectors.groupingBy(RunningCase::processName, TreeMap::new, Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        byProcess.forEach((process, cases) -> lines.add(line(process, cases)));
        return lines;
    }

    private static Line line(String process, List<RunningCase> cases) {
        Map<Verdict, Long> counts =
                cases.stream().collect(Collectors.groupingBy(RunningCase::verdict, Collectors.counting()));
        long safe = counts.getOrDefault(Verdict.SAFE, 0L);
        long open = counts.getOrDefault(Verdict.NEEDS_MAPPING, 0L);
        long cannot = counts.getOrDefault(Verdict.CANNOT, 0L);
        List<String> parts = new ArrayList<>();
        if (safe > 0) {
            parts.add(safe == cases.size() ? "all can follow" : safe + " can follow");
        }
        if (open > 0) {
            parts.add("for %d somebody must say where to go on".formatted(open));
        }
        if (cannot > 0) {
            parts.add("%d cannot follow".formatted(cannot));
        }
        return new Line(
                TOPIC,
                "%s: %s now; %s."
                        .formatted(
                                process,
                                cases.size() == 1 ? "1 case runs" : cases.size() + " cases run",
                                cases.size() == 1 && safe == 1 ? "it can follow" : String.join(", ", parts)),
                safe < cases.size());
    }

    private static List<Line> untried(String why) {
        return List.of(new Line(
                TOPIC,
                "They were not tried: %s. Look at them on the page of the migration."
                        .formatted(why.replaceFirst("\\.$", "")),
                true));
    }
}
