package com.saleswright.redesign;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import com.saleswright.people.Employee;
import com.saleswright.redesign.RedesignEvent.Kind;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes of a proposal: it is measured, decided by a second person, or given up. */
@Service
@Transactional
public class Reviews {

    private final Redesigns redesigns;
    private final RedesignEvents events;
    private final Reviewers reviewers;
    private final List<Impact> impacts;
    private final Rollouts rollouts;
    private final Authors authors;
    private final RedesignMails mails;

    Reviews(
            Redesigns redesigns,
            RedesignEvents events,
            Reviewers reviewers,
            List<Impact> impacts,
            Rollouts rollouts,
            Authors authors,
            RedesignMails mails) {
        this.redesigns = redesigns;
        this.events = events;
        this.reviewers = reviewers;
        this.impacts = impacts;
        this.rollouts = rollouts;
        this.authors = authors;
        this.mails = mails;
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
        mails.ask(redesigns.get(number), events.count(number), reviewer, reviewers.of(number));
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
            RedesignRefused.requireReason(reason);
        } else {
            rollouts.requireSplittable(redesign, rollout);
        }
        events.add(number, decision.kind, user, reason, decision == Decision.APPROVE ? StoredJson.write(rollout) : "");
        if (decision.status != redesign.status()) {
            redesigns.move(number, RedesignStatus.PROPOSED, decision.status);
        }
        authors.tell(redesign, decision.news, reason);
    }

    /** Gives it up before it is deployed. */
    public void withdraw(String number, String by, String reason) {
        Redesign redesign = redesigns.get(number);
        RedesignRefused.requireReason(reason);
        redesigns.move(number, redesign.status(), RedesignStatus.WITHDRAWN);
        events.add(number, Kind.WITHDRAWN, by, reason);
        if (!by.equals(redesign.author())) {
            authors.tell(redesign, "is withdrawn", reason);
        }
    }

    /** Gives an overdue review to an administrator. @return who has it now */
    public String escalateReview(String number, String task, String taskName, String assignee) {
        List<Employee> administrators = reviewers.administrators(number);
        mails.overdue(redesigns.get(number), task, taskName, assignee, administrators);
        return administrators.stream().findFirst().map(Employee::userId).orElse(assignee);
    }
}
