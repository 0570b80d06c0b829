package com.saleswright.signing;

import com.saleswright.mail.MailBounced;
import com.saleswright.people.EmployeeLeft;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What goes wrong with envelopes outside of them: people leave, and mail comes back. */
@Component
class EnvelopeMishaps {

    private final EnvelopeRepository envelopes;
    private final EnvelopeChanges changes;
    private final Verbs verbs;
    private final Owners owners;
    private final Trail trail;
    private final SigningEnvelopeProcess process;

    EnvelopeMishaps(
            EnvelopeRepository envelopes,
            EnvelopeChanges changes,
            Verbs verbs,
            Owners owners,
            Trail trail,
            SigningEnvelopeProcess process) {
        this.envelopes = envelopes;
        this.changes = changes;
        this.verbs = verbs;
        this.owners = owners;
        this.trail = trail;
        this.process = process;
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
                    .forEach(p -> changes.unreachable(
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
                changes.unreachable(
                        envelope, party, "bounced", EnvelopeChanges.cut(reason), SigningEnvelopeProcess.MAIL_BOUNCED);
            }
        });
    }
}
