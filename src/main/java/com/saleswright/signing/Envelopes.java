package com.saleswright.signing;

import com.saleswright.documents.Archive;
import com.saleswright.documents.ArchivedDocument;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.signing.EnvelopeView.SignerLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final EnvelopeChanges changes;
    private final SigningEnvelopeProcess process;

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
            EnvelopeChanges changes,
            SigningEnvelopeProcess process) {
        this.envelopes = envelopes;
        this.archive = archive;
        this.numbers = numbers;
        this.trail = trail;
        this.verbs = verbs;
        this.courier = courier;
        this.links = links;
        this.owners = owners;
        this.people = people;
        this.changes = changes;
        this.process = process;
    }

    /**
     * Freezes the document and its SHA-256. Nothing is sent until the process signing-envelope runs.
     *
     * @return number of the envelope, for the variable {@code envelopeId} of the called process
     * @throws SigningRefused when an address is no mail address
     */
    @Transactional
    public String prepare(EnvelopeRequest request) {
        request.signers().forEach(s -> EnvelopeChanges.address(s.email()));
        request.copies().forEach(EnvelopeChanges::address);
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
            EnvelopeChanges.mustBeOpen(envelope);
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
            EnvelopeChanges.mustBeOpen(envelope);
            changes.prolong(envelope, more, by);
            courier.note(envelope, null, SigningEnvelopeProcess.EXTENDED);
        });
    }

    /**
     * Sends a new link to a signer who is asked; the old one dies.
     *
     * @throws SigningRefused when the signer is not asked now
     */
    public void resend(String number, long signer, String by) {
        verbs.run(number, envelope -> {
            EnvelopeChanges.mustBeOpen(envelope);
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
            changes.takeBack(envelope, EnvelopeChanges.cut(reason), by);
            courier.note(envelope, null, SigningEnvelopeProcess.VOIDED);
        });
    }

    /**
     * Sends a new link to another address of the same signer; the old one dies.
     *
     * @throws SigningRefused when the address is none, or the signer has signed or is no longer asked
     */
    public void correctAddress(String number, long signer, String email, String by) {
        String address = EnvelopeChanges.address(email);
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
            EnvelopeChanges.mustBeOpenOrPrepared(envelope);
            Party current = envelope.party(signer);
            boolean asked = current.open();
            changes.correct(envelope, current, current.name(), address, by);
            if (asked) {
                envelopes.signer(signer, SignerStatus.WAITING, SignerStatus.OPEN, "", trail.now());
                Envelope corrected = envelopes.get(number);
                links.ask(corrected, corrected.party(signer), by);
            }
        });
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
}
