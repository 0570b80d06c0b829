package com.saleswright.contracts;

import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.Roles;
import com.saleswright.people.StandIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of legal review: who looks at a contract, what they say, and what the customer answers. */
@Component
@Transactional
public class ContractReviews {

    private final ContractStore contracts;
    private final ContractTimeline timeline;
    private final ContractMails mails;
    private final OrgChart chart;
    private final Clock clock;

    ContractReviews(
            ContractStore contracts, ContractTimeline timeline, ContractMails mails, OrgChart chart, Clock clock) {
        this.contracts = contracts;
        this.timeline = timeline;
        this.mails = mails;
        this.chart = chart;
        this.clock = clock;
    }

    /** Who reviews, in how many working days: one person, or else anybody of the group. */
    public record Review(@Nullable String reviewer, String group, int days) {}

    /** The round that a review would be now, from 1. */
    @Transactional(readOnly = true)
    public int nextRound(String number) {
        return contracts.reviews(number).size() + 1;
    }

    /**
     * Opens a round of review and tells who has to look.
     *
     * @param role who reviews: any lawyer, or the holder of the role above the rep
     */
    public Review openReview(String number, String level, String role, int days, String why) {
        Contract contract = contracts.get(number);
        contracts.save(contract.moved(ContractStatus.REVIEW, why, clock.instant()));
        int round = nextRound(number);
        contracts.addReview(number, round, level, why, clock.instant());
        timeline.note(
                number,
                ContractTimeline.SYSTEM,
                "review",
                "Round %d of legal review, %s: %s".formatted(round, level, why));
        Optional<String> person = role.equals(Roles.LEGAL)
                ? Optional.empty()
                : chart.holderOf(role, contract.owner())
                        .map(h -> chart.standIn(h.userId(), Set.of(contract.owner()), LocalDate.now(clock)))
                        .flatMap(StandIn::who)
                        .map(Employee::userId);
        String news = "A contract waits for your review";
        person.ifPresentOrElse(
                p -> mails.tell(contract, p, "review", news, why),
                () -> mails.tellRole(contract, role, "review", news, why));
        // A lone comma is no group: the task is for the person alone.
        return new Review(person.orElse(null), person.isPresent() ? "," : role, days);
    }

    /** What the reviewer says about the contract. */
    public void review(
            String number, String user, String clause, String risk, String verdict, @Nullable String redline) {
        ReviewRound open = lastReview(number);
        contracts.saveReview(
                number,
                new ReviewRound(
                        open.round(),
                        open.level(),
                        open.why(),
                        open.openedAt(),
                        clause,
                        risk,
                        verdict,
                        redline,
                        user,
                        clock.instant(),
                        null));
        String said = "Review of “%s”, risk %s: %s".formatted(clause, risk, ContractForms.verdict(verdict));
        timeline.note(number, user, "reviewed", redline == null ? said : said + ". " + redline);
        if (!verdict.equals("accept")) {
            Contract contract = contracts.get(number);
            Contract negotiated = contract.moved(ContractStatus.NEGOTIATION, redline, clock.instant());
            contracts.save(negotiated);
            mails.tellRep(
                    negotiated, "redline", "The review wants your contract changed", redline == null ? "" : redline);
        }
    }

    /** What the rep and the customer say to the redline, and the clauses as they are to stand now. */
    public void answerReview(String number, String user, String answer, @Nullable String clauses) {
        Contract contract = contracts.get(number);
        ReviewRound last = lastReview(number);
        contracts.saveReview(
                number,
                new ReviewRound(
                        last.round(),
                        last.level(),
                        last.why(),
                        last.openedAt(),
                        last.clause(),
                        last.risk(),
                        last.verdict(),
                        last.redline(),
                        last.decidedBy(),
                        last.decidedAt(),
                        answer));
        Contract noted = contract.moved(ContractStatus.NEGOTIATION, answer, clock.instant());
        contracts.save(noted.prepared(contract.prepared().withClauses(clauses), clock.instant()));
        timeline.note(number, user, "answered", "Answer to the review: " + answer);
    }

    private ReviewRound lastReview(String number) {
        List<ReviewRound> rounds = contracts.reviews(number);
        if (rounds.isEmpty()) {
            throw new IllegalStateException(number + " was never in review");
        }
        return rounds.get(rounds.size() - 1);
    }
}
