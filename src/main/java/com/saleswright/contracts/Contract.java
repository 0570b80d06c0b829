package com.saleswright.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract with a customer, from the approved quote to its end.
 *
 * @param number business key, for example {@code CON-2026-0001}
 * @param owner user id of the rep
 * @param preparation null until the contract administrator has prepared it
 * @param note what is asked of the next person, or how it ended; null when nothing
 * @param version for optimistic locking
 */
public record Contract(
        String number,
        Origin origin,
        String owner,
        ContractStatus status,
        @Nullable Preparation preparation,
        Paper paper,
        @Nullable String note,
        Instant createdAt,
        Instant changedAt,
        int version) {

    /**
     * Where it comes from.
     *
     * @param quote number of the quote
     * @param currency of all amounts, ISO 4217
     * @param snapshotHash of the quote as it was approved
     */
    public record Origin(String quote, String currency, String snapshotHash, Agreement agreement) {}

    /**
     * The document and what became of it.
     *
     * @param version of the document; 0 while there is none
     * @param envelope number of the latest envelope; null while none was sent
     * @param declineCode why the customer did not sign; null when nobody declined
     * @param archiveId of the signed document; null until everybody has signed
     */
    public record Paper(
            int version,
            @Nullable String sha256,
            @Nullable String envelope,
            @Nullable String declineCode,
            @Nullable String declineReason,
            @Nullable Long archiveId) {

        static final Paper NONE = new Paper(0, null, null, null, null, null);

        Paper built(String hash) {
            return new Paper(version + 1, hash, null, null, null, null);
        }

        Paper sent(String newEnvelope) {
            return new Paper(version, sha256, newEnvelope, null, null, null);
        }

        Paper declined(String code, String reason) {
            return new Paper(version, sha256, envelope, code, reason, null);
        }

        Paper archived(long id) {
            return new Paper(version, sha256, envelope, null, null, id);
        }
    }

    public Agreement agreement() {
        return origin.agreement();
    }

    public BigDecimal amount() {
        return origin.agreement().amount();
    }

    public String customerName() {
        return origin.agreement().customerName();
    }

    public @Nullable LocalDate startsOn() {
        return preparation == null ? null : preparation.startsOn();
    }

    public @Nullable LocalDate endsOn() {
        return preparation == null ? null : preparation.endsOn();
    }

    /** @throws IllegalStateException while nobody has prepared it */
    Preparation prepared() {
        if (preparation == null) {
            throw new IllegalStateException(number + " is not prepared yet");
        }
        return preparation;
    }

    /** What the last person left to say, or else this. */
    String noteOr(String otherwise) {
        return note == null || note.isBlank() ? otherwise : note;
    }

    static Contract open(String number, Origin origin, String owner, Instant now) {
        return new Contract(number, origin, owner, ContractStatus.PREPARATION, null, Paper.NONE, null, now, now, 1);
    }

    /** In another state. @throws WrongContractStatus when that cannot follow */
    Contract moved(ContractStatus next, @Nullable String newNote, Instant now) {
        if (!status.canBecome(next)) {
            throw new WrongContractStatus(number, status, "it cannot become: " + next.label());
        }
        return with(owner, next, preparation, paper, newNote, now);
    }

    /** With what the next person should know. */
    Contract noted(String newNote, Instant now) {
        return with(owner, status, preparation, paper, newNote, now);
    }

    Contract prepared(Preparation newPreparation, Instant now) {
        return with(owner, status, newPreparation, paper, note, now);
    }

    Contract with(Paper newPaper, Instant now) {
        return with(owner, status, preparation, newPaper, note, now);
    }

    Contract handedTo(String newOwner, Instant now) {
        return with(newOwner, status, preparation, paper, note, now);
    }

    private Contract with(
            String newOwner,
            ContractStatus newStatus,
            @Nullable Preparation newPreparation,
            Paper newPaper,
            @Nullable String newNote,
            Instant now) {
        return new Contract(
                number, origin, newOwner, newStatus, newPreparation, newPaper, newNote, createdAt, now, version);
    }
}
