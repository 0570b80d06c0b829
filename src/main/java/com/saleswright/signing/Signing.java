package com.saleswright.signing;

import com.saleswright.documents.Archive;
import com.saleswright.documents.Sha256;
import com.saleswright.links.OpenLink;
import com.saleswright.people.Employee;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What signers do behind their links. */
@Service
public class Signing {

    /** The consent text that is shown now; every version that ever was stays in the texts. */
    public static final String CONSENT = "2026-11";

    private static final Set<String> CONSENTS = Set.of(CONSENT);
    private static final int LONGEST_NAME = 120;

    private final EnvelopeRepository envelopes;
    private final Archive archive;
    private final Verbs verbs;
    private final Courier courier;
    private final SignLinks links;
    private final Owners owners;
    private final Endings endings;
    private final EnvelopeMails mails;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    Signing(
            EnvelopeRepository envelopes,
            Archive archive,
            Verbs verbs,
            Courier courier,
            SignLinks links,
            Owners owners,
            Endings endings,
            EnvelopeMails mails,
            Trail trail,
            ApplicationEventPublisher events) {
        this.envelopes = envelopes;
        this.archive = archive;
        this.verbs = verbs;
        this.courier = courier;
        this.links = links;
        this.owners = owners;
        this.endings = endings;
        this.mails = mails;
        this.trail = trail;
        this.events = events;
    }

    /** What the page of a link shows. */
    public enum Turn {
        /** Waits for this signer. */
        SIGN,
        /** This signer has signed: the receipt. */
        SIGNED,
        /** This signer has declined. */
        DECLINED,
        /** The time has passed; its owner may give more. */
        LATE,
        /** Nobody signs it any more. */
        ENDED
    }

    /**
     * What a signer sees.
     *
     * @param others who else signs
     * @param signedAt when this signer signed
     * @param receipt hash of the proof of that
     * @param complete whether everybody has signed and the document is sealed
     */
    public record Desk(
            Turn turn,
            String number,
            String subject,
            String document,
            String sha256,
            @Nullable Instant expires,
            String owner,
            String name,
            String email,
            String role,
            List<Other> others,
            @Nullable Instant signedAt,
            @Nullable String receipt,
            boolean complete) {}

    /** Somebody else who signs. */
    public record Other(String name, String role, boolean signed) {}

    /**
     * A signature as it arrives.
     *
     * @param drawn strokes, empty for a typed name
     * @param consent version of the text that the signer has agreed to; empty when they have not
     */
    public record Given(String typed, String drawn, String consent) {}

    /** What the signer of this link sees. */
    @Transactional(readOnly = true)
    public Desk desk(OpenLink link) {
        Envelope envelope = envelopes.get(link.record());
        Party party = envelope.party(signer(link));
        Signature signature = envelopes.signature(party.id()).orElse(null);
        return new Desk(
                turn(envelope, party),
                envelope.number(),
                envelope.subject(),
                envelope.document(),
                envelope.sha256(),
                envelope.expires(),
                owners.name(envelope.owner()),
                party.name(),
                party.email(),
                party.role(),
                envelope.parties().stream()
                        .filter(p -> p.id() != party.id())
                        .map(p -> new Other(p.name(), p.role(), p.status() == SignerStatus.SIGNED))
                        .toList(),
                signature == null ? null : signature.at(),
                signature == null ? null : signature.receipt(),
                envelope.status() == Status.COMPLETED);
    }

    private Turn turn(Envelope envelope, Party party) {
        if (party.status() == SignerStatus.SIGNED) {
            return Turn.SIGNED;
        }
        if (party.status() == SignerStatus.DECLINED) {
            return Turn.DECLINED;
        }
        if (!envelope.open() || !party.open()) {
            return Turn.ENDED;
        }
        return envelope.late() ? Turn.LATE : Turn.SIGN;
    }

    /** The document: as it was frozen, or sealed once everybody has signed. */
    @Transactional(readOnly = true)
    public byte[] document(String number) {
        Envelope envelope = envelopes.get(number);
        Long sealed = envelope.archiveId();
        return archive.content(sealed == null ? envelope.documentId() : sealed);
    }

    /** Everybody sees the same pages until the end, whatever the archive holds besides. */
    @Transactional(readOnly = true)
    public byte[] frozen(String number) {
        return archive.content(envelopes.get(number).documentId());
    }

    /** The signer has the document before their eyes. Kept once per signer. */
    public void viewed(OpenLink link, Visit visit) {
        verbs.run(link.record(), envelope -> {
            Party party = envelope.party(signer(link));
            boolean before = envelopes.events(envelope.id()).stream()
                    .anyMatch(e -> e.kind().equals("viewed") && e.actor().equals(party.name()));
            if (party.open() && envelope.open() && !before) {
                trail.add(
                        envelope,
                        "viewed",
                        party.name(),
                        party.name() + " has opened the document",
                        visit.address(),
                        facts(envelope, party, link, visit));
            }
        });
    }

    /**
     * Takes a signature. Once it is there, everything that arrives later for the same signer changes nothing.
     *
     * @throws SigningRefused when something is missing, or the time has passed
     */
    public void sign(OpenLink link, Given given, Visit visit) {
        verbs.run(link.record(), envelope -> {
            Party party = envelope.party(signer(link));
            if (party.status() == SignerStatus.SIGNED) {
                return;
            }
            mustBeAsked(envelope, party);
            String typed = given.typed().strip();
            boolean drawn = !given.drawn().isBlank();
            check(given, typed, drawn);
            // The same hash as in the archive, or what was signed would not be what was shown.
            if (archive.find(envelope.documentId())
                    .filter(d -> d.sha256().equals(envelope.sha256()))
                    .isEmpty()) {
                throw new IllegalStateException(
                        "The document of %s is not what was frozen".formatted(envelope.number()));
            }
            Instant now = trail.now();
            if (!envelopes.signer(party.id(), SignerStatus.OPEN, SignerStatus.SIGNED, "", now)) {
                return;
            }
            Signature.Kind kind = drawn ? Signature.Kind.DRAWN : Signature.Kind.TYPED;
            String text = drawn ? party.name() : typed;
            Map<String, Object> facts = facts(envelope, party, link, visit);
            facts.put("signature", kind.name());
            facts.put("typed", text);
            facts.put("drawn", drawn ? Sha256.of(given.drawn().getBytes(StandardCharsets.UTF_8)) : "");
            facts.put("consent", given.consent());
            String receipt = trail.add(
                    envelope,
                    "signed",
                    party.name(),
                    "%s (%s) signed".formatted(party.name(), party.email()),
                    visit.address(),
                    facts);
            envelopes.add(new Signature(
                    party.id(),
                    now,
                    kind,
                    text,
                    drawn ? given.drawn().strip() : "",
                    visit.address(),
                    visit.userAgent(),
                    given.consent(),
                    envelope.sha256(),
                    receipt));
            links.use(link);
            links.revoke(envelope, party);
            courier.note(envelope, party.id(), SigningEnvelopeProcess.SIGNED);
        });
    }

    private static void check(Given given, String typed, boolean drawn) {
        if (!CONSENTS.contains(given.consent())) {
            throw new SigningRefused("consent", "consentMissing", "Agree to sign electronically first.");
        }
        if (drawn) {
            Strokes ignored = Strokes.read(given.drawn());
        } else if (typed.codePointCount(0, typed.length()) < 2 || typed.length() > LONGEST_NAME || unprintable(typed)) {
            throw new SigningRefused("typed", "typedMissing", "Type your name, or draw your signature.");
        }
    }

    /**
     * The signer does not sign, which ends the envelope.
     *
     * @throws SigningRefused when it is not their turn any more
     */
    public void decline(OpenLink link, DeclineReason code, String reason, Visit visit) {
        verbs.run(link.record(), envelope -> {
            Party party = envelope.party(signer(link));
            if (party.status() == SignerStatus.DECLINED) {
                return;
            }
            mustBeAsked(envelope, party);
            String words = EnvelopeChanges.cut(reason.replaceAll("\\p{Cntrl}", " "));
            String note = code.text() + (words.isEmpty() ? "" : ": " + words);
            if (!envelopes.signer(party.id(), SignerStatus.OPEN, SignerStatus.DECLINED, note, trail.now())) {
                return;
            }
            links.use(link);
            Map<String, Object> facts = facts(envelope, party, link, visit);
            facts.put("code", code.name());
            facts.put("reason", words);
            endings.end(
                    envelope,
                    Status.DECLINED,
                    "declined",
                    party.name(),
                    "%s (%s) declined: %s".formatted(party.name(), party.email(), note),
                    party.name() + " has declined to sign.",
                    visit.address(),
                    facts);
            tellOwner("declined", envelope, party.name() + " (" + party.role() + "): " + note);
            events.publishEvent(new EnvelopeDeclined(envelope.number(), code.name(), words));
            courier.note(envelope, null, SigningEnvelopeProcess.DECLINED);
        });
    }

    /**
     * Somebody else signs in this signer's place: gets a link of their own, and this one is dead.
     *
     * @throws SigningRefused when name or address is wrong, or it is not their turn any more
     */
    public void handOver(OpenLink link, String name, String email, Visit visit) {
        verbs.run(link.record(), envelope -> {
            Party party = envelope.party(signer(link));
            mustBeAsked(envelope, party);
            String who = name.strip();
            if (who.codePointCount(0, who.length()) < 2 || who.length() > LONGEST_NAME || unprintable(who)) {
                throw new SigningRefused("name", "name", "Give the name of who signs instead.");
            }
            String address = EnvelopeChanges.address(email);
            if (address.equalsIgnoreCase(party.email())) {
                throw new SigningRefused("email", "sameEmail", "This is your own address.");
            }
            // Not used but revoked: it must not even show a receipt to who had it.
            links.revoke(envelope, party);
            Map<String, Object> facts = facts(envelope, party, link, visit);
            facts.put("newName", who);
            facts.put("newEmail", address);
            trail.add(
                    envelope,
                    "handedOver",
                    party.name(),
                    "%s (%s) asked %s (%s) to sign instead".formatted(party.name(), party.email(), who, address),
                    visit.address(),
                    facts);
            envelopes.replace(party.id(), who, address, null, trail.now());
            tellOwner("handed-over", envelope, "%s → %s (%s)".formatted(party.name(), who, address));
            courier.note(envelope, party.id(), SigningEnvelopeProcess.HANDED_OVER);
        });
    }

    private void mustBeAsked(Envelope envelope, Party party) {
        if (!envelope.open() || !party.open()) {
            throw new SigningRefused("envelope", "ended", "This document is not waiting for you any more.");
        }
        if (envelope.late()) {
            throw new SigningRefused("envelope", "late", "The time to sign has passed.");
        }
    }

    private void tellOwner(String mail, Envelope envelope, String text) {
        Employee owner = owners.of(envelope.owner());
        mails.toStaff(mail, envelope, owner, text, envelopes.get(envelope.id()).lastEvent());
    }

    private static Map<String, Object> facts(Envelope envelope, Party party, OpenLink link, Visit visit) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("signer", party.id());
        facts.put("name", party.name());
        facts.put("email", party.email());
        facts.put("role", party.role());
        facts.put("link", link.id());
        facts.put("userAgent", visit.userAgent());
        facts.put("sha256", envelope.sha256());
        return facts;
    }

    private static boolean unprintable(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static long signer(OpenLink link) {
        return Long.parseLong(link.holder());
    }
}
