package com.saleswright.redesign;

import com.saleswright.engine.ContentDeployer;
import com.saleswright.engine.StoredJson;
import com.saleswright.redesign.RedesignEvent.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes what was approved live, for all new cases or on trial, and goes back to what was live before. */
@Service
@Transactional
public class Rollouts {

    private final Redesigns redesigns;
    private final RedesignRows rows;
    private final RedesignEvents events;
    private final Versions versions;
    private final ContentDeployer deployer;
    private final Trials trials;
    private final RunningCases cases;
    private final Authors authors;
    private final Clock clock;

    Rollouts(
            Redesigns redesigns,
            RedesignRows rows,
            RedesignEvents events,
            Versions versions,
            ContentDeployer deployer,
            Trials trials,
            RunningCases cases,
            Authors authors,
            Clock clock) {
        this.redesigns = redesigns;
        this.rows = rows;
        this.events = events;
        this.versions = versions;
        this.deployer = deployer;
        this.trials = trials;
        this.cases = cases;
        this.authors = authors;
        this.clock = clock;
    }

    /**
     * What became of a deployment.
     *
     * @param refusal why nothing was deployed; null when it was
     * @param trialEnds null without a trial
     * @param casesToMove whether cases run on older versions
     */
    public record Deployed(@Nullable String refusal, @Nullable Instant trialEnds, boolean casesToMove) {}

    /** @throws RedesignRefused when the cases of its processes cannot be split */
    void requireSplittable(Redesign redesign, Rollout rollout) {
        if (!rollout.isTrial()) {
            return;
        }
        List<Diagram> diagrams = redesigns.content(redesign.number()).files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .map(file -> Diagram.read(file.getKey(), file.getValue()))
                .toList();
        List<String> own = diagrams.stream()
                .filter(d -> d.capability().equals(redesign.capability()))
                .flatMap(d -> d.processes().stream().map(Element::id))
                .toList();
        for (Diagram diagram : diagrams) {
            for (Element call : diagram.nodes("callActivity")) {
                String called = call.get("calledElement");
                boolean latest = !call.camunda("calledElementBinding").equals("deployment");
                if (latest && own.contains(called)) {
                    throw new RedesignRefused(
                            "%s is called by %s, and a called process always runs in its latest version: no trial is possible. Choose all new cases at once."
                                    .formatted(called, diagram.file()));
                }
            }
        }
    }

    /** Deploys exactly what was approved, or sends it back to its author. */
    public Deployed deploy(String number, Rollout rollout) {
        Redesign redesign = redesigns.get(number);
        Optional<String> obstacle = obstacle(redesign);
        if (obstacle.isPresent()) {
            events.add(number, Kind.SENT_BACK, RedesignEvent.SYSTEM, shortened(obstacle.get()));
            redesigns.move(number, RedesignStatus.PROPOSED, RedesignStatus.DRAFT);
            authors.tell(redesign, "could not be deployed", obstacle.get());
            return new Deployed(obstacle.get(), null, false);
        }
        ContentDeployer.Deployed deployed =
                deployer.deploy(redesign.capability(), number, redesigns.capabilityFiles(number));
        rows.deployed(number, deployed.id());
        events.add(
                number,
                rollout.isTrial() ? Kind.TRIAL_BEGUN : Kind.DEPLOYED,
                RedesignEvent.SYSTEM,
                "",
                StoredJson.write(rollout));
        redesigns.move(number, RedesignStatus.PROPOSED, rollout.isTrial() ? RedesignStatus.TRIAL : RedesignStatus.LIVE);
        if (rollout.isTrial()) {
            trials.begin(redesign, deployed.definitions(), rollout.sharePercent());
        }
        authors.tell(redesign, rollout.isTrial() ? "is on trial" : "is live", "");
        return new Deployed(
                null,
                rollout.isTrial() ? clock.instant().plus(rollout.days(), ChronoUnit.DAYS) : null,
                cases.onOthers(redesigns.get(number)) > 0);
    }

    private Optional<String> obstacle(Redesign redesign) {
        String approved = events.last(redesign.number(), Kind.APPROVED)
                .map(RedesignEvent::filesHash)
                .orElse("");
        if (!approved.equals(redesigns.filesHash(redesign.number()))) {
            return Optional.of("Its files are no longer those that were approved.");
        }
        if (redesigns.isOutdated(redesign)) {
            return Optional.of("Another version of %s went live meanwhile: take it over, and propose again."
                    .formatted(redesign.capability()));
        }
        List<String> faults = deployer.faults(redesigns.content(redesign.number()), redesign.capability());
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", faults));
    }

    /** All new cases run on it from now on. @return whether cases run on older versions */
    public boolean extendTrial(String number) {
        trials.end(number);
        redesigns.move(number, RedesignStatus.TRIAL, RedesignStatus.LIVE);
        Redesign redesign = redesigns.get(number);
        authors.tell(redesign, "is live for all new cases", "");
        return cases.onOthers(redesign) > 0;
    }

    /**
     * Makes the files live again that were live before.
     *
     * @return whether cases run on what was rolled back
     * @throws RedesignRefused when it is not live any more
     */
    public boolean rollBack(String number, String by, String reason) {
        Redesign redesign = redesigns.get(number);
        requireLive(redesign);
        trials.end(number);
        deployer.deploy(redesign.capability(), number + " rolled back", versions.files(redesign.base()));
        redesigns.move(number, redesign.status(), RedesignStatus.ROLLED_BACK);
        events.add(number, Kind.ROLLED_BACK, by, reason);
        authors.tell(redesign, "is rolled back", reason);
        return cases.on(redesign) > 0;
    }

    /** @throws RedesignRefused when it is not deployed, or another version has been deployed on top of it */
    void requireLive(Redesign redesign) {
        if (!redesign.is(RedesignStatus.LIVE) && !redesign.is(RedesignStatus.TRIAL)) {
            throw new RedesignRefused("%s is not live; there is nothing to roll back.".formatted(redesign.number()));
        }
        if (!versions.liveDeployment(redesign.capability())
                .filter(live -> live.equals(redesign.deployment()))
                .isPresent()) {
            throw new RedesignRefused(
                    "Another version of %s went live after %s. Roll that one back first, or begin a new redesign."
                            .formatted(redesign.capability(), redesign.number()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 1999) + "…";
    }
}
