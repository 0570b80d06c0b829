package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.migrate.MigratedCase.Status;
import com.saleswright.redesign.migrate.MigrationRows.Run;
import com.saleswright.redesign.migrate.MigrationRows.Waiting;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through the cases of running migrations, each in a transaction of its own: a pause holds at once, and what a
 * crash has interrupted goes on at the next round, on whichever node.
 */
@Component
class MigrationRounds {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRounds.class);
    private static final int AT_ONCE = 50;

    private final MigrationRows rows;
    private final Redesigns redesigns;
    private final Routes routes;
    private final StepPlans plans;
    private final Decisions decisions;
    private final CaseMigrator migrator;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MigrationRounds(
            MigrationRows rows,
            Redesigns redesigns,
            Routes routes,
            StepPlans plans,
            Decisions decisions,
            CaseMigrator migrator,
            RuntimeService runtime,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.redesigns = redesigns;
        this.routes = routes;
        this.plans = plans;
        this.decisions = decisions;
        this.migrator = migrator;
        this.runtime = runtime;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1S")
    void round() {
        rows.running().forEach(this::work);
    }

    /** Gives every waiting case its turn, until none is left or somebody pauses or stops the migration. */
    void work(Run run) {
        Map<String, StepPlan> made = new HashMap<>();
        List<Waiting> next = rows.waiting(run.id(), AT_ONCE);
        while (!next.isEmpty() && isRunning(run)) {
            next.forEach(waiting -> migrate(run, waiting, made));
            next = rows.waiting(run.id(), AT_ONCE);
        }
        if (next.isEmpty()) {
            finish(run);
        }
    }

    private boolean isRunning(Run run) {
        return rows.latest(run.redesign())
                .filter(r -> r.id() == run.id() && r.status() == MigrationStatus.RUNNING)
                .isPresent();
    }

    private void finish(Run run) {
        transaction.executeWithoutResult(t -> {
            if (rows.finish(run.id(), clock.instant())) {
                events.publishEvent(new MigrationFinished(run.redesign(), run.direction()));
            }
        });
    }

    private void migrate(Run run, Waiting waiting, Map<String, StepPlan> made) {
        try {
            ProcessInstance running = runtime.createProcessInstanceQuery()
                    .processInstanceId(waiting.caseId())
                    .singleResult();
            if (running == null) {
                settle(run, waiting, Status.SKIPPED, "It has ended meanwhile.");
            } else if (!running.getProcessDefinitionId().equals(waiting.source())) {
                settle(run, waiting, Status.SKIPPED, "It runs on another version already.");
            } else {
                StepPlan plan = made.computeIfAbsent(waiting.source(), s -> plan(run, waiting));
                Optional<Obstacle> obstacle = migrator.rehearse(plan, waiting.caseId());
                if (obstacle.isPresent()) {
                    settle(run, waiting, Status.FAILED, obstacle.get().reason());
                } else {
                    migrator.migrate(run.id(), plan, waiting.caseId());
                }
            }
        } catch (RuntimeException failed) {
            // Whatever is wrong with one case must not keep the others waiting.
            LOG.warn("Case {} of {} could not be migrated", waiting.caseId(), run.redesign(), failed);
            settle(run, waiting, Status.FAILED, Obstacles.failed(failed).reason());
        }
    }

    private StepPlan plan(Run run, Waiting waiting) {
        Redesign redesign = redesigns.get(run.redesign());
        Route route = routes.deployed(redesign, run.direction()).stream()
                .filter(r -> r.source().id().equals(waiting.source()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Version " + waiting.source() + " is not there any more"));
        Version target = Objects.requireNonNull(route.target());
        Decisions.Made decided = decisions.made(run.redesign(), run.direction());
        return plans.plan(route.source(), target, decided.same(target.process()), decided.moves(target.process()));
    }

    private void settle(Run run, Waiting waiting, Status status, @Nullable String problem) {
        transaction.executeWithoutResult(
                t -> rows.settle(run.id(), waiting.caseId(), status, problem, clock.instant()));
    }
}
