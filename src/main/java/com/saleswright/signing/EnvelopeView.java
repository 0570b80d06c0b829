package com.saleswright.signing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as pages show it.
 *
 * @param number for example {@code ENV-2026-0001}
 * @param businessKey of the case whose process signs it; null until that has started
 * @param sha256 of the document as it was frozen
 * @param expires null until it is sent
 * @param late whether that has passed
 * @param archiveId of the sealed document; null until everybody has signed
 */
public record EnvelopeView(
        String number,
        @Nullable String businessKey,
        String subject,
        String owner,
        String document,
        String sha256,
        Status status,
        Instant prepared,
        @Nullable Instant expires,
        boolean late,
        List<SignerLine> signers,
        List<String> copies,
        List<EventLine> events,
        @Nullable Long archiveId) {

    /** Where an envelope stands. */
    public enum Status {
        /** Frozen, nothing is sent yet. */
        PREPARED,
        /** Somebody is asked to sign. */
        OPEN,
        /** Everybody has signed; seal and archive are being done. */
        SIGNED,
        /** Sealed and archived. */
        COMPLETED,
        DECLINED,
        EXPIRED,
        VOIDED;

        public boolean ended() {
            return this == COMPLETED || this == DECLINED || this == EXPIRED || this == VOIDED;
        }
    }

    /** Where a signer stands. */
    public enum SignerStatus {
        WAITING("others sign first"),
        /** Has a link. */
        OPEN("asked"),
        SIGNED("signed"),
        DECLINED("declined"),
        /** The mail did not arrive, or the signer has left: the owner has to correct it. */
        UNREACHABLE("not reached"),
        CANCELLED("no longer asked");

        private final String label;

        SignerStatus(String label) {
            this.label = label;
        }

        /** For staff. */
        public String label() {
            return label;
        }
    }

    /**
     * A signer.
     *
     * @param at when the status was reached
     * @param note why the mail came back or why they declined; empty when there is nothing to say
     */
    public record SignerLine(
            long id, String name, String email, String role, int order, SignerStatus status, Instant at, String note) {}

    /**
     * Something that happened.
     *
     * @param actor id of an employee, name of a signer, or {@code system}
     * @param text one sentence
     * @param address IP address of who did it; empty for ours
     */
    public record EventLine(
            int number, Instant at, String kind, String actor, String text, String address, String hash) {}
}
