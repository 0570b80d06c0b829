package com.saleswright.signing;

import java.time.Duration;
import java.util.List;

/**
 * A document that is to be signed.
 *
 * @param subject one line for mails and pages, for example "Contract CON-2026-0001 with Acme"
 * @param owner employee id of who answers for the envelope: corrects addresses, extends, voids
 * @param document file name, for example {@code CON-2026-0001.pdf}
 * @param pdf has a place for each signature: the text {@code Signature 1} for the first signer of the list, and so on
 * @param copies mail addresses that get the signed document as well
 * @param valid how long the signers have, from the moment the process starts
 */
public record EnvelopeRequest(
        String subject,
        String owner,
        String document,
        byte[] pdf,
        List<Signer> signers,
        List<String> copies,
        Duration valid) {

    public EnvelopeRequest {
        signers = List.copyOf(signers);
        copies = List.copyOf(copies);
        if (signers.isEmpty()) {
            throw new IllegalArgumentException("A document that nobody signs needs no envelope");
        }
        if (valid.isZero() || valid.isNegative()) {
            throw new IllegalArgumentException("Signers need time: " + valid);
        }
    }
}
