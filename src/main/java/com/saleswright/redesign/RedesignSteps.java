package com.saleswright.redesign;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.ContentDeployer;
import com.saleswright.engine.StoredJson;
import com.saleswright.people.Employee;
import com.saleswright.redesign.RedesignEvent.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the case of a redesign does, step by step. */
@Service
@Transactional
public class RedesignSteps {

    private final Redesigns redesigns;
    private final RedesignRows rows;
    private final RedesignEvents events;
    private final Versions versions;
    private final ContentDeployer deployer;
    private final Reviewers reviewers;
    private final Trials trials;
    private final OutcomeFigures figures;
    private final List<Impact> impacts;
    private final CaseMoves moves;
    private final RedesignMails mails;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Clock clock;

    RedesignSteps(
            Redesigns redesigns,
            RedesignRows rows,
            RedesignEvents events,
            Versions versions,
            ContentDeployer deployer,
            Reviewers reviewers,
            Trials trials,
            OutcomeFigures figures,
            List<Impact> impacts,
            CaseMoves moves,
            RedesignMails mails,
            RepositoryService repository,
            RuntimeService runtime,
            Clock clock) {
        this.redesigns = redesigns;
        this.rows = rows;
        this.events = events;
        this.versions = versions;
        this.deployer = deployer;
        this.reviewers = reviewers;
        this.trials = trials;
        this.figures = figures;
        this.impacts = impacts;
        this.moves = moves;
        this.mails = mails;
        this.repository = repository;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** What a person decides about a proposal. */
    public enum Decision {
        APPROVE(Kind.APPROVED, RedesignStatus.PROPOSED, "is approved"),
        SEND_BACK(Kind.SENT_BACK, RedesignStatus.DRAFT, "is sent back"),
        REJECT(Kind.REJECTED, RedesignStatus.WITHDRAWN, "is rejected");

        private final Kind kind;
        private final RedesignStatus status;
        private final String news;

        Decision(Kind kind, RedesignStatus status, String news) {
            this.kind = kind;
            this.status = status;
            this.news = news;
        }
    }

    /**
     * What became of a deployment.
     *
     * @param refusal why nothing was deployed; null when it was
     * @param trialEnds null without a trial
     * @param casesToMove whether cases run on older versions
     */
    public record Deployed(@Nullable String refusal, @Nullable Instant trialEnds, boolean casesToMove) {}

    /**
     * Gathers for the reviewer what the redesign does, and asks them.
     *
     * @return user id of who shall review
     * @throws IllegalStateException when nobody can
     */
    public String measure(String number) {
        List<Impact.Line> lines =
                impacts.stream().flatMap(i -> i.of(number).stream()).toList();
        events.add(number, Kind.MEASURED, RedesignEvent.SYSTEM, "", StoredJson.write(lines));
        String reviewer = reviewers
                .next(number)
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody can review %s: give a second person the role process-owner".formatted(number)))
                .userId();
        mails.ask(redesigns.get(number), position(number), reviewer, reviewers.of(number));
        return reviewer;
    }

    /** What was gathered for the review last; none before. */
    @Transactional(readOnly = true)
    public List<Impact.Line> impact(String number) {
        return events.last(number, Kind.MEASURED)
                .map(e -> StoredJson.read(e.document(), new TypeReference<List<Impact.Line>>() {}))
                .orElse(List.of());
    }

    /**
     * The second person decides.
     *
     * @throws RedesignRefused for somebody who has a part in it, and without a reason where one is due
     */
    public void review(String number, String user, Decision decision, String reason, Rollout rollout) {
        Redesign redesign = redesigns.get(number);
        if (!reviewers.mayReview(number, user)) {
            throw new RedesignRefused(
                    "A second person decides: a process owner or administrator who has neither written nor proposed %s."
                            .formatted(number));
        }
        if (decision != Decision.APPROVE) {
            requireReason(reason);
        } else {
            requireSplittable(redesign, rollout);
        }
        events.add(number, decision.kind, user, reason, decision == Decision.APPROVE ? StoredJson.write(rollout) : "");
        if (decision.status != redesign.status()) {
            redesigns.move(number, RedesignStatus.PROPOSED, decision.status);
        }
        tellAuthor(redesign, decision.news, reason);
    }

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
            tellAuthor(redesign, "could not be deployed", obstacle.get());
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
        tellAuthor(redesign, rollout.isTrial() ? "is on trial" : "is live", "");
        return new Deployed(
                null,
                rollout.isTrial() ? clock.instant().plus(rollout.days(), ChronoUnit.DAYS) : null,
                casesOnOthers(redesigns.get(number)) > 0);
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

    /** Counts what the trial has brought. */
    public void compareTrial(String number) {
        Redesign redesign = redesigns.get(number);
        events.add(number, Kind.TRIAL_COMPARED, RedesignEvent.SYSTEM, "", StoredJson.write(figures.trial(redesign)));
        tellAuthor(redesign, "has been on trial long enough", "Please compare both versions, and decide.");
    }

    /** @throws RedesignRefused without a reason for going back, or when that is no longer possible */
    public void judgeTrial(String number, String user, boolean passed, String reason) {
        if (!passed) {
            requireReason(reason);
            requireLive(redesigns.get(number));
        }
        events.add(number, passed ? Kind.TRIAL_PASSED : Kind.TRIAL_FAILED, user, reason);
    }

    /** All new cases run on it from now on. @return whether cases run on older versions */
    public boolean extendTrial(String number) {
        trials.end(number);
        redesigns.move(number, RedesignStatus.TRIAL, RedesignStatus.LIVE);
        Redesign redesign = redesigns.get(number);
        tellAuthor(redesign, "is live for all new cases", "");
        return casesOnOthers(redesign) > 0;
    }

    /** The author says whether cases on older versions are moved. */
    public void decideMoves(String number, String user, boolean move, String reason) {
        events.add(number, move ? Kind.CASES_MOVED : Kind.CASES_LEFT, user, reason);
        if (move) {
            moves.begin(number, user);
        }
    }

    /** Whether no case is being moved any more. */
    @Transactional(readOnly = true)
    public boolean isMigrationFinished(String number) {
        return moves.isFinished(number);
    }

    /** Compares the cases before and after. */
    public void measureResult(String number) {
        Redesign redesign = redesigns.get(number);
        events.add(number, Kind.RESULT_MEASURED, RedesignEvent.SYSTEM, "", StoredJson.write(figures.result(redesign)));
        tellAuthor(redesign, "has a result", "It has been live for 30 days. Please look at the result, and decide.");
    }

    /**
     * The author keeps it or goes back.
     *
     * @throws RedesignRefused without a reason for going back, or when that is no longer possible
     */
    public void judgeResult(String number, String user, boolean keep, String reason) {
        if (!keep) {
            requireReason(reason);
            requireLive(redesigns.get(number));
        }
        events.add(number, keep ? Kind.KEPT : Kind.ROLL_BACK_ASKED, user, reason);
    }

    /** Begins the next redesign of the same processes. @return its number */
    public String beginNext(String number, String user) {
        Redesign redesign = redesigns.get(number);
        return redesigns.begin(
                redesign.capability(), "After " + redesign.number(), "The result of " + redesign.title(), user);
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
        tellAuthor(redesign, "is rolled back", reason);
        return casesOn(redesign) > 0;
    }

    /** The author says what becomes of the cases on what was rolled back. */
    public void decideMovesBack(String number, String user, boolean move, String reason) {
        events.add(number, move ? Kind.CASES_MOVED_BACK : Kind.CASES_LEFT_ON_IT, user, reason);
        if (move) {
            moves.startRollBack(number, user);
        }
    }

    /** Gives it up before it is deployed. */
    public void withdraw(String number, String by, String reason) {
        Redesign redesign = redesigns.get(number);
        requireReason(reason);
        redesigns.move(number, redesign.status(), RedesignStatus.WITHDRAWN);
        events.add(number, Kind.WITHDRAWN, by, reason);
        if (!by.equals(redesign.author())) {
            tellAuthor(redesign, "is withdrawn", reason);
        }
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

    /** Reminds whoever has a task. */
    public void remind(String number, String task, String taskName, String assignee) {
        mails.remind(redesigns.get(number), task, taskName, assignee);
    }

    /** Tells who has an overdue task, and their superior. */
    public void escalate(String number, String task, String taskName, String assignee) {
        mails.overdue(redesigns.get(number), task, taskName, assignee, mails.superior(assignee));
    }

    /** Gives an overdue review to an administrator. @return who has it now */
    public String escalateReview(String number, String task, String taskName, String assignee) {
        List<Employee> administrators = reviewers.administrators(number);
        mails.overdue(redesigns.get(number), task, taskName, assignee, administrators);
        return administrators.stream().findFirst().map(Employee::userId).orElse(assignee);
    }

    /** How many cases of its processes run on other versions than its own. */
    @Transactional(readOnly = true)
    public long casesOnOthers(Redesign redesign) {
        return keys(redesign.base()).stream()
                        .mapToLong(key -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey(key)
                                .count())
                        .sum()
                - keys(redesign.base()).stream()
                        .mapToLong(key -> on(redesign, key))
                        .sum();
    }

    /** How many cases run on its version. */
    @Transactional(readOnly = true)
    public long casesOn(Redesign redesign) {
        return keys(Objects.requireNonNull(redesign.deployment())).stream()
                .mapToLong(key -> on(redesign, key))
                .sum();
    }

    private long on(Redesign redesign, String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(key)
                .deploymentId(Objects.requireNonNull(redesign.deployment()))
                .count();
    }

    private List<String> keys(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(ProcessDefinition::getKey)
                .toList();
    }

    /** What was compared last: the result, or else the trial; empty before. */
    @Transactional(readOnly = true)
    public Optional<Outcomes> outcomes(String number) {
        return events.of(number).stream()
                .filter(e -> e.kind() == Kind.RESULT_MEASURED || e.kind() == Kind.TRIAL_COMPARED)
                .reduce((one, later) -> later)
                .map(e -> StoredJson.read(e.document(), new TypeReference<Outcomes>() {}));
    }

    private void tellAuthor(Redesign redesign, String news, String reason) {
        mails.tell(
                redesign,
                owner(redesign.number()),
                news.replace(' ', '-') + "/" + position(redesign.number()),
                redesign.title() + " " + news,
                reason);
    }

    /** The author, or who has taken over from them. */
    String owner(String number) {
        return events.last(number, Kind.HANDED_OVER)
                .map(e -> StoredJson.read(e.document(), new TypeReference<Map<String, String>>() {}))
                .map(to -> to.get("to"))
                .orElseGet(() -> redesigns.get(number).author());
    }

    void handOver(String number, String to) {
        events.add(number, Kind.HANDED_OVER, RedesignEvent.SYSTEM, "", StoredJson.write(Map.of("to", to)));
        Redesign redesign = redesigns.get(number);
        mails.tell(
                redesign,
                to,
                "handed-over/" + position(number),
                redesign.title() + " is yours now",
                "Its author has left.");
    }

    private int position(String number) {
        return new ArrayList<>(events.of(number)).size();
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new RedesignRefused("Say why: others will read it.");
        }
        if (reason.length() > 2000) {
            throw new RedesignRefused("The reason may have 2,000 characters; it has %,d.".formatted(reason.length()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 1999) + "…";
    }
}
