package com.saleswright.approvals;

import com.saleswright.links.Links;
import com.saleswright.links.NewLink;
import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What approvers are told by mail. Requesters are told by the capability that asked: it knows what comes of it. */
@Component
class ApprovalMails {

    /** As long as an approval may stay open. */
    private static final Duration LINK_VALID = Duration.ofDays(30);

    private static final Set<String> WANTS_DECISION = Set.of("request", "reminder");
    private static final String TIME_PATTERN = "EEEE d MMMM yyyy, HH:mm";

    private final Outbox outbox;
    private final People people;
    private final Links links;

    ApprovalMails(Outbox outbox, People people, Links links) {
        this.outbox = outbox;
        this.people = people;
        this.links = links;
    }

    /** Your decision is wanted. */
    void request(Chain chain, Seat seat, Turn turn) {
        toApprover("request", chain, seat, turn, Map.of());
    }

    /** The same once more, with a new link, because the approver has asked for one. */
    void requestAgain(Chain chain, Seat seat, Turn turn, long after) {
        toApprover("request", "request-" + after, chain, seat, turn, Map.of());
    }

    /** Your decision is still wanted. */
    void reminder(Chain chain, Seat seat, Turn turn) {
        toApprover("reminder", chain, seat, turn, Map.of());
    }

    /** Your decision is no longer wanted, because somebody else decides. */
    void handedOn(Chain chain, Seat seat, Turn turn, String to, String why) {
        revoke(seat, turn);
        toApprover("handed-on", chain, seat, turn, Map.of("to", to, "handedOnBecause", why));
    }

    /** Nobody's decision is wanted any more: tells everybody whose turn it was. */
    void cancelled(Chain before, Chain after, String why) {
        for (Seat seat : before.seats()) {
            if (!after.seat(seat.id()).status().unsettled()) {
                seat.openTurn()
                        .filter(t -> after.seat(seat.id()).turns().stream()
                                .anyMatch(a ->
                                        a.status() == ChainView.TurnStatus.CANCELLED && Objects.equals(a.id(), t.id())))
                        .ifPresent(t -> {
                            revoke(seat, t);
                            toApprover("cancelled", before, seat, t, Map.of("cancelledBecause", why));
                        });
            }
        }
    }

    static String outcomeText(Chain chain) {
        return switch (chain.outcome()) {
            case open -> "still open";
            case approved -> "approved";
            case approvedWithConditions -> "approved with conditions";
            case sentBack -> "sent back";
            case rejected -> "rejected";
            case lapsed -> "lapsed without a decision";
            case withdrawn -> "withdrawn";
        };
    }

    /** The day's open requests in one mail, in the transaction that notes that it was sent. */
    void digest(Employee to, LocalDate day, List<Waiting> waiting, Instant now) {
        List<Map<String, Object>> requests = waiting.stream()
                .map(w -> {
                    Instant due = w.turn().dueAt();
                    Map<String, Object> row = new HashMap<>();
                    row.put("subject", w.chain().subject());
                    row.put("requester", name(w.chain().requester()));
                    row.put("due", time(due, to));
                    row.put("late", due != null && due.isBefore(now));
                    row.put("decide", link(w.seat(), to).toString());
                    return row;
                })
                .toList();
        outbox.send(new Message(
                "approvals/digest/%s/%s".formatted(day, to.userId()),
                "approvals/digest",
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                Map.of("requests", requests),
                null));
    }

    /** An open request and whose turn it is. */
    record Waiting(Chain chain, Seat seat, Turn turn) {}

    private void toApprover(String mail, Chain chain, Seat seat, Turn turn, Map<String, Object> more) {
        toApprover(mail, mail, chain, seat, turn, more);
    }

    private void toApprover(String mail, String purpose, Chain chain, Seat seat, Turn turn, Map<String, Object> more) {
        int position = seat.turns().indexOf(turn);
        for (Employee recipient : recipients(chain, turn.approver())) {
            Map<String, Object> model = model(chain);
            model.put("seat", seat.id());
            model.put("requester", name(chain.requester()));
            model.put("why", turn.why());
            model.put("reasons", seat.reasons().stream().map(Reason::text).toList());
            model.put("due", time(turn.dueAt(), recipient));
            // An administrator decides at the Tasklist, where it shows for whom.
            if (turn.approver() != null && WANTS_DECISION.contains(mail)) {
                model.put("decide", link(seat, recipient).toString());
            }
            model.putAll(more);
            send(mail, purpose, chain, seat.id() + "." + position, recipient, model);
        }
    }

    private URI link(Seat seat, Employee approver) {
        return links.issue(new NewLink(
                        DecisionLinks.PURPOSE,
                        String.valueOf(seat.id()),
                        approver.userId(),
                        Locale.forLanguageTag(approver.language()),
                        LINK_VALID))
                .address();
    }

    /** Somebody else decides from now on, or nobody. */
    private void revoke(Seat seat, Turn turn) {
        if (turn.approver() != null) {
            links.revoke(DecisionLinks.PURPOSE, String.valueOf(seat.id()), turn.approver());
        }
    }

    private String name(String person) {
        return people.find(person).map(Employee::name).orElse(person);
    }

    private List<Employee> recipients(Chain chain, @Nullable String approver) {
        return approver == null
                ? people.withRole(Roles.CAMUNDA_ADMIN).stream()
                        .filter(e -> !e.userId().equals(chain.requester()))
                        .toList()
                : Optional.of(people.get(approver)).filter(Employee::active).stream()
                        .toList();
    }

    private static Map<String, Object> model(Chain chain) {
        Map<String, Object> model = new HashMap<>();
        model.put("subject", chain.subject());
        model.put("round", chain.round());
        return model;
    }

    private void send(String mail, String purpose, Chain chain, String part, Employee to, Map<String, Object> model) {
        outbox.send(new Message(
                "%s/approval-%s/%d/%s/%s".formatted(chain.businessKey(), purpose, chain.id(), part, to.userId()),
                "approvals/" + mail,
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                model,
                chain.businessKey()));
    }

    private String time(@Nullable Instant instant, Employee reader) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern(TIME_PATTERN, Locale.forLanguageTag(reader.language()))
                        .withZone(ZoneId.of(people.office(reader.office()).zone()))
                        .format(instant);
    }
}
