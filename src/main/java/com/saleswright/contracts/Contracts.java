package com.saleswright.contracts;

import com.saleswright.deals.DealLost;
import com.saleswright.engine.RetriesConflicts;
import com.saleswright.people.Employee;
import com.saleswright.people.EmployeeLeft;
import com.saleswright.people.OrgChart;
import com.saleswright.signing.EnvelopeCompleted;
import com.saleswright.signing.EnvelopeDeclined;
import com.saleswright.signing.EnvelopeExpired;
import com.saleswright.signing.EnvelopeView;
import com.saleswright.signing.EnvelopeVoided;
import com.saleswright.signing.Envelopes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with contracts, besides their tasks.
 *
 * <p>Every method throws {@link NoSuchContract} when there is no contract of the number or the user may not see it, {@link
 * ContractRefused} when a rule speaks against it, and {@link WrongContractStatus} when its state does not allow it.
 */
@Component
@Transactional
public class Contracts {

    private final ContractStore contracts;
    private final ContractDocuments documents;
    private final ContractAccess access;
    private final ContractCase process;
    private final ContractTimeline timeline;
    private final Envelopes envelopes;
    private final OrgChart chart;
    private final Clock clock;

    Contracts(
            ContractStore contracts,
            ContractDocuments documents,
            ContractAccess access,
            ContractCase process,
            ContractTimeline timeline,
            Envelopes envelopes,
            OrgChart chart,
            Clock clock) {
        this.contracts = contracts;
        this.documents = documents;
        this.access = access;
        this.process = process;
        this.timeline = timeline;
        this.envelopes = envelopes;
        this.chart = chart;
        this.clock = clock;
    }

    /**
     * What a person may do with a contract as it stands.
     *
     * @param openEnvelope see the page of its envelope
     */
    public record Permissions(boolean takeBack, boolean dispute, boolean cancel, boolean openEnvelope) {}

    @Transactional(readOnly = true)
    public Contract get(String number, String user) {
        return contracts
                .find(number)
                .filter(c -> access.mayRead(c, user))
                .orElseThrow(() -> new NoSuchContract(number));
    }

    @Transactional(readOnly = true)
    public Permissions permissions(String number, String user) {
        Contract contract = get(number, user);
        boolean acts = access.mayAct(contract, user);
        return new Permissions(
                acts && contract.status() == ContractStatus.SIGNING,
                access.mayDispute(contract, user) && contract.status() == ContractStatus.ACTIVE,
                acts && contract.status().beingMade(),
                contract.paper().envelope() != null
                        && envelopes.mayOpen(contract.paper().envelope(), user));
    }

    /** What happened, oldest first. */
    @Transactional(readOnly = true)
    public List<ContractEvent> timeline(String number, String user) {
        return timeline.of(get(number, user).number());
    }

    @Transactional(readOnly = true)
    public List<ContractSigner> signers(String number, String user) {
        return contracts.signers(get(number, user).number());
    }

    @Transactional(readOnly = true)
    public List<ReviewRound> reviews(String number, String user) {
        return contracts.reviews(get(number, user).number());
    }

    /** The versions of the document, the latest first. */
    @Transactional(readOnly = true)
    public List<ContractDocument> documents(String number, String user) {
        return documents.of(get(number, user).number());
    }

    /** A version of the document as it was built; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<byte[]> document(String number, int version, String user) {
        return documents.read(get(number, user).number(), version);
    }

    /** The document with everybody's signature; empty until everybody has signed. */
    @Transactional(readOnly = true)
    public Optional<byte[]> signed(String number, String user) {
        Contract contract = get(number, user);
        String envelope = contract.paper().envelope();
        return contract.paper().archiveId() == null || envelope == null
                ? Optional.empty()
                : envelopes.signedPdf(envelope);
    }

    /** Where the signing stands; empty while nothing was sent. */
    @Transactional(readOnly = true)
    public Optional<EnvelopeView> envelope(String number, String user) {
        return Optional.ofNullable(get(number, user).paper().envelope()).map(envelopes::view);
    }

    /** Takes a contract back from its signers, to be prepared anew: what was sent is never changed. */
    @RetriesConflicts
    public void takeBack(String number, String reason, String user) {
        Contract contract = toAct(number, user);
        String why = requireReason(reason);
        String envelope = contract.paper().envelope();
        if (contract.status() != ContractStatus.SIGNING || envelope == null) {
            throw new WrongContractStatus(number, contract.status(), "it is not out for signature");
        }
        contracts.save(contract.moved(ContractStatus.PREPARATION, why, clock.instant()));
        timeline.note(number, user, "takenBack", "Taken back to be changed: " + why);
        process.wantChange(number);
        envelopes.void_(envelope, why, user);
    }

    /** The customer disputes a contract that is in force: it is suspended, and legal decides. */
    @RetriesConflicts
    public void dispute(String number, String reason, String user) {
        Contract contract = get(number, user);
        if (!access.mayDispute(contract, user)) {
            throw new ContractRefused("Only the rep, contract administrators and legal can do this.");
        }
        if (contract.status() != ContractStatus.ACTIVE) {
            throw new WrongContractStatus(number, contract.status(), "it is not in force");
        }
        process.dispute(number, user, requireReason(reason));
    }

    /** Gives up a contract that is not in force yet. */
    @RetriesConflicts
    public void cancel(String number, String reason, String user) {
        cancel(toAct(number, user), requireReason(reason), user);
    }

    /** A lost deal needs no contract. One that is in force already stays. */
    @EventListener
    void on(DealLost event) {
        contracts
                .ongoing(event.number())
                .filter(c -> c.status().beingMade())
                .ifPresent(c -> cancel(c, "The deal is lost: " + event.reason(), event.by()));
    }

    @EventListener
    void on(EnvelopeCompleted event) {
        contracts.withEnvelope(event.envelope()).ifPresent(c -> {
            contracts.save(c.with(c.paper().archived(Long.parseLong(event.archiveId())), clock.instant()));
            timeline.note(c.number(), ContractTimeline.SYSTEM, "signed", "Signed by everybody, sealed and archived");
        });
    }

    @EventListener
    void on(EnvelopeDeclined event) {
        contracts.withEnvelope(event.envelope()).ifPresent(c -> {
            Contract declined = c.with(c.paper().declined(event.code(), shortened(event.reason())), clock.instant());
            contracts.save(declined.moved(ContractStatus.UNSIGNED, shortened(event.reason()), clock.instant()));
            String why = ContractForms.declined(event.code()) + (event.reason().isBlank() ? "" : ": " + event.reason());
            timeline.note(c.number(), ContractTimeline.SYSTEM, "declined", "Declined by a signer. " + why);
        });
    }

    @EventListener
    void on(EnvelopeExpired event) {
        contracts.withEnvelope(event.envelope()).ifPresent(c -> unsigned(c, "expired", "Not signed in time"));
    }

    @EventListener
    void on(EnvelopeVoided event) {
        contracts
                .withEnvelope(event.envelope())
                .filter(c -> c.status() == ContractStatus.SIGNING)
                .ifPresent(c -> unsigned(c, "voided", "The envelope was taken back: " + event.reason()));
    }

    /** The rep's contracts go to the superior, and claimed tasks back to their role. */
    @EventListener
    void on(EmployeeLeft event) {
        String leaver = event.userId();
        String successor = chart.superiorOf(leaver).map(Employee::userId).orElse(null);
        if (successor != null) {
            for (Contract contract : contracts.ongoingOf(leaver)) {
                contracts.save(contract.handedTo(successor, clock.instant()));
                timeline.note(
                        contract.number(),
                        ContractTimeline.SYSTEM,
                        "handedOver",
                        "Handed to the superior, since the rep has left");
                process.handOver(contract.number(), leaver, successor);
            }
        }
        process.release(leaver, successor);
    }

    private void cancel(Contract contract, String reason, String by) {
        if (!contract.status().beingMade()) {
            throw new WrongContractStatus(contract.number(), contract.status(), "it can no longer be cancelled");
        }
        String envelope = contract.paper().envelope();
        if (contract.status() == ContractStatus.SIGNING && envelope != null) {
            // Before the case ends, which would leave the envelope without anybody who listens.
            envelopes.void_(envelope, reason, by);
        }
        process.cancel(contract.number(), by, reason);
    }

    private void unsigned(Contract contract, String kind, String text) {
        contracts.save(contract.moved(ContractStatus.UNSIGNED, shortened(text), clock.instant()));
        timeline.note(contract.number(), ContractTimeline.SYSTEM, kind, text);
    }

    private Contract toAct(String number, String user) {
        Contract contract = get(number, user);
        if (!access.mayAct(contract, user)) {
            throw new ContractRefused("Only the rep and contract administrators can do this.");
        }
        return contract;
    }

    static String shortened(String text) {
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    private static String requireReason(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > 2000) {
            throw new ContractRefused("Give a reason, in 2,000 characters at most.");
        }
        return text;
    }
}
