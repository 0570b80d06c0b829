package com.saleswright.contracts;

import com.saleswright.documents.Sha256;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.signing.EnvelopeRequest;
import com.saleswright.signing.Envelopes;
import com.saleswright.signing.Signer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the document of a contract out for signature. */
@Component
@Transactional
public class ContractDispatch {

    private static final Duration TIME_TO_SIGN = Duration.ofDays(30);

    private final ContractStore contracts;
    private final ContractDocuments documents;
    private final Envelopes envelopes;
    private final People people;
    private final ContractTimeline timeline;
    private final Clock clock;

    ContractDispatch(
            ContractStore contracts,
            ContractDocuments documents,
            Envelopes envelopes,
            People people,
            ContractTimeline timeline,
            Clock clock) {
        this.contracts = contracts;
        this.documents = documents;
        this.envelopes = envelopes;
        this.people = people;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Freezes the document and prepares its envelope: the customer's signers first, then ours.
     *
     * @return number of the envelope
     * @throws IllegalStateException when the document is not the one that was built
     */
    public String send(String number) {
        Contract contract = contracts.get(number);
        Preparation prepared = contract.prepared();
        byte[] document = documents
                .read(number, contract.paper().version())
                .filter(d -> Sha256.of(d).equals(contract.paper().sha256()))
                .orElseThrow(() -> new IllegalStateException(number + " has no document that could be sent"));
        Locale language = Locale.forLanguageTag(prepared.language());
        List<Signer> signers = contracts.signers(number).stream()
                .map(s -> new Signer(
                        s.name(),
                        s.email(),
                        s.role(),
                        s.order(),
                        s.user() == null ? language : languageOf(s.user()),
                        s.user()))
                .toList();
        String owner =
                people.find(prepared.by()).filter(Employee::active).isPresent() ? prepared.by() : contract.owner();
        List<String> copies = Stream.of(contract.owner(), owner)
                .distinct()
                .map(u -> people.get(u).email())
                .toList();
        String envelope = envelopes.prepare(new EnvelopeRequest(
                "%s: %s".formatted(number, contract.agreement().title()),
                owner,
                "%s-%d.pdf".formatted(number, contract.paper().version()),
                document,
                signers,
                copies,
                TIME_TO_SIGN));
        contracts.save(contract.with(contract.paper().sent(envelope), clock.instant())
                .moved(ContractStatus.SIGNING, null, clock.instant()));
        timeline.note(
                number,
                ContractTimeline.SYSTEM,
                "sent",
                "Version %d is frozen and sent to its signers in envelope %s"
                        .formatted(contract.paper().version(), envelope));
        return envelope;
    }

    private Locale languageOf(String userId) {
        return people.find(userId).map(e -> Locale.forLanguageTag(e.language())).orElse(Locale.ENGLISH);
    }
}
