package com.saleswright.mail;

import com.saleswright.mail.MailTable.Claimed;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings queued mail to the mail server. Any number of relays, on one node or several, share the queue.
 *
 * <p>A mail is sent at least once: when this process dies between the server's receipt and our note of it, the mail goes
 * again after the lease, with the same Message-ID.
 */
class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private static final int BATCH = 20;
    /** Long enough for one slow mail after {@link #HOLD}: each of its dozen waits is limited to 10 seconds. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration HOLD = Duration.ofMinutes(3);
    /** So many mails in a row failing at the server: it is not about the mails. */
    private static final int SIGN_OF_TROUBLE = 3;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final MailTable table;
    private final TransactionTemplate transaction;
    private final JavaMailSenderImpl server;
    private final InternetAddress from;
    private final ReturnPath returnPath;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private int failuresInARow;
    private int rests;
    private Instant restUntil = Instant.EPOCH;
    private volatile boolean stopped;

    Relay(
            MailTable table,
            TransactionTemplate transaction,
            JavaMailSenderImpl server,
            InternetAddress from,
            ReturnPath returnPath,
            ApplicationEventPublisher events,
            Clock clock) {
        this.returnPath = returnPath;
        this.events = events;
        this.table = table;
        this.transaction = transaction;
        this.server = server;
        this.from = from;
        this.clock = clock;
    }

    /**
     * Sends what is due, until nothing is left or the server is in trouble. Not for use by two threads.
     *
     * @return how many mails the server has taken
     */
    int deliverDue() {
        int sent = 0;
        while (!stopped && !clock.instant().isBefore(restUntil)) {
            Instant claimedAt = clock.instant();
            List<Claimed> batch = transaction.execute(t -> table.claim(claimedAt, claimedAt.plus(LEASE), BATCH));
            if (batch == null || batch.isEmpty()) {
                break;
            }
            sent += deliver(batch, claimedAt.plus(HOLD));
        }
        return sent;
    }

    /** Ends after the mail at hand. */
    void stop() {
        stopped = true;
    }

    private int deliver(List<Claimed> batch, Instant holdUntil) {
        int sent = 0;
        int next = 0;
        try (var smtp = new Smtp(server, from, returnPath)) {
            while (next < batch.size() && !isTimeToStop(holdUntil)) {
                Claimed mail = batch.get(next);
                try {
                    smtp.send(mail);
                    table.sent(mail.id(), clock.instant());
                    next++;
                    sent++;
                    serverWorks();
                } catch (SendFailure e) {
                    if (e.kind() == SendFailure.Kind.UNREACHABLE) {
                        rest(smtp + " cannot be reached: " + e.getMessage());
                        break;
                    }
                    next++;
                    note(mail, e);
                }
            }
        } finally {
            // Whatever this relay does not get to is free for others at once.
            table.putBack(
                    batch.subList(next, batch.size()).stream().map(Claimed::id).toList(), clock.instant());
        }
        return sent;
    }

    private boolean isTimeToStop(Instant holdUntil) {
        Instant now = clock.instant();
        return now.isBefore(restUntil) || now.isAfter(holdUntil) || stopped;
    }

    private void note(Claimed mail, SendFailure failure) {
        Instant now = clock.instant();
        int tries = mail.tries() + 1;
        String reason = String.valueOf(failure.getMessage());
        if (failure.kind() == SendFailure.Kind.RECIPIENT_FOR_GOOD || RetryPolicy.givesUp(tries, mail.queuedAt(), now)) {
            table.dead(mail.id(), reason);
            log.warn("Mail {} is a dead letter after {} tries: {}", mail.id(), tries, reason);
            if (failure.kind() == SendFailure.Kind.RECIPIENT_FOR_GOOD) {
                tell(mail, reason);
            }
        } else {
            boolean recipientRefused = failure.kind() == SendFailure.Kind.RECIPIENT_FOR_NOW;
            Duration age = Duration.between(mail.queuedAt(), now);
            table.failed(mail.id(), now.plus(RetryPolicy.pause(tries, recipientRefused, age)), reason);
        }
        if (failure.kind() != SendFailure.Kind.SERVER) {
            serverWorks();
        } else if (++failuresInARow >= SIGN_OF_TROUBLE) {
            rest("the server fails for every mail: " + reason);
        }
    }

    /** Whoever sent it may know what to do; what they make of it must not hold up the mail of others. */
    private void tell(Claimed mail, String reason) {
        try {
            events.publishEvent(new MailBounced(mail.key(), mail.recipient(), reason));
        } catch (RuntimeException e) {
            log.error("Nobody could be told that mail {} did not arrive", mail.id(), e);
        }
    }

    private void serverWorks() {
        failuresInARow = 0;
        rests = 0;
    }

    /** Leaves the server alone for a while, since the next mail would fare no better. The queue just waits. */
    private void rest(String why) {
        rests++;
        Duration pause = RetryPolicy.pause(rests, LONGEST_REST, 1);
        restUntil = clock.instant().plus(pause);
        failuresInARow = 0;
        log.warn("Mail waits {} s: {}", pause.toSeconds(), why);
    }
}
