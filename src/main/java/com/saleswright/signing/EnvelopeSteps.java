package com.saleswright.signing;

import com.saleswright.people.Employee;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What signing-envelope tells us, step by step. */
@Component
@Transactional
public class EnvelopeSteps {

    private final EnvelopeRepository envelopes;
    private final EnvelopeChanges changes;
    private final EnvelopeMails mails;
    private final SignLinks links;
    private final Owners owners;
    private final Endings endings;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    EnvelopeSteps(
            EnvelopeRepository envelopes,
            EnvelopeChanges changes,
            EnvelopeMails mails,
            SignLinks links,
            Owners owners,
            Endings endings,
            Trail trail,
            ApplicationEventPublisher events) {
        this.envelopes = envelopes;
        this.changes = changes;
        this.mails = mails;
        this.links = links;
        this.owners = owners;
        this.endings = endings;
        this.trail = trail;
        this.events = events;
    }

    /**
     * The group whose turn it is.
     *
     * @param toAsk how many have not signed; 0 when everybody has
     */
    public record Group(int toAsk, Instant expires) {}

    /**
     * Somebody to be asked.
     *
     * @param reachable false when the owner has to name somebody else first
     */
    public record Asked(long signer, boolean reachable, String owner) {}

    /** Finds the next signers. The first time the clock starts to run. */
    public Group openGroup(String number, String businessKey, String processInstance) {
        Envelope envelope = envelopes.lock(number);
        if (envelope.status() == Status.PREPARED) {
            Instant expires = envelopes.now().plus(envelope.valid());
            envelopes.started(envelope.id(), businessKey, processInstance);
            envelopes.status(envelope.id(), Status.PREPARED, Status.OPEN);
            envelopes.expires(envelope.id(), expires);
            trail.add(
                    envelope,
                    "sent",
                    Trail.SYSTEM,
                    "The document went out for signature; the time to sign ends on " + Endings.time(expires),
                    "",
                    Map.of("expires", expires.toString(), "sha256", envelope.sha256()));
            return new Group(envelope.toAsk().size(), expires);
        }
        if (!envelope.open()) {
            throw new IllegalStateException(
                    "Envelope %s is %s: it cannot be sent".formatted(number, envelope.status()));
        }
        List<Party> toAsk = envelope.toAsk();
        if (toAsk.isEmpty()) {
            envelopes.status(envelope.id(), Status.OPEN, Status.SIGNED);
        }
        return new Group(toAsk.size(), Objects.requireNonNull(envelope.expires()));
    }

    /**
     * Sends a signer their link, or tells that there is more time when they have one.
     *
     * @param signer null for the first time, when the index in the group names them
     */
    public Asked ask(String number, @Nullable Long signer, int index) {
        Envelope envelope = envelopes.lock(number);
        Party party = signer == null ? envelope.toAsk().get(index) : envelope.party(signer);
        String user = party.user();
        boolean gone = user != null && !owners.worksHere(user);
        if (gone && party.status() != SignerStatus.UNREACHABLE) {
            envelopes.signer(
                    party.id(),
                    party.status(),
                    SignerStatus.UNREACHABLE,
                    party.name() + " does not work here any more.",
                    trail.now());
            trail.add(envelope, "left", Trail.SYSTEM, party.name() + " has left and cannot sign for the company");
        } else if (party.status() == SignerStatus.WAITING) {
            envelopes.signer(party.id(), SignerStatus.WAITING, SignerStatus.OPEN, "", trail.now());
            links.ask(envelope, party, Trail.SYSTEM);
        } else if (party.open()) {
            links.tellOfMoreTime(envelope, party);
        }
        boolean reachable = !gone && party.status() != SignerStatus.UNREACHABLE;
        return new Asked(party.id(), reachable, owners.of(envelope.owner()).userId());
    }

    /** The signer has not answered for some days. */
    public void remind(String number, long signer) {
        Envelope envelope = envelopes.lock(number);
        Party party = envelope.party(signer);
        if (party.open()) {
            links.remind(envelope, party, Trail.SYSTEM);
        }
    }

    /** The signer has not answered for long: the owner is told. */
    public void tellOwner(String number, long signer) {
        Envelope envelope = envelopes.lock(number);
        Party party = envelope.party(signer);
        if (party.open()) {
            Employee owner = owners.of(envelope.owner());
            int event =
                    tell(envelope, "ownerTold", owner.name() + " was told that " + party.name() + " has not signed");
            mails.toStaff("waiting", envelope, owner, party.name() + " (" + party.email() + ")", event);
        }
    }

    /** A signer cannot be reached: the owner is asked to correct it. */
    public String askForCorrection(String number, long signer) {
        Envelope envelope = envelopes.lock(number);
        Party party = envelope.party(signer);
        Employee owner = owners.of(envelope.owner());
        int event = tell(envelope, "ownerTold", "%s was asked to correct %s".formatted(owner.name(), party.name()));
        mails.toStaff(
                "correct", envelope, owner, "%s (%s): %s".formatted(party.name(), party.email(), party.note()), event);
        return owner.userId();
    }

    /** The time to sign has passed: the owner is asked what to do. */
    public String askAfterExpiry(String number) {
        Envelope envelope = envelopes.lock(number);
        Employee owner = owners.of(envelope.owner());
        int event =
                tell(envelope, "timeOver", "The time to sign is over; %s was asked what to do".formatted(owner.name()));
        mails.toStaff("expired", envelope, owner, missing(envelope), event);
        return owner.userId();
    }

    /** The owner has not done what they were asked to for half of the time. */
    public void remindOwner(String number) {
        Envelope envelope = envelopes.lock(number);
        Employee owner = owners.of(envelope.owner());
        mails.toStaff(
                "owner-reminder",
                envelope,
                owner,
                missing(envelope),
                tell(envelope, "ownerTold", owner.name() + " was reminded"));
    }

    /** The owner has not done it in time: the superior is told, and the owner. */
    public void escalate(String number) {
        Envelope envelope = envelopes.lock(number);
        Employee owner = owners.of(envelope.owner());
        Employee superior = owners.superior(owner.userId()).orElse(owner);
        int event = tell(envelope, "escalated", superior.name() + " was told that the envelope waits for its owner");
        mails.toStaff("overdue", envelope, superior, owner.name(), event);
        if (!superior.equals(owner)) {
            mails.toStaff("overdue", envelope, owner, owner.name(), event);
        }
    }

    /** Nobody gives more time. */
    public void close(String number) {
        Envelope envelope = envelopes.lock(number);
        endings.end(
                envelope,
                Status.EXPIRED,
                "expired",
                Trail.SYSTEM,
                "The time to sign has passed, and nobody gave more",
                "The time to sign has passed.",
                "",
                Map.of());
        events.publishEvent(new EnvelopeExpired(number));
    }

    /** Everybody has signed: the document goes to all of them, and to who gets a copy. */
    public void sendCopies(String number) {
        Envelope envelope = envelopes.lock(number);
        envelope.parties().forEach(p -> links.sendCopy(envelope, p.holder(), p.email(), p.name(), p.language()));
        Locale language = envelope.parties().get(0).language();
        for (int i = 0; i < envelope.copies().size(); i++) {
            String email = envelope.copies().get(i);
            links.sendCopy(envelope, "copy-" + (i + 1), email, email, language);
        }
        trail.add(
                envelope,
                "copies",
                Trail.SYSTEM,
                "The signed document went to everybody who signed"
                        + (envelope.copies().isEmpty() ? "" : ", and to " + String.join(", ", envelope.copies())));
    }

    /** What the form about a signer shows. */
    @Transactional(readOnly = true)
    public Map<String, Object> correction(String number, long signer) {
        Envelope envelope = envelopes.get(number);
        Party party = envelope.party(signer);
        return Map.of(
                "subject", envelope.subject(),
                "envelope", number,
                "why", party.note(),
                "role", party.role(),
                "signerName", party.name(),
                "signerEmail", party.email());
    }

    /** Takes what the owner has entered about a signer. */
    public void correct(String number, long signer, String name, String email, String by) {
        Envelope envelope = envelopes.lock(number);
        if (name.isBlank()) {
            throw new SigningRefused("signerName", "name", "Give the name of who signs.");
        }
        changes.correct(envelope, envelope.party(signer), name.strip(), EnvelopeChanges.address(email), by);
    }

    /** What the form about an expired envelope shows. */
    @Transactional(readOnly = true)
    public Map<String, Object> expired(String number) {
        Envelope envelope = envelopes.get(number);
        return Map.of(
                "subject",
                envelope.subject(),
                "envelope",
                number,
                "ended",
                envelope.expires() == null ? "" : Endings.time(envelope.expires()),
                "signers",
                envelope.parties().stream()
                        .map(p -> Map.of(
                                "who", p.name(),
                                "role", p.role(),
                                "state", p.status().label()))
                        .toList());
    }

    /** The owner gives more time to those who have a link. */
    public void extend(String number, int days, String by) {
        changes.prolong(envelopes.lock(number), Duration.ofDays(days), by);
    }

    /** The owner sends new links, for as long as the first time. */
    public void resend(String number, String by) {
        Envelope envelope = envelopes.lock(number);
        links.revoke(envelope);
        for (Party party : envelope.asked()) {
            envelopes.signer(party.id(), SignerStatus.OPEN, SignerStatus.WAITING, "", trail.now());
        }
        changes.prolong(envelope, envelope.valid(), by);
    }

    /** The owner takes the envelope back. */
    public void takeBack(String number, String reason, String by) {
        changes.takeBack(envelopes.lock(number), EnvelopeChanges.cut(reason), by);
    }

    /** The owner lets the envelope expire. */
    public void giveUp(String number, String by) {
        trail.add(envelopes.lock(number), "givenUp", by, owners.name(by) + " does not give more time");
    }

    private int tell(Envelope envelope, String kind, String text) {
        trail.add(envelope, kind, Trail.SYSTEM, text);
        return envelopes.get(envelope.id()).lastEvent();
    }

    private static String missing(Envelope envelope) {
        return envelope.toAsk().stream().map(Party::name).collect(Collectors.joining(", "));
    }
}
