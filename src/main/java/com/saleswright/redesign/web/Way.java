package com.saleswright.redesign.web;

import com.saleswright.redesign.Impact;
import com.saleswright.redesign.Outcomes;
import com.saleswright.redesign.Proposals;
import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignEvent;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Results;
import com.saleswright.redesign.Reviews;
import com.saleswright.redesign.Rollout;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** How far a redesign is on its way, and what the person who looks at it may do about it. */
@Component("redesignWay")
public class Way {

    private static final Set<RedesignStatus> DEPLOYED = EnumSet.of(RedesignStatus.TRIAL, RedesignStatus.LIVE);
    private static final Set<RedesignStatus> CLOSED = EnumSet.of(RedesignStatus.WITHDRAWN, RedesignStatus.ROLLED_BACK);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Proposals proposals;
    private final Results results;
    private final Reviews reviews;
    private final Names names;

    Way(Proposals proposals, Results results, Reviews reviews, Names names) {
        this.proposals = proposals;
        this.results = results;
        this.reviews = reviews;
        this.names = names;
    }

    /**
     * A stage of the way.
     *
     * @param state done, now or later
     * @param note what there is to say about it; empty for nothing
     */
    public record Stage(String label, String state, String note) {}

    /**
     * Everything that the overview shows about the way.
     *
     * @param waits what it waits for a person to do; null for nothing
     * @param rollout how it goes live, as asked for or decided last
     * @param intact whether its record is whole
     */
    public record View(
            List<Stage> stages,
            Proposals.@Nullable Waits waits,
            boolean mine,
            boolean mayPropose,
            boolean mayReview,
            boolean mayWithdraw,
            boolean mayRollBack,
            Rollout rollout,
            List<Impact.Line> impact,
            @Nullable Outcomes outcomes,
            List<RedesignEvent> events,
            boolean intact,
            Map<String, String> names) {}

    public View of(Redesign redesign) {
        String number = redesign.number();
        String user = SecurityContextHolder.getContext().getAuthentication().getName();
        List<RedesignEvent> events = proposals.history(number);
        Proposals.Waits waits = proposals.waitsFor(number).orElse(null);
        Rollout rollout = proposals.rollout(number);
        boolean inReview = redesign.is(RedesignStatus.PROPOSED);
        return new View(
                stages(redesign, events, waits, rollout),
                waits,
                waits != null && waits.assignee().equals(user),
                redesign.is(RedesignStatus.DRAFT) && proposals.mayPropose(number, user),
                inReview && waits != null && proposals.mayReview(number, user),
                isProposed(number) && redesign.status().isOpen(),
                DEPLOYED.contains(redesign.status()),
                rollout,
                reviews.impact(number),
                results.outcomes(number).orElse(null),
                events,
                proposals.isIntact(number),
                names.all());
    }

    /** Whether it was ever proposed. */
    public boolean isProposed(String number) {
        return proposals.history(number).stream().anyMatch(e -> e.kind() == RedesignEvent.Kind.PROPOSED);
    }

    public List<Proposals.Waiting> waiting() {
        return proposals.waiting();
    }

    /** The roles of a login, as the engine names its groups. */
    static List<String> roles(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(a -> a.replaceFirst("^ROLE_", ""))
                .toList();
    }

    private List<Stage> stages(
            Redesign redesign, List<RedesignEvent> events, Proposals.@Nullable Waits waits, Rollout rollout) {
        Set<RedesignEvent.Kind> happened = EnumSet.noneOf(RedesignEvent.Kind.class);
        events.forEach(e -> happened.add(e.kind()));
        RedesignStatus status = redesign.status();
        String task = waits == null ? "" : waits.taskKey();
        boolean judged = happened.contains(RedesignEvent.Kind.KEPT);
        boolean moved = happened.contains(RedesignEvent.Kind.CASES_MOVED)
                || happened.contains(RedesignEvent.Kind.CASES_LEFT)
                || happened.contains(RedesignEvent.Kind.RESULT_MEASURED);
        List<Stage> stages = new ArrayList<>();
        boolean closed = CLOSED.contains(status);
        stages.add(new Stage("Draft", status == RedesignStatus.DRAFT ? "now" : "done", said(events, status)));
        stages.add(new Stage(
                "Review by a second person",
                status == RedesignStatus.PROPOSED
                        ? "now"
                        : DEPLOYED.contains(status) || closed && happened.contains(RedesignEvent.Kind.APPROVED)
                                ? "done"
                                : "later",
                status == RedesignStatus.PROPOSED ? with(waits) + "asked for: " + rollout : ""));
        if (status == RedesignStatus.TRIAL || happened.contains(RedesignEvent.Kind.TRIAL_BEGUN)) {
            stages.add(new Stage(
                    "Trial",
                    status == RedesignStatus.TRIAL ? "now" : "done",
                    status == RedesignStatus.TRIAL ? until(events, rollout) : ""));
        }
        boolean wasLive =
                happened.contains(RedesignEvent.Kind.DEPLOYED) || happened.contains(RedesignEvent.Kind.TRIAL_PASSED);
        stages.add(new Stage(
                "Live for all new cases", status == RedesignStatus.LIVE || closed && wasLive ? "done" : "later", ""));
        stages.add(new Stage(
                "Running cases",
                task.equals("userTask_moveRunningCases") || status == RedesignStatus.LIVE && !moved
                        ? "now"
                        : moved ? "done" : "later",
                ""));
        stages.add(new Stage(
                "Result after 30 days",
                task.equals("userTask_judgeResult") ? "now" : judged ? "done" : "later",
                judged ? "kept" : ""));
        if (closed) {
            stages.removeIf(s -> s.state().equals("later") || s.state().equals("now"));
            stages.add(new Stage(status.label(), "done", ""));
        }
        return stages;
    }

    private String with(Proposals.@Nullable Waits waits) {
        return waits == null
                ? ""
                : "with %s; ".formatted(Objects.requireNonNullElse(names.of(waits.assignee()), "nobody"));
    }

    private static String until(List<RedesignEvent> events, Rollout rollout) {
        return events.stream()
                .filter(e -> e.kind() == RedesignEvent.Kind.TRIAL_BEGUN)
                .findFirst()
                .map(e -> "%d %% of the new cases until %s"
                        .formatted(rollout.sharePercent(), MOMENT.format(e.at().plus(rollout.days(), ChronoUnit.DAYS))))
                .orElse("");
    }

    /** Why a draft came back. */
    private static String said(List<RedesignEvent> events, RedesignStatus status) {
        return status != RedesignStatus.DRAFT
                ? ""
                : events.stream()
                        .filter(e -> e.kind() == RedesignEvent.Kind.SENT_BACK)
                        .reduce((one, later) -> later)
                        .map(e -> "sent back: " + e.reason())
                        .orElse("");
    }
}
