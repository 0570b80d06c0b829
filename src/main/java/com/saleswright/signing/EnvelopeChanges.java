package com.saleswright.signing;

import com.saleswright.mail.DeadLetters;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Changes an envelope that somebody has locked, whoever asked for it: a page, a task, or a mishap. */
@Component
class EnvelopeChanges {

    private static final int LONGEST_REASON = 1000;

    private final EnvelopeRepository envelopes;
    private final Trail trail;
    private final SignLinks links;
    private final Owners owners;
    private final Courier courier;
    private final Endings endings;
    private final ApplicationEventPublisher events;

    EnvelopeChanges(
            EnvelopeRepository envelopes,
            Trail trail,
            SignLinks links,
            Owners owners,
            Courier courier,
            Endings endings,
            ApplicationEventPublisher events) {
        this.envelopes = envelopes;
        this.trail = trail;
        this.links = links;
        this.owners = owners;
        this.courier = courier;
        this.endings = endings;
        this.events = events;
    }

    /** Moves the end of the time to sign. */
    void prolong(Envelope envelope, Duration more, String by) {
        Instant end = envelope.expires();
        Instant until = (end == null || envelope.late() ? envelopes.now() : end).plus(more);
        envelopes.expires(envelope.id(), until);
        trail.add(
                envelope,
                "extended",
                by,
                "%s gave more time, until %s".formatted(owners.name(by), Endings.time(until)),
                "",
                Map.of("expires", until.toString()));
    }

    /** Ends the envelope as taken back. */
    void takeBack(Envelope envelope, String reason, String by) {
        if (envelope.status() != Status.OPEN && envelope.status() != Status.PREPARED) {
            throw new SigningRefused("reason", "ended", "The envelope has ended or is signed by everybody.");
        }
        endings.end(
                envelope,
                Status.VOIDED,
                "voided",
                by,
                "%s took the document back: %s".formatted(owners.name(by), reason),
                reason,
                "",
                Map.of("reason", reason));
        events.publishEvent(new EnvelopeVoided(envelope.number(), reason));
    }

    /** Writes another name or address of a signer, who is then to be asked anew. */
    void correct(Envelope envelope, Party party, String name, String email, String by) {
        if (party.status() == SignerStatus.SIGNED
                || party.status() == SignerStatus.DECLINED
                || party.status() == SignerStatus.CANCELLED) {
            throw new SigningRefused("signer", "notAsked", party.name() + " is not asked to sign any more.");
        }
        links.revoke(envelope, party);
        boolean same = name.equals(party.name());
        envelopes.replace(party.id(), name, email, same ? party.user() : null, trail.now());
        trail.add(
                envelope,
                "corrected",
                by,
                same
                        ? "%s corrected the address of %s: %s".formatted(owners.name(by), name, email)
                        : "%s named %s (%s) instead of %s".formatted(owners.name(by), name, email, party.name()),
                "",
                Map.of("signer", party.id(), "name", name, "email", email, "before", party.email()));
    }

    /** A signer cannot be asked: the owner has to name somebody else, or another address. */
    void unreachable(Envelope envelope, Party party, String kind, String why, String message) {
        links.revoke(envelope, party);
        envelopes.signer(party.id(), party.status(), SignerStatus.UNREACHABLE, why, trail.now());
        trail.add(
                envelope,
                kind,
                Trail.SYSTEM,
                kind.equals("bounced")
                        ? "The mail to %s (%s) did not arrive: %s".formatted(party.name(), party.email(), why)
                        : "%s has left and cannot sign for the company".formatted(party.name()),
                "",
                Map.of("signer", party.id(), "email", party.email(), "reason", why));
        if (party.open()) {
            courier.note(envelope, party.id(), message);
        }
    }

    static void mustBeOpen(Envelope envelope) {
        if (!envelope.open()) {
            throw new SigningRefused("envelope", "ended", "The envelope is not open any more.");
        }
    }

    static void mustBeOpenOrPrepared(Envelope envelope) {
        if (envelope.status() != Status.PREPARED) {
            mustBeOpen(envelope);
        }
    }

    /** @throws SigningRefused when it is no mail address */
    static String address(String email) {
        String address = email.strip();
        if (!DeadLetters.problemWith(address).isEmpty()) {
            throw new SigningRefused("email", "email", "Give a mail address such as name@example.com.");
        }
        return address;
    }

    static String cut(String text) {
        String line = text.strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
