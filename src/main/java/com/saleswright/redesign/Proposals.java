package com.saleswright.redesign;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.CaseTasks;
import com.saleswright.engine.ContentDeployer;
import com.saleswright.engine.StoredJson;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.redesign.RedesignEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask for on the way of a redesign: propose, decide, withdraw, roll back, take over a newer version. */
@Service
@Transactional
public class Proposals {

    private static final int SHOWN_FAULTS = 5;
    /** What says how a redesign goes live. */
    private static final Set<Kind> ROLLOUTS = EnumSet.of(Kind.PROPOSED, Kind.DEPLOYED, Kind.TRIAL_BEGUN);

    private final Redesigns redesigns;
    private final RedesignEvents events;
    private final Authors authors;
    private final Reviews reviews;
    private final Rollouts rollouts;
    private final RedesignProcess process;
    private final Reviewers reviewers;
    private final Versions versions;
    private final ContentDeployer deployer;
    private final CaseTasks tasks;
    private final People people;

    Proposals(
            Redesigns redesigns,
            RedesignEvents events,
            Authors authors,
            Reviews reviews,
            Rollouts rollouts,
            RedesignProcess process,
            Reviewers reviewers,
            Versions versions,
            ContentDeployer deployer,
            CaseTasks tasks,
            People people) {
        this.redesigns = redesigns;
        this.events = events;
        this.authors = authors;
        this.reviews = reviews;
        this.rollouts = rollouts;
        this.process = process;
        this.reviewers = reviewers;
        this.versions = versions;
        this.deployer = deployer;
        this.tasks = tasks;
        this.people = people;
    }

    /**
     * Asks a second person to approve a draft.
     *
     * @throws RedesignRefused when somebody else is the author, it has faults, nothing is changed, or what is live has
     *     changed since it was begun; the message says what to do
     */
    public void propose(String number, String by, Rollout rollout) {
        accept(number, by, rollout);
        if (process.isRunning(number)) {
            Task task = process.task(number)
                    .filter(t -> t.getTaskDefinitionKey().equals(RedesignProcess.REVISE))
                    .orElseThrow(() -> new RedesignRefused(number + " does not wait to be proposed again."));
            tasks.complete(task.getId(), by, form(rollout, "nextStep", "propose"));
        } else {
            record(number, by, rollout);
            process.start(redesigns.get(number), by, rollout);
        }
    }

    /** What the form of a revised redesign does; the case goes on by itself. */
    public void proposeAgain(String number, String by, Rollout rollout) {
        accept(number, by, rollout);
        record(number, by, rollout);
    }

    private void accept(String number, String by, Rollout rollout) {
        Redesign redesign = redesigns.get(number);
        if (!redesign.is(RedesignStatus.DRAFT)) {
            throw new RedesignRefused("%s is %s; only a draft can be proposed."
                    .formatted(number, redesign.status().label().toLowerCase(java.util.Locale.ROOT)));
        }
        if (!mayPropose(number, by)) {
            throw new RedesignRefused("%s proposes it, since it is theirs.".formatted(name(authors.owner(number))));
        }
        if (redesigns.isOutdated(redesign)) {
            throw new RedesignRefused(
                    "Another version of %s went live since %s was begun. Take it over, and propose then."
                            .formatted(redesign.capability(), number));
        }
        redesigns.list().stream()
                .filter(other ->
                        other.is(RedesignStatus.TRIAL) && redesign.base().equals(other.deployment()))
                .findFirst()
                .ifPresent(other -> {
                    throw new RedesignRefused("%s is on trial. Judge it first: two versions on trial tell nothing."
                            .formatted(other.number()));
                });
        if (isUnchanged(redesign)) {
            throw new RedesignRefused("Nothing is changed yet: there is nothing to propose.");
        }
        List<String> faults = deployer.faults(redesigns.content(number), redesign.capability());
        if (!faults.isEmpty()) {
            throw new RedesignRefused("The check finds %d %s. Mend them first:\n%s%s"
                    .formatted(
                            faults.size(),
                            faults.size() == 1 ? "error" : "errors",
                            String.join("\n", faults.subList(0, Math.min(faults.size(), SHOWN_FAULTS))),
                            faults.size() > SHOWN_FAULTS ? "\n…" : ""));
        }
        rollouts.requireSplittable(redesign, rollout);
        if (reviewers.of(number).isEmpty()) {
            throw new RedesignRefused(
                    "There is no second person to approve it: no other process owner and no administrator has kept out of it. Give somebody the role process-owner.");
        }
    }

    private void record(String number, String by, Rollout rollout) {
        redesigns.move(number, RedesignStatus.DRAFT, RedesignStatus.PROPOSED);
        events.add(number, Kind.PROPOSED, by, redesigns.get(number).reason(), StoredJson.write(rollout));
    }

    private boolean isUnchanged(Redesign redesign) {
        SortedMap<String, byte[]> before = versions.files(redesign.base());
        SortedMap<String, byte[]> after = redesigns.capabilityFiles(redesign.number());
        return before.keySet().equals(after.keySet())
                && before.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), after.get(e.getKey())));
    }

    /** The author may, or who has taken over; when they have left, any process owner. */
    @Transactional(readOnly = true)
    public boolean mayPropose(String number, String user) {
        String owner = authors.owner(number);
        return owner.equals(user)
                || people.find(owner).filter(Employee::active).isEmpty()
                        && people.withRole(Roles.PROCESS_OWNER).stream()
                                .anyMatch(e -> e.userId().equals(user));
    }

    @Transactional(readOnly = true)
    public boolean mayReview(String number, String user) {
        return reviewers.mayReview(number, user);
    }

    /**
     * Decides as a second person, by the same form as in the Tasklist.
     *
     * @param decision approve, sendBack or reject
     * @throws RedesignRefused when it is not in review, or by somebody who has a part in it
     * @throws com.saleswright.engine.FormRejected when a rule of the form is broken
     */
    public void review(
            String number, String user, List<String> roles, String decision, String reason, Rollout rollout) {
        if (!reviewers.mayReview(number, user)) {
            throw new RedesignRefused("A second person decides, who has neither written nor proposed it.");
        }
        if (!tasks.waitsAt(number, RedesignProcess.REVIEW)) {
            throw new RedesignRefused(number + " does not wait for a review.");
        }
        Map<String, Object> values = form(rollout, "decision", decision);
        values.put("reason", reason);
        tasks.complete(number, RedesignProcess.REVIEW, user, roles, values);
    }

    private static Map<String, Object> form(Rollout rollout, String key, String value) {
        Map<String, Object> values = new TreeMap<>();
        values.put(key, value);
        values.put("rollout", rollout.isTrial() ? "trial" : "all");
        if (rollout.isTrial()) {
            values.put("trialShare", rollout.sharePercent());
            values.put("trialDays", rollout.days());
        }
        return values;
    }

    /**
     * Gives it up before it is deployed.
     *
     * @throws RedesignRefused without a reason, and when it is deployed
     */
    public void withdraw(String number, String by, String reason) {
        Redesign redesign = redesigns.get(number);
        if (!redesign.status().isOpen()) {
            throw new RedesignRefused("%s is %s and can no longer be withdrawn."
                    .formatted(number, redesign.status().label().toLowerCase(java.util.Locale.ROOT)));
        }
        if (reason.isBlank()) {
            throw new RedesignRefused("Say why it is withdrawn.");
        }
        if (!process.tell(RedesignProcess.WITHDRAWN, number, by, reason)) {
            reviews.withdraw(number, by, reason);
        }
    }

    /**
     * Makes the version live again that was live before.
     *
     * @throws RedesignRefused without a reason, and when it is not live or another version came after it
     */
    public void rollBack(String number, String by, String reason) {
        rollouts.requireLive(redesigns.get(number));
        if (reason.isBlank()) {
            throw new RedesignRefused("Say why it is rolled back.");
        }
        if (process.tell(RedesignProcess.ROLL_BACK_ASKED, number, by, reason)) {
            events.add(number, Kind.ROLL_BACK_ASKED, by, reason);
        } else if (process.isRunning(number)) {
            throw new RedesignRefused(number + " is being rolled back already.");
        } else {
            // Its case has ended long ago.
            rollouts.rollBack(number, by, reason);
        }
    }

    /** A newer built-in version that waits. @param redesign that takes it over; null when nobody has begun */
    public record Waiting(String capability, @Nullable String redesign) {}

    /** The capabilities of which the product brings a newer version than the live one was made of. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        for (String capability : deployer.waiting()) {
            Optional<Redesign> takes = takesOver(capability);
            if (takes.filter(r -> !r.status().isOpen()).isEmpty()) {
                waiting.add(new Waiting(capability, takes.map(Redesign::number).orElse(null)));
            }
        }
        return waiting;
    }

    /** The redesign that was begun from the built-in version of now, unless it was given up. */
    private Optional<Redesign> takesOver(String capability) {
        return events.with(Kind.TAKEN_OVER, RedesignEvents.hash(deployer.builtIn(capability))).stream()
                .map(redesigns::get)
                .filter(r -> r.capability().equals(capability))
                .filter(r -> !r.is(RedesignStatus.WITHDRAWN) && !r.is(RedesignStatus.ROLLED_BACK))
                .findFirst();
    }

    /**
     * Begins a redesign with the files of the newer built-in version, to be compared with the live ones.
     *
     * @return its number
     * @throws RedesignRefused when none waits, or somebody has begun
     */
    public String takeOver(String capability, String by) {
        Waiting waits = waiting().stream()
                .filter(w -> w.capability().equals(capability))
                .findFirst()
                .orElseThrow(() -> new RedesignRefused("No newer built-in version of %s waits.".formatted(capability)));
        if (waits.redesign() != null) {
            throw new RedesignRefused("%s takes it over already.".formatted(waits.redesign()));
        }
        String number = redesigns.begin(
                capability,
                "Newer built-in version of " + capability,
                "Saleswright brings a newer version than the one that the live version was made of. These are its files as they come: what you had changed is not in them. Compare shows what would differ from today. Change again what you want to keep, or discard a file's changes and it stays as it is live.",
                by);
        SortedMap<String, byte[]> builtIn = deployer.builtIn(capability);
        SortedMap<String, byte[]> live = versions.files(redesigns.get(number).base());
        Set<String> paths = new TreeSet<>(builtIn.keySet());
        paths.addAll(live.keySet());
        for (String path : paths) {
            byte[] bytes = builtIn.get(path);
            if (!Arrays.equals(bytes, live.get(path))) {
                redesigns.save(number, path, bytes == null ? null : new String(bytes, StandardCharsets.UTF_8), 0, by);
            }
        }
        events.add(number, Kind.TAKEN_OVER, by, "");
        return number;
    }

    /** The record of a redesign, in the order in which it happened. */
    @Transactional(readOnly = true)
    public List<RedesignEvent> history(String number) {
        return events.of(number);
    }

    /** How it goes live as asked for or decided last; for all at once when nobody has asked yet. */
    @Transactional(readOnly = true)
    public Rollout rollout(String number) {
        return events.of(number).stream()
                .filter(e -> ROLLOUTS.contains(e.kind()))
                .reduce((one, later) -> later)
                .map(e -> StoredJson.read(e.document(), new TypeReference<Rollout>() {}))
                .orElse(Rollout.ALL_AT_ONCE);
    }

    /** Whether no row of the record is missing or altered. */
    @Transactional(readOnly = true)
    public boolean isIntact(String number) {
        return events.isIntact(number);
    }

    /** The author, or who has taken over from them. */
    @Transactional(readOnly = true)
    public String owner(String number) {
        return authors.owner(number);
    }

    /** Id of the user task at which the case waits; empty when it waits for no person. */
    @Transactional(readOnly = true)
    public Optional<Waits> waitsFor(String number) {
        return process.task(number)
                .map(t -> new Waits(
                        t.getId(), t.getTaskDefinitionKey(), Objects.requireNonNullElse(t.getAssignee(), "")));
    }

    /** Where a case waits for a person. @param assignee user id; empty when nobody has it */
    public record Waits(String taskId, String taskKey, String assignee) {}

    private String name(String user) {
        return people.find(user).map(Employee::name).orElse(user);
    }
}
