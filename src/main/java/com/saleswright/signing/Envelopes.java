package com.saleswright.signing;

import com.saleswright.documents.Archive;
import com.saleswright.documents.ArchivedDocument;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.mail.DeadLetters;
import com.saleswright.mail.MailBounced;
import com.saleswright.people.EmployeeLeft;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.signing.EnvelopeView.SignerLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Freezes documents, has them signed, and answers for what became of them. */
@Service
public class Envelopes {

    static final String PREFIX = "ENV";

    /** The roles that may see the envelopes of everybody. */
    public static final Set<String> SEE_ALL = Set.of(Roles.CONTRACT_ADMIN, Roles.LEGAL, Roles.CAMUNDA_ADMIN);

    /** More than a page can show is not listed. */
    private static final int PAGE = 200;

    private static final int LONGEST_REASON = 1000;
    private static final Duration LONGEST_EXTENSION = Duration.ofDays(180);
    private static final String PDF = "application/pdf";

    private final EnvelopeRepository envelopes;
    private final Archive archive;
    private final BusinessNumbers numbers;
    private final Trail trail;
    private final Verbs verbs;
    private final Courier courier;
    private final SignLinks links;
    private final Owners owners;
    private final People people;
    private final Endings endings;
    private final SigningEnvelopeProcess process;
    private final ApplicationEventPublisher events;

    Envelopes(
            EnvelopeRepository envelopes,
            Archive archive,
            BusinessNumbers numbers,
            Trail trail,
            Verbs verbs,
            Courier courier,
            SignLinks links,
            Owners owners,
            People people,
            Endings endings,
            SigningEnvelopeProcess process,
            ApplicationEventPublisher events) {
        this.envelopes = envelopes;
        this.archive = archive;
        this.numbers = numbers;
        this.trail = trail;
        this.verbs = verbs;
        this.courier = courier;
        this.links = links;
        this.owners = owners;
        this.people = people;
        this.endings = endings;
        this.process = process;
        this.events = events;
    }

    /**
     * Freezes the document and its SHA-256. Nothing is sent until the process signing-envelope runs.
     *
     * @return number of the envelope, for the variable {@code envelopeId} of the called process
     * @throws SigningRefused when an address is no mail address
     */
    @Transactional
    public String prepare(EnvelopeRequest request) {
        request.signers().forEach(s -> address(s.email()));
        request.copies().forEach(Envelopes::address);
        String number = numbers.next(PREFIX);
        ArchivedDocument frozen = archive.keep(number, request.document(), PDF, request.pdf());
        long id = envelopes.add(number, request, frozen.id(), frozen.sha256(), trail.now(), Trail.FIRST);
        Map<String, Object> facts = new HashMap<>();
        facts.put("sha256", frozen.sha256());
        facts.put("document", request.document());
        facts.put("size", request.pdf().length);
        facts.put(
                "signers",
                request.signers().stream()
                        .map(s -> Map.of("name", s.name(), "email", s.email(), "role", s.role(), "order", s.order()))
                        .toList());
        trail.add(
                envelopes.get(id),
                "prepared",
                request.owner(),
                "%s prepared the document for %s"
                        .formatted(
                                owners.name(request.owner()),
                                request.signers().stream().map(Signer::name).collect(Collectors.joining(", "))),
                "",
                facts);
        return number;
    }

    /**
     * The state of each signer, and what has happened.
     *
     * @throws NoSuchEnvelope when there is none
     */
    @Transactional(readOnly = true)
    public EnvelopeView view(String number) {
        return view(envelopes.get(number));
    }

    /** The same, when there is one with this number. */
    @Transactional(readOnly = true)
    public Optional<EnvelopeView> find(String number) {
        return envelopes.find(number).map(this::view);
    }

    /** The newest envelopes: of one owner, or of everybody for null; at most 200. Events are left out. */
    @Transactional(readOnly = true)
    public List<EnvelopeView> newest(@Nullable String owner) {
        return envelopes.newest(owner, PAGE).stream()
                .map(e -> view(e, List.of()))
                .toList();
    }

    /** Whether everything that happened is still as it was written. */
    @Transactional(readOnly = true)
    public Trail.Verdict check(String number) {
        return trail.verify(envelopes.get(number));
    }

    private EnvelopeView view(Envelope envelope) {
        return view(envelope, envelopes.events(envelope.id()));
    }

    private static EnvelopeView view(Envelope envelope, List<EnvelopeView.EventLine> happened) {
        return new EnvelopeView(
                envelope.number(),
                envelope.businessKey(),
                envelope.subject(),
                envelope.owner(),
                envelope.document(),
                envelope.sha256(),
                envelope.status(),
                envelope.prepared(),
                envelope.expires(),
                envelope.late(),
                envelope.parties().stream()
                        .map(p -> new SignerLine(
                                p.id(), p.name(), p.email(), p.role(), p.order(), p.status(), p.since(), p.note()))
                        .toList(),
                envelope.copies(),
                happened,
                envelope.archiveId());
    }

    /**
     * Reminds everybody who is asked and has not signed.
     *
     * @throws SigningRefused when nobody is asked now
     */
    public void remind(String number, String by) {
        verbs.run(number, envelope -> {
            mustBeOpen(envelope);
            if (envelope.asked().isEmpty()) {
                throw new SigningRefused("remind", "notAsked", "Nobody is asked to sign at the moment.");
            }
            envelope.asked().forEach(p -> links.remind(envelope, p, by));
        });
    }

    /**
     * Gives the signers more time, from now or from the end of the time they have: links that were sent go on working.
     *
     * @throws SigningRefused when it is not open, or the time is none or too long
     */
    public void extend(String number, Duration more, String by) {
        if (more.isNegative() || more.isZero() || more.compareTo(LONGEST_EXTENSION) > 0) {
            throw new SigningRefused("days", "days", "Give between 1 and 180 days.");
        }
        Envelope before = envelopes.get(number);
        String instance = before.processInstance();
        // The owner's task about the end is done by that.
        if (instance != null
                && process.decideExpired(instance, by, Map.of("decision", "extend", "days", more.toDays()))) {
            return;
        }
        verbs.run(number, envelope -> {
            mustBeOpen(envelope);
            prolong(envelope, more, by);
            courier.note(envelope, null, SigningEnvelopeProcess.EXTENDED);
        });
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

    /**
     * Sends a new link to a signer who is asked; the old one dies.
     *
     * @throws SigningRefused when the signer is not asked now
     */
    public void resend(String number, long signer, String by) {
        verbs.run(number, envelope -> {
            mustBeOpen(envelope);
            Party party = envelope.party(signer);
            if (!party.open()) {
                throw new SigningRefused("signer", "notAsked", party.name() + " is not asked to sign at the moment.");
            }
            links.ask(envelope, party, by);
        });
    }

    /**
     * Takes the envelope back: nobody can sign any more.
     *
     * @throws SigningRefused when everybody has signed or it has ended otherwise, and without a reason
     */
    public void void_(String number, String reason, String by) {
        if (reason.isBlank()) {
            throw new SigningRefused("reason", "reason", "Give a reason: the signers read it.");
        }
        verbs.run(number, envelope -> {
            takeBack(envelope, cut(reason), by);
            courier.note(envelope, null, SigningEnvelopeProcess.VOIDED);
        });
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

    /**
     * Sends a new link to another address of the same signer; the old one dies.
     *
     * @throws SigningRefused when the address is none, or the signer has signed or is no longer asked
     */
    public void correctAddress(String number, long signer, String email, String by) {
        String address = address(email);
        Envelope before = envelopes.get(number);
        Party party = before.party(signer);
        String instance = before.processInstance();
        // The owner's task about it is done by that.
        if (party.status() == SignerStatus.UNREACHABLE
                && instance != null
                && process.correct(instance, signer, by, Map.of("signerName", party.name(), "signerEmail", address))) {
            return;
        }
        verbs.run(number, envelope -> {
            mustBeOpenOrPrepared(envelope);
            Party current = envelope.party(signer);
            boolean asked = current.open();
            correct(envelope, current, current.name(), address, by);
            if (asked) {
                envelopes.signer(signer, SignerStatus.WAITING, SignerStatus.OPEN, "", trail.now());
                Envelope corrected = envelopes.get(number);
                links.ask(corrected, corrected.party(signer), by);
            }
        });
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

    /** @throws SigningRefused when it is no mail address */
    static String address(String email) {
        String address = email.strip();
        if (!DeadLetters.problemWith(address).isEmpty()) {
            throw new SigningRefused("email", "email", "Give a mail address such as name@example.com.");
        }
        return address;
    }

    /** Whether an employee may open the page of an envelope: as its owner, or by role. */
    @Transactional(readOnly = true)
    public boolean mayOpen(String number, String user) {
        return envelopes.get(number).owner().equals(user)
                || people.find(user)
                        .filter(e -> e.active() && e.roles().stream().anyMatch(SEE_ALL::contains))
                        .isPresent();
    }

    /** The sealed document with its certificate; empty until everybody has signed. */
    @Transactional(readOnly = true)
    public Optional<byte[]> signedPdf(String number) {
        return Optional.ofNullable(envelopes.get(number).archiveId()).map(archive::content);
    }

    /** The document as it was frozen. */
    @Transactional(readOnly = true)
    public byte[] frozenPdf(String number) {
        return archive.content(envelopes.get(number).documentId());
    }

    /** Nobody signs for us who has left; and who left answers for nothing. */
    @EventListener
    @Transactional
    void left(EmployeeLeft event) {
        for (String number : envelopes.toBeSignedBy(event.userId())) {
            Envelope envelope = envelopes.lock(number);
            envelope.parties().stream()
                    .filter(p -> event.userId().equals(p.user()))
                    .filter(p -> p.open() || p.status() == SignerStatus.WAITING)
                    .forEach(p -> unreachable(
                            envelope,
                            p,
                            "left",
                            p.name() + " does not work here any more.",
                            SigningEnvelopeProcess.SIGNER_LEFT));
        }
        for (String number : envelopes.ownedBy(event.userId())) {
            Envelope envelope = envelopes.lock(number);
            String owner = owners.of(event.userId()).userId();
            envelopes.owner(envelope.id(), owner);
            trail.add(
                    envelope,
                    "owner",
                    Trail.SYSTEM,
                    "%s has left; %s answers for the envelope now"
                            .formatted(owners.name(event.userId()), owners.name(owner)));
            if (envelope.processInstance() != null) {
                process.reassign(envelope.processInstance(), event.userId(), owner);
            }
        }
    }

    /** A mail of ours did not arrive. */
    @EventListener
    void bounced(MailBounced event) {
        Long signer = EnvelopeMails.signerOf(event.messageKey());
        if (signer != null) {
            bounced(signer, event.recipient(), event.reason());
        }
    }

    /** The mail to a signer came back. Anything but the mail of who is asked now is old news. */
    void bounced(long signer, String recipient, String reason) {
        verbs.ofSigner(signer, envelope -> {
            Party party = envelope.party(signer);
            if (envelope.open() && party.open() && party.email().equalsIgnoreCase(recipient)) {
                unreachable(envelope, party, "bounced", cut(reason), SigningEnvelopeProcess.MAIL_BOUNCED);
            }
        });
    }

    private void unreachable(Envelope envelope, Party party, String kind, String why, String message) {
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

    private static void mustBeOpen(Envelope envelope) {
        if (!envelope.open()) {
            throw new SigningRefused("envelope", "ended", "The envelope is not open any more.");
        }
    }

    private static void mustBeOpenOrPrepared(Envelope envelope) {
        if (envelope.status() != Status.PREPARED) {
            mustBeOpen(envelope);
        }
    }

    static String cut(String text) {
        String line = text.strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
