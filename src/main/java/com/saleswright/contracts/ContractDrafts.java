package com.saleswright.contracts;

import com.saleswright.contracts.Signatories.Signatory;
import com.saleswright.deals.ApprovedQuotes;
import com.saleswright.deals.QuoteContent;
import com.saleswright.documents.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the document of a contract: keeps how it is prepared, and builds it if it says what was approved. */
@Component
@Transactional
public class ContractDrafts {

    private static final int COMPANY_ORDER = 10;

    private final ContractStore contracts;
    private final ContractDocuments documents;
    private final ContractTemplates templates;
    private final ContractPdf pdf;
    private final ContractCase process;
    private final Signatories signatories;
    private final ContractTimeline timeline;
    private final ApprovedQuotes quotes;
    private final Clock clock;

    ContractDrafts(
            ContractStore contracts,
            ContractDocuments documents,
            ContractTemplates templates,
            ContractPdf pdf,
            ContractCase process,
            Signatories signatories,
            ContractTimeline timeline,
            ApprovedQuotes quotes,
            Clock clock) {
        this.contracts = contracts;
        this.documents = documents;
        this.templates = templates;
        this.pdf = pdf;
        this.process = process;
        this.signatories = signatories;
        this.timeline = timeline;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** Somebody of the customer's who signs. */
    public record CustomerSigner(String name, String email, String role) {}

    /**
     * Keeps how the contract is to be made.
     *
     * @throws ContractRefused when the template is not there, or nobody could sign for us
     */
    public void prepare(String number, Preparation preparation, List<CustomerSigner> customers) {
        Contract contract = contracts.get(number);
        templates.get(preparation.template(), preparation.language());
        signatories.find(process.signatories(facts(contract)), contract.owner());
        Contract prepared = contract.prepared(preparation, clock.instant());
        contracts.save(
                contract.status() == ContractStatus.PREPARATION
                        ? prepared
                        : prepared.moved(ContractStatus.PREPARATION, null, clock.instant()));
        List<ContractSigner> signers = new ArrayList<>();
        for (CustomerSigner c : customers) {
            signers.add(new ContractSigner(signers.size() + 1, 1, c.name(), c.email(), c.role(), null));
        }
        contracts.replaceSigners(number, false, List.of());
        contracts.replaceSigners(number, true, signers);
        timeline.note(number, preparation.by(), "prepared", "Prepared from " + preparation.template());
    }

    /** The facts that the table of signatories decides on. */
    static Map<String, @Nullable Object> facts(Contract contract) {
        return Map.of("amount", contract.amount().doubleValue());
    }

    /**
     * Builds a new version of the document, with the people who sign for us, if it says what was approved and the
     * approval still holds.
     *
     * @param wanted the rows of the table of signatories
     * @param newTerms whether the customer wants terms that nobody has approved
     * @return how it would differ from what was approved, one sentence each; when there are any, nothing is built
     */
    public List<String> build(String number, List<? extends Map<String, Object>> wanted, boolean newTerms) {
        Contract contract = contracts.get(number);
        List<String> differences = differences(contract, newTerms);
        if (!differences.isEmpty()) {
            contracts.save(contract.noted(Contracts.shortened(String.join(" ", differences)), clock.instant()));
            return differences;
        }
        Preparation prepared = contract.prepared();
        List<ContractSigner> customers = contracts.signers(number).stream()
                .filter(ContractSigner::customers)
                .toList();
        List<ContractSigner> ours = new ArrayList<>();
        for (Signatory s : signatories.find(ContractSigningProcess.wanted(wanted), contract.owner())) {
            ours.add(new ContractSigner(
                    customers.size() + ours.size() + 1,
                    COMPANY_ORDER + s.order(),
                    s.who().name(),
                    s.who().email(),
                    s.title(),
                    s.who().userId()));
        }
        contracts.replaceSigners(number, false, ours);
        ContractTemplates.Template template = templates.get(prepared.template(), prepared.language());
        int version = contract.paper().version() + 1;
        byte[] built = pdf.build(
                contract, Stream.concat(customers.stream(), ours.stream()).toList(), version, template);
        documents.keep(number, version, template, built);
        contracts.save(contract.with(contract.paper().built(Sha256.of(built)), clock.instant()));
        timeline.note(
                number,
                ContractTimeline.SYSTEM,
                "built",
                "Version %d of the document is built; it says what was approved".formatted(version));
        return List.of();
    }

    private List<String> differences(Contract contract, boolean newTerms) {
        List<String> all = new ArrayList<>();
        if (newTerms) {
            all.add(contract.noteOr("The customer wants terms that were not approved."));
        }
        Optional<QuoteContent> approved = quotes.stillApproved(
                contract.origin().quote(), contract.origin().snapshotHash());
        if (approved.isEmpty()) {
            all.add("The approval of the quote no longer holds.");
        } else if (!Agreement.of(approved.get()).equals(contract.agreement())) {
            all.add("The contract is not about what was approved.");
        }
        all.addAll(contract.agreement().differences(contract.prepared()));
        return all;
    }
}
