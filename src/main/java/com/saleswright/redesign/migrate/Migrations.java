package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.migrate.MigratedCase.Status;
import com.saleswright.redesign.migrate.MigrationRows.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the running cases of a redesign's processes to its version, and back. A case at a called process leaves that
 * one alone: it is migrated with the redesign of its own capability.
 */
@Service
public class Migrations {

    private final Redesigns redesigns;
    private final Routes routes;
    private final Previews previews;
    private final MigrationRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Migrations(
            Redesigns redesigns,
            Routes routes,
            Previews previews,
            MigrationRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.redesigns = redesigns;
        this.routes = routes;
        this.previews = previews;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What would become of each running case. Before the redesign is deployed too. Takes a few milliseconds a case.
     *
     * @throws RedesignRefused when its files cannot be deployed
     * @throws IllegalStateException inside a step of a process
     */
    public Preview preview(String number) {
        return preview(number, Direction.FORWARD, (cases, of) -> {});
    }

    /** What would become of each case on the redesign's version if it went back; nothing before it is deployed. */
    public Preview rollBackPreview(String number) {
        return preview(number, Direction.BACK, (cases, of) -> {});
    }

    /** The same, told how far it is. */
    public Preview preview(String number, Direction direction, Preview.Watcher watcher) {
        return previews.of(redesigns.get(number), direction, watcher);
    }

    /** What tells whether an earlier preview still holds, running cases apart. */
    @Transactional(readOnly = true)
    public String state(String number, Direction direction) {
        Redesign redesign = redesigns.get(number);
        return redesign.status() + "/" + redesign.deployment() + "/" + redesign.base() + "/"
                + redesigns.renames(number) + rows.mappings(number, direction)
                + rows.mappings(number, Direction.FORWARD)
                + rows.latest(number).map(r -> r.id() + "/" + r.status()).orElse("")
                + redesigns.files(number).stream().map(f -> f.revision()).toList();
    }

    /** The owner decides where cases go on that wait in a step without a counterpart. */
    @Transactional
    public void map(String number, Direction direction, StepMapping mapping, String user) {
        redesigns.get(number);
        rows.map(number, direction, mapping, user, clock.instant());
    }

    /** The owner takes that back. */
    @Transactional
    public void forget(String number, Direction direction, String process, String step) {
        rows.forget(number, direction, process, step);
    }

    /**
     * Begins to migrate all running cases to the version of a redesign; the work is done in the background.
     *
     * @throws RedesignRefused when it is not deployed, or a migration is under way
     */
    @Transactional
    public void start(String number, String user) {
        Redesign redesign = redesigns.get(number);
        if (redesign.is(RedesignStatus.ROLLED_BACK)) {
            throw new RedesignRefused(
                    "%s is rolled back; its cases cannot go to a version that was given up.".formatted(number));
        }
        begin(redesign, Direction.FORWARD, user);
    }

    /**
     * Begins to take the cases on the version of a redesign back: to what is live if the old files are live again, else
     * to the version that the redesign began with.
     *
     * @throws RedesignRefused when it is not deployed, or a migration is under way
     */
    @Transactional
    public void startRollBack(String number, String user) {
        begin(redesigns.get(number), Direction.BACK, user);
    }

    private void begin(Redesign redesign, Direction direction, String user) {
        String number = redesign.number();
        if (redesign.deployment() == null) {
            throw new RedesignRefused("%s is not deployed yet. Deploy it first.".formatted(number));
        }
        rows.lock(number);
        rows.latest(number).filter(r -> !r.status().isOver()).ifPresent(r -> {
            throw new RedesignRefused("A migration of %s is %s. Wait for its end, or stop it."
                    .formatted(number, r.status().label()));
        });
        Instant now = clock.instant();
        long run = rows.add(number, direction, user, now);
        for (Route route : routes.deployed(redesign, direction)) {
            if (route.target() != null) {
                rows.addCases(run, route.source(), route.target());
            }
        }
        if (rows.finish(run, now)) {
            events.publishEvent(new MigrationFinished(number, direction));
        }
    }

    /** How far the latest migration of a redesign is, in whichever direction; empty when there was none. */
    @Transactional(readOnly = true)
    public Optional<Progress> progress(String number) {
        return rows.latest(number)
                .map(r -> new Progress(
                        r.id(),
                        r.redesign(),
                        r.direction(),
                        r.status(),
                        r.startedBy(),
                        r.startedAt(),
                        r.endedAt(),
                        rows.counts(r.id())));
    }

    /** Whether the latest migration of a redesign is over: done, or stopped. Some cases may have stayed. */
    @Transactional(readOnly = true)
    public boolean isFinished(String number) {
        return rows.latest(number).filter(r -> r.status().isOver()).isPresent();
    }

    /** A part of the cases of the latest migration. */
    @Transactional(readOnly = true)
    public List<MigratedCase> cases(String number, @Nullable Status status, int offset, int most) {
        return rows.latest(number)
                .map(r -> rows.cases(r.id(), status, offset, most))
                .orElse(List.of());
    }

    /** Cases that have not had their turn wait until it goes on. */
    @Transactional
    public void pause(String number) {
        move(number, MigrationStatus.RUNNING, MigrationStatus.PAUSED);
    }

    @Transactional
    public void resume(String number) {
        move(number, MigrationStatus.PAUSED, MigrationStatus.RUNNING);
    }

    /** Ends it: cases that have not had their turn stay on their version. */
    @Transactional
    public void stop(String number) {
        Run run = latest(number);
        Instant now = clock.instant();
        if (run.status().isOver() || !rows.move(run.id(), run.status(), MigrationStatus.STOPPED, now)) {
            throw refused(run);
        }
        rows.skipWaiting(run.id(), "The migration was stopped before its turn.", now);
        events.publishEvent(new MigrationFinished(number, run.direction()));
    }

    /** Gives cases that could not be migrated another turn. */
    @Transactional
    public void retry(String number) {
        rows.lock(number);
        Run run = latest(number);
        if (run.status() == MigrationStatus.PAUSED) {
            throw refused(run);
        }
        if (rows.retry(run.id()) > 0 && run.status().isOver()) {
            rows.move(run.id(), run.status(), MigrationStatus.RUNNING, null);
        }
    }

    private void move(String number, MigrationStatus from, MigrationStatus to) {
        Run run = latest(number);
        if (!rows.move(run.id(), from, to, null)) {
            throw refused(run);
        }
    }

    private Run latest(String number) {
        return rows.latest(number).orElseThrow(() -> new NoSuchElementException("No migration of " + number));
    }

    private static RedesignRefused refused(Run run) {
        return new RedesignRefused("The migration of %s is %s."
                .formatted(run.redesign(), run.status().label()));
    }
}
