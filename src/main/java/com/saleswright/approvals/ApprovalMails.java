package com.saleswright.approvals;

import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What approvers are told by mail. Requesters are told by the capability that asked: it knows what comes of it. */
@Component
class ApprovalMails {

    private static final String TIME_PATTERN = "EEEE d MMMM yyyy, HH:mm";

    private final Outbox outbox;
    private final People people;

    ApprovalMails(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    /** Your decision is wanted. */
    void request(Chain chain, Seat seat, Turn turn) {
        toApprover("request", chain, seat, turn, Map.of());
    }

    /** Your decision is still wanted. */
    void reminder(Chain chain, Seat seat, Turn turn) {
        toApprover("reminder", chain, seat, turn, Map.of());
    }

    /** Your decision is no longer wanted, because somebody else decides. */
    void handedOn(Chain chain, Seat seat, Turn turn, String to, String why) {
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
                        .ifPresent(t -> toApprover("cancelled", before, seat, t, Map.of("cancelledBecause", why)));
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

    private void toApprover(String mail, Chain chain, Seat seat, Turn turn, Map<String, Object> more) {
        int position = seat.turns().indexOf(turn);
        for (Employee recipient : recipients(chain, turn.approver())) {
            Map<String, Object> model = model(chain);
            model.put("seat", seat.id());
            model.put(
                    "requester",
                    people.find(chain.requester()).map(Employee::name).orElse(chain.requester()));
            model.put("why", turn.why());
            model.put("reasons", seat.reasons().stream().map(Reason::text).toList());
            model.put("due", time(turn.dueAt(), recipient));
            model.putAll(more);
            send(mail, chain, seat.id() + "." + position, recipient, model);
        }
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

    private void send(String mail, Chain chain, String part, Employee to, Map<String, Object> model) {
        outbox.send(new Message(
                "%s/approval-%s/%d/%s/%s".formatted(chain.businessKey(), mail, chain.id(), part, to.userId()),
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
