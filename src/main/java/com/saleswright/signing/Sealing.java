package com.saleswright.signing;

import com.saleswright.documents.Archive;
import com.saleswright.documents.ArchivedDocument;
import com.saleswright.documents.Completion;
import com.saleswright.documents.CompletionCertificate;
import com.saleswright.documents.DocumentDamaged;
import com.saleswright.documents.Seals;
import com.saleswright.documents.Sha256;
import com.saleswright.documents.SignatureMarks;
import com.saleswright.documents.SignatureMarks.Mark;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.signing.EnvelopeView.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the signed document: what was frozen, the marks of who signed, the certificate of completion, our seal. */
@Component
public class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    private static final String PDF = "application/pdf";

    private final EnvelopeRepository envelopes;
    private final Archive archive;
    private final SignatureMarks marks;
    private final CompletionCertificate certificate;
    private final Seals seals;
    private final Trail trail;
    private final Owners owners;
    private final People people;
    private final EnvelopeMails mails;
    private final Endings endings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate outside;

    Sealing(
            EnvelopeRepository envelopes,
            Archive archive,
            SignatureMarks marks,
            CompletionCertificate certificate,
            Seals seals,
            Trail trail,
            Owners owners,
            People people,
            EnvelopeMails mails,
            Endings endings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.envelopes = envelopes;
        this.archive = archive;
        this.marks = marks;
        this.certificate = certificate;
        this.seals = seals;
        this.trail = trail;
        this.owners = owners;
        this.people = people;
        this.mails = mails;
        this.endings = endings;
        this.events = events;
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Seals and archives the document. The work is done beside the transaction of the caller, which must be one for
     * which nobody waits: a time stamp authority may take its time. Doing it again after a failure is safe.
     *
     * @return false when the document or the proof of what happened is not what it was: nothing is sealed then
     */
    @Transactional
    public boolean seal(String number) {
        Envelope envelope = envelopes.get(number);
        Optional<byte[]> frozen = frozen(envelope);
        if (frozen.isEmpty()) {
            return false;
        }
        byte[] sealed = Objects.requireNonNull(outside.execute(t -> sealed(envelope, frozen.get())));
        Envelope locked = envelopes.lock(number);
        ArchivedDocument kept = archive.keep(envelope.caseKey(), signedName(envelope.document()), PDF, sealed);
        if (!envelopes.status(locked.id(), Status.SIGNED, Status.COMPLETED)) {
            throw new IllegalStateException(
                    "Envelope %s is %s and cannot be sealed".formatted(number, locked.status()));
        }
        envelopes.archived(locked.id(), kept.id());
        trail.add(
                locked,
                "completed",
                Trail.SYSTEM,
                "The document was sealed and archived",
                "",
                Map.of("sealedSha256", kept.sha256()));
        events.publishEvent(new EnvelopeCompleted(number, String.valueOf(kept.id())));
        return true;
    }

    /** The document was changed after it went out: nothing of it is worth anything, and people must hear of it. */
    @Transactional
    public void voidAltered(String number) {
        Envelope envelope = envelopes.lock(number);
        String why = "The document was changed after it was sent. It must not be used; a new one will be sent.";
        endings.end(
                envelope,
                Status.VOIDED,
                "altered",
                Trail.SYSTEM,
                "The document is not what was frozen",
                why,
                "",
                Map.of());
        int event = envelopes.get(envelope.id()).lastEvent();
        Stream.concat(Stream.of(owners.of(envelope.owner())), people.withRole(Roles.CAMUNDA_ADMIN).stream())
                .map(Employee::userId)
                .distinct()
                .map(people::get)
                .forEach(e -> mails.toStaff(
                        "altered", envelope, e, trail.verify(envelope).text(), event));
        events.publishEvent(new EnvelopeVoided(number, why));
    }

    /** The document, if it is what everybody has seen. */
    private Optional<byte[]> frozen(Envelope envelope) {
        Trail.Verdict verdict = trail.verify(envelope);
        if (!verdict.intact()) {
            log.error("Envelope {} is not sealed: {}", envelope.number(), verdict.text());
            return Optional.empty();
        }
        // The archive throws when a document is damaged, which must not take this transaction with it.
        byte[] content = outside.execute(t -> content(envelope));
        if (content == null || !Sha256.of(content).equals(envelope.sha256())) {
            log.error("Envelope {} is not sealed: its document was changed", envelope.number());
            return Optional.empty();
        }
        return Optional.of(content);
    }

    private byte @Nullable [] content(Envelope envelope) {
        try {
            return archive.content(envelope.documentId());
        } catch (DocumentDamaged e) {
            return null;
        }
    }

    private byte[] sealed(Envelope envelope, byte[] frozen) {
        Map<String, Mark> signatures = new LinkedHashMap<>();
        for (Party party : envelope.parties()) {
            signatures.put("Signature " + party.place(), mark(envelope, party, signature(party)));
        }
        byte[] marked = marks.write(frozen, signatures);
        byte[] whole = certificate.append(marked, completion(envelope));
        return seals.seal(whole, envelope.document(), envelope.caseKey());
    }

    private Mark mark(Envelope envelope, Party party, Signature signature) {
        boolean drawn = signature.kind() == Signature.Kind.DRAWN;
        boolean nameShown = !drawn && party.name().equals(signature.text());
        String detail = "%s · %s · %s"
                .formatted(
                        nameShown ? party.role() : party.name() + ", " + party.role(),
                        Endings.time(signature.at()),
                        envelope.number());
        return new Mark(
                signature.text(),
                detail,
                drawn ? Strokes.read(signature.strokes()).lines() : List.of());
    }

    private Completion completion(Envelope envelope) {
        return new Completion(
                envelope.document(),
                envelope.caseKey(),
                envelope.sha256(),
                envelope.parties().stream()
                        .map(p -> {
                            Signature signature = signature(p);
                            String how = signature.kind() == Signature.Kind.DRAWN ? "signature drawn" : "name typed";
                            return new Completion.Signer(
                                    p.name(),
                                    p.email(),
                                    p.role(),
                                    signature.at(),
                                    "Link sent by mail, %s, consent %s".formatted(how, signature.consentVersion()),
                                    signature.address());
                        })
                        .toList(),
                envelopes.events(envelope.id()).stream().map(this::line).toList());
    }

    private Completion.Event line(EnvelopeView.EventLine event) {
        String who = event.actor().equals(Trail.SYSTEM) ? "Saleswright" : owners.name(event.actor());
        String what = event.text().startsWith(who + " ") ? event.text().substring(who.length() + 1) : event.text();
        return new Completion.Event(event.at(), who, what, event.address(), event.hash());
    }

    private Signature signature(Party party) {
        return envelopes
                .signature(party.id())
                .orElseThrow(() -> new IllegalStateException("Signer %d has not signed".formatted(party.id())));
    }

    private static String signedName(String document) {
        return document.replaceFirst("(?i)\\.pdf$", "") + "-signed.pdf";
    }
}
