package com.saleswright.contracts.web;

import com.saleswright.contracts.Amounts;
import com.saleswright.contracts.ContractStatus;
import com.saleswright.people.Employee;
import com.saleswright.people.NoSuchOffice;
import com.saleswright.people.People;
import com.saleswright.signing.EnvelopeView;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes times as the person at the page reads them, and people by name.
 *
 * @param zone of the viewer's office
 * @param names by user id
 */
record Viewer(ZoneId zone, Map<String, String> names) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** A state as people read it. @param colour a class of the style sheet */
    public record Badge(String label, String colour) {}

    static Viewer of(String userId, People people) {
        Map<String, String> names =
                people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name, (a, b) -> a));
        return new Viewer(zoneOf(userId, people), names);
    }

    private static ZoneId zoneOf(String userId, People people) {
        try {
            return people.find(userId)
                    .map(e -> ZoneId.of(people.office(e.office()).zone()))
                    .orElse(ZoneOffset.UTC);
        } catch (NoSuchOffice e) {
            return ZoneOffset.UTC;
        }
    }

    /** {@code 4 Mar 2026, 10:00 CET}; empty for null. */
    public String at(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }

    /** {@code 4 Mar 2026}; empty for null. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String amount(BigDecimal amount, String currency) {
        return Amounts.text(amount, currency);
    }

    public String name(@Nullable String user) {
        if (user == null) {
            return "";
        }
        return user.equals("system") ? "Saleswright" : names.getOrDefault(user, user);
    }

    /** The colour of a status: a class of the style sheet. */
    public String badge(ContractStatus status) {
        return switch (status) {
            case PREPARATION, REVIEW, NEGOTIATION, SIGNING -> "open";
            case UNSIGNED, SUSPENDED, RETURNED -> "warn";
            case ACTIVE -> "good";
            case ENDED -> "";
            case TERMINATED, CLOSED, CANCELLED -> "bad";
        };
    }

    /** Where an envelope stands; how long it can be signed as long as it can. */
    public String envelope(EnvelopeView envelope) {
        return switch (envelope.status()) {
            case PREPARED -> "not sent yet";
            case OPEN -> (envelope.late() ? "time to sign ended " : "open until ") + at(envelope.expires());
            case SIGNED -> "signed by everybody, the seal is being made";
            case COMPLETED -> "signed by everybody";
            case DECLINED -> "declined";
            case EXPIRED -> "expired";
            case VOIDED -> "taken back";
        };
    }

    public Badge signing(SignerStatus status) {
        return new Badge(
                status.label(),
                switch (status) {
                    case WAITING, CANCELLED -> "";
                    case OPEN -> "open";
                    case SIGNED -> "good";
                    case DECLINED -> "bad";
                    case UNREACHABLE -> "warn";
                });
    }
}
