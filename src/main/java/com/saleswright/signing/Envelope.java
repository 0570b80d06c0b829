package com.saleswright.signing;

import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to be signed.
 *
 * @param processInstance of signing-envelope; null until it runs
 * @param documentId of the frozen document in the archive
 * @param sha256 of the document as it was frozen
 * @param expires null until it is sent
 * @param late whether the time to sign has passed, by the clock of the database
 * @param archiveId of the sealed document
 * @param lastEvent number of the last link of evidence
 * @param parties by place
 */
record Envelope(
        long id,
        String number,
        @Nullable String businessKey,
        @Nullable String processInstance,
        String subject,
        String owner,
        String document,
        long documentId,
        String sha256,
        Duration valid,
        List<String> copies,
        Status status,
        Instant prepared,
        @Nullable Instant expires,
        boolean late,
        @Nullable Long archiveId,
        int lastEvent,
        String lastHash,
        List<Party> parties) {

    /** The case that mails and pages name. */
    String caseKey() {
        return businessKey == null ? number : businessKey;
    }

    Party party(long signer) {
        return parties.stream()
                .filter(p -> p.id() == signer)
                .findFirst()
                .orElseThrow(() -> new NoSuchEnvelope("signer " + signer + " of " + number));
    }

    /** The lowest order in which somebody has not signed; empty when everybody has. */
    OptionalInt group() {
        return parties.stream()
                .filter(p -> p.status() != SignerStatus.SIGNED)
                .mapToInt(Party::order)
                .min();
    }

    /** Who is to be asked now, by place. */
    List<Party> toAsk() {
        OptionalInt group = group();
        return parties.stream()
                .filter(p -> group.isPresent() && p.order() == group.getAsInt() && p.status() != SignerStatus.SIGNED)
                .toList();
    }

    boolean open() {
        return status == Status.OPEN;
    }

    /** Who has a link and may sign. */
    List<Party> asked() {
        return parties.stream().filter(p -> p.status() == SignerStatus.OPEN).toList();
    }
}
