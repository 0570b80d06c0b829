package com.saleswright.approvals;

import com.saleswright.approvals.ApprovalMails.Waiting;
import com.saleswright.people.Absence;
import com.saleswright.people.Absences;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.WorkingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells approvers once a working day, when their office opens, what waits for them. What came in since then has a mail
 * of its own; who is away or has nothing open gets none.
 */
@Component
class ApprovalDigest {

    private final ChainRepository chains;
    private final ApprovalMails mails;
    private final People people;
    private final Absences absences;
    private final WorkingTime workingTime;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ApprovalDigest(
            ChainRepository chains,
            ApprovalMails mails,
            People people,
            Absences absences,
            WorkingTime workingTime,
            Journal journal,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.chains = chains;
        this.mails = mails;
        this.people = people;
        this.absences = absences;
        this.workingTime = workingTime;
        this.journal = journal;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @return how many were sent by this node */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    int send() {
        Instant now = journal.now();
        return (int) chains.approversAsked().stream()
                .flatMap(id -> people.find(id).stream())
                .filter(Employee::active)
                .filter(approver -> sent(approver, now))
                .count();
    }

    private boolean sent(Employee approver, Instant now) {
        Office office = people.office(approver.office());
        ZonedDateTime here = now.atZone(ZoneId.of(office.zone()));
        LocalDate today = here.toLocalDate();
        boolean atWork = workingTime.isWorking(today, office.id())
                && !here.toLocalTime().isBefore(office.opens())
                && here.toLocalTime().isBefore(office.closes())
                && absences.on(today).stream().map(Absence::userId).noneMatch(approver.userId()::equals);
        if (!atWork || hasGot(approver, today)) {
            return false;
        }
        Instant opened = today.atTime(office.opens()).atZone(here.getZone()).toInstant();
        try {
            return Boolean.TRUE.equals(transaction.execute(t -> {
                List<Waiting> waiting = waiting(approver.userId(), opened);
                if (!waiting.isEmpty()) {
                    jdbc.sql("INSERT INTO approval_digest (approver, sent_on) VALUES (?, ?)")
                            .params(approver.userId(), today)
                            .update();
                    mails.digest(approver, today, waiting, now);
                }
                return !waiting.isEmpty();
            }));
        } catch (DuplicateKeyException another) {
            // Another node was faster.
            return false;
        }
    }

    private boolean hasGot(Employee approver, LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM approval_digest WHERE approver = ? AND sent_on = ?")
                        .params(approver.userId(), day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Waiting> waiting(String approver, Instant before) {
        return chains.waitingFor(approver).stream()
                .flatMap(chain -> chain.seats().stream().flatMap(seat -> seat.openTurn().stream()
                        .filter(turn -> approver.equals(turn.approver()) && isBefore(turn.openedAt(), before))
                        .map(turn -> new Waiting(chain, seat, turn))))
                .sorted(Comparator.comparing(w -> w.turn().dueAt(), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static boolean isBefore(@Nullable Instant instant, Instant limit) {
        return instant != null && instant.isBefore(limit);
    }
}
