package com.saleswright.redesign.replay;

import com.saleswright.engine.Content;
import com.saleswright.engine.EngineGuard;
import com.saleswright.people.Deadline;
import com.saleswright.people.People;
import com.saleswright.people.WorkingTime;
import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Versions;
import com.saleswright.redesign.replay.ReplayRun.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Replays of finished cases against redesigns, one after the other in the background. */
@Service
public class Replays implements DisposableBean {

    /** How many cases are replayed unless somebody says otherwise. */
    public static final int DEFAULT_CASES = 200;

    public static final int MOST_CASES = 2_000;
    private static final int MOST_WAITING = 4;
    /** Runs between two updates of how far a replay is: an update can take as long as a run. */
    private static final int RUNS_PER_UPDATE = 10;

    /** After which a server that runs a replay is taken for stopped; it speaks up four times meanwhile. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private final Recorder recorder;
    private final DecisionReplay decisions;
    private final ReplayRows rows;
    private final Redesigns redesigns;
    private final Versions versions;
    private final Supplier<Catalogue> catalogue;
    private final EngineGuard guard;
    private final People people;
    private final WorkingTime workingTime;
    private final Clock clock;
    /** Replays that run or wait in this server. */
    private final Set<Long> own = ConcurrentHashMap.newKeySet();

    private final ExecutorService executor = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> new Thread(work, "replay"));

    Replays(
            Recorder recorder,
            DecisionReplay decisions,
            ReplayRows rows,
            Redesigns redesigns,
            Versions versions,
            Supplier<Catalogue> catalogue,
            EngineGuard guard,
            People people,
            WorkingTime workingTime,
            Clock clock) {
        this.recorder = recorder;
        this.decisions = decisions;
        this.rows = rows;
        this.redesigns = redesigns;
        this.versions = versions;
        this.catalogue = catalogue;
        this.guard = guard;
        this.people = people;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /**
     * Starts a replay in the background.
     *
     * @param lastN how many finished cases, the last first
     * @return its id
     * @throws RedesignRefused when the number is out of bounds or too many replays wait
     */
    public long start(String redesign, String processId, int lastN, String user) {
        if (lastN < 1 || lastN > MOST_CASES) {
            throw new RedesignRefused("%d cases cannot be replayed. Choose 1 to %,d.".formatted(lastN, MOST_CASES));
        }
        // What is replayed is what the redesign says now, however long others take before.
        Content base = redesigns.base(redesign);
        Content draft = redesigns.content(redesign);
        Renames renames = redesigns.renames(redesign);
        long id = rows.add(redesign, processId, redesigns.filesHash(redesign), user, clock.instant());
        try {
            own.add(id);
            executor.execute(() -> replay(id, redesign, processId, lastN, base, draft, renames));
        } catch (RejectedExecutionException e) {
            own.remove(id);
            rows.end(id, Status.CANCELLED, null, null);
            throw new RedesignRefused("%d replays wait already. Start it when they are done.".formatted(MOST_WAITING));
        }
        return id;
    }

    /** @throws NoSuchElementException for an unknown id */
    public ReplayRun get(long id) {
        return rows.find(id).orElseThrow(() -> new NoSuchElementException("No replay " + id));
    }

    /** Stops a replay; one that has ended stays as it is. */
    public void cancel(long id) {
        rows.end(id, Status.CANCELLED, null, null);
    }

    /** The last replay of a redesign. */
    public Optional<ReplayRun> latest(String redesign) {
        return rows.latest(redesign);
    }

    /** Says that the replays of this server go on, and ends those of a server that has fallen silent. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT30S")
    void beat() {
        Instant now = clock.instant();
        rows.alive(own, now);
        rows.failSilent(now.minus(SILENCE), "The server that ran it was stopped meanwhile. Start the replay again.");
    }

    private void replay(
            long id, String redesign, String processId, int lastN, Content base, Content draft, Renames renames) {
        try {
            List<DecisionReplay.Trial> trials = decisions.read(base, draft, lastN);
            int evaluations = trials.stream().mapToInt(t -> t.recorded().size()).sum();
            ReplayReport report =
                    run(processId, lastN, draft, renames, (done, total) -> tell(id, done, total + evaluations));
            AtomicInteger done = new AtomicInteger(2 * report.cases().size());
            int total = done.get() + evaluations;
            List<DecisionReport> decided = decisions.run(trials, () -> tell(id, done.incrementAndGet(), total));
            rows.end(id, Status.DONE, null, report.with(decided));
        } catch (RuntimeException e) {
            // Whatever a draft can do to an engine ends here: the owner must hear of it.
            log.warn("Replay {} of {} failed", id, redesign, e);
            String message = "It failed: %s Check the draft, then start the replay again.".formatted(e.getMessage());
            rows.end(id, Status.FAILED, message.substring(0, Math.min(message.length(), 2_000)), null);
        } finally {
            own.remove(id);
        }
    }

    /** Some of the runs are enough to watch it, and to stop it. @return false when it is not wanted any more */
    private boolean tell(long id, int done, int total) {
        return done % RUNS_PER_UPDATE != 0 && done < total || rows.progress(id, done, total);
    }

    ReplayReport run(String processId, int lastN, Content draft, Renames renames, Replay.Progress progress) {
        try (Replay replay = open()) {
            return run(replay, processId, lastN, draft, renames, progress);
        }
    }

    /** Takes about a second; whoever opens it closes it. */
    Replay open() {
        return new Replay(
                time -> guard.forEngineApart(Map.of("deadline", new Deadline(people, workingTime, time))),
                catalogue.get());
    }

    ReplayReport run(
            Replay replay, String processId, int lastN, Content draft, Renames renames, Replay.Progress progress) {
        List<RecordedCase> all = recorder.lastFinished(processId, lastN);
        List<RecordedCase> cases = all.stream().filter(c -> !c.migrated()).toList();
        Map<String, byte[]> live = versions.live().files();
        Map<Set<String>, Content> contents = new HashMap<>();
        return new ReplayReport(
                all.size() - cases.size(),
                replay.run(
                        cases,
                        c -> contents.computeIfAbsent(c.deployments(), d -> content(live, d)),
                        draft,
                        renames,
                        progress));
    }

    /** What was live when a case ran: the files of its own deployments, the other capabilities as they are. */
    private Content content(Map<String, byte[]> live, Set<String> deployments) {
        Map<String, byte[]> files = new TreeMap<>(live);
        deployments.forEach(d -> {
            Map<String, byte[]> its = versions.files(d);
            Set<String> folders = Content.of(its).capabilities().keySet();
            files.keySet().removeIf(f -> folders.contains(f.split("/", -1)[1]));
            files.putAll(its);
        });
        return Content.of(files);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
