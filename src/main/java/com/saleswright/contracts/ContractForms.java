package com.saleswright.contracts;

import com.saleswright.contracts.Signatories.Signatory;
import com.saleswright.contracts.Signatories.Wanted;
import com.saleswright.people.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of contract-signing show about a contract: texts, rows for their tables, and values to start with. */
@Component
@Transactional(readOnly = true)
public class ContractForms {

    private static final int DAYS_TO_START = 14;

    private final ContractStore contracts;
    private final ContractTemplates templates;
    private final ContractCase process;
    private final Signatories signatories;
    private final People people;
    private final Clock clock;

    ContractForms(
            ContractStore contracts,
            ContractTemplates templates,
            ContractCase process,
            Signatories signatories,
            People people,
            Clock clock) {
        this.contracts = contracts;
        this.templates = templates;
        this.process = process;
        this.signatories = signatories;
        this.people = people;
        this.clock = clock;
    }

    /** The contract itself: customer, what was approved, and what the last person left to say. */
    public Map<String, Object> about(String number) {
        Contract contract = contracts.get(number);
        Agreement agreement = contract.agreement();
        String currency = contract.origin().currency();
        Map<String, Object> shown = new HashMap<>();
        shown.put("number", number);
        shown.put("customerName", agreement.customerName());
        shown.put("title", agreement.title());
        shown.put("amountText", Amounts.text(agreement.amount(), currency));
        shown.put("repName", people.get(contract.owner()).name());
        shown.put("contractLink", "/contracts/" + number);
        shown.put("quoteLink", "/quotes/" + contract.origin().quote());
        shown.put("quote", contract.origin().quote());
        shown.put("termsText", terms(agreement));
        Preparation prepared = contract.preparation();
        shown.put("periodText", prepared == null ? "" : prepared.period());
        shown.put("noteText", Objects.requireNonNullElse(contract.note(), ""));
        shown.put(
                "lines",
                agreement.lines().stream()
                        .map(l -> row(
                                "product", l.product(),
                                "quantity", String.valueOf(l.quantity()),
                                "price", Amounts.text(l.price(), currency),
                                "total", Amounts.text(l.total(), currency)))
                        .toList());
        Contract.Paper paper = contract.paper();
        shown.put("documentLink", "/contracts/%s/documents/%d".formatted(number, paper.version()));
        shown.put("documentText", paper.version() == 0 ? "There is no document yet." : "Version " + paper.version());
        shown.put("declineText", paper.declineCode() == null ? "" : declineText(paper));
        return shown;
    }

    /** What the contract administrator starts with: the last preparation, or what follows from the quote. */
    public Map<String, Object> preparation(String number) {
        Contract contract = contracts.get(number);
        Agreement agreement = contract.agreement();
        Preparation last = contract.preparation();
        Map<String, Object> values = new HashMap<>();
        List<ContractTemplates.Template> all = templates.all();
        values.put(
                "templates",
                all.stream()
                        .map(ContractTemplates.Template::name)
                        .distinct()
                        .map(name -> row("label", label(name), "value", name))
                        .toList());
        values.put(
                "languages",
                all.stream()
                        .map(ContractTemplates.Template::language)
                        .distinct()
                        .map(code -> row("label", language(code), "value", code))
                        .toList());
        values.put("ourSigners", ourSigners(contract));
        values.put("startsOn", LocalDate.now(clock).plusDays(DAYS_TO_START).toString());
        values.put("customerCompany", agreement.customerName());
        values.put("paymentDays", agreement.paymentDays());
        values.put("contractMonths", agreement.contractMonths());
        values.put("prepaymentPercent", agreement.prepaymentPercent());
        values.put("clauseDeviation", Objects.requireNonNullElse(agreement.nonStandardTerms(), ""));
        values.put("customersPaper", false);
        values.put("language", "en");
        values.put("jurisdiction", "DE");
        all.stream().findFirst().ifPresent(t -> values.put("template", t.name()));
        if (last != null) {
            values.put("template", last.template());
            values.put("language", last.language());
            values.put("startsOn", last.startsOn().toString());
            values.put("customerCompany", last.customerCompany());
            values.put("customerAddress", last.customerAddress());
            values.put("jurisdiction", last.jurisdiction());
            values.put("clauseDeviation", Objects.requireNonNullElse(last.clauseDeviation(), ""));
            values.put("customersPaper", last.customersPaper());
        }
        List<ContractSigner> customers = contracts.signers(number).stream()
                .filter(ContractSigner::customers)
                .toList();
        for (int i = 0; i < customers.size(); i++) {
            String which = i == 0 ? "signer" : "secondSigner";
            values.put(which + "Name", customers.get(i).name());
            values.put(which + "Email", customers.get(i).email());
            values.put(which + "Role", customers.get(i).role());
        }
        return values;
    }

    /** The rounds of legal review so far, the answers included. */
    public Map<String, Object> reviews(String number) {
        List<ReviewRound> rounds = contracts.reviews(number);
        Map<String, Object> shown = new HashMap<>();
        shown.put(
                "reviews",
                rounds.stream()
                        .filter(r -> r.verdict() != null)
                        .map(this::review)
                        .toList());
        Preparation prepared = contracts.get(number).prepared();
        shown.put("clausesText", Objects.requireNonNullElse(prepared.clauseDeviation(), "None."));
        shown.put("clauses", Objects.requireNonNullElse(prepared.clauseDeviation(), ""));
        shown.put("jurisdictionText", prepared.law());
        shown.put(
                "paperText",
                prepared.customersPaper() ? "**The customer's own general terms apply.**" : "Our general terms apply.");
        if (!rounds.isEmpty()) {
            ReviewRound last = rounds.get(rounds.size() - 1);
            shown.put("roundText", "Round %d, %s".formatted(last.round(), last.level()));
            shown.put("whyText", last.why());
            shown.put("redlineText", Objects.requireNonNullElse(last.redline(), ""));
            shown.put("lastClause", Objects.requireNonNullElse(last.clause(), ""));
        }
        return shown;
    }

    /** A code of a signer's decline as people read it. */
    static String declined(String code) {
        return switch (code) {
            case "PRICE" -> "The price";
            case "TERMS" -> "The terms";
            case "NOT_AUTHORISED" -> "Not authorised to sign";
            case "CHOSE_OTHER" -> "Chose somebody else";
            case "NOT_NEEDED" -> "No longer needed";
            case "MISTAKE_IN_DOCUMENT" -> "A mistake in the document";
            default -> "Another reason";
        };
    }

    static String verdict(String verdict) {
        return switch (verdict) {
            case "accept" -> "accepted";
            case "change" -> "to be changed";
            default -> "refused";
        };
    }

    private static String declineText(Contract.Paper paper) {
        String code = declined(Objects.requireNonNullElse(paper.declineCode(), ""));
        String reason = Objects.requireNonNullElse(paper.declineReason(), "");
        return reason.isBlank() ? code + "." : code + ": " + reason;
    }

    private String ourSigners(Contract contract) {
        try {
            List<Wanted> wanted = process.signatories(ContractDrafts.facts(contract));
            return signatories.find(wanted, contract.owner()).stream()
                    .map(ContractForms::signatory)
                    .collect(Collectors.joining(", then "));
        } catch (ContractRefused nobody) {
            return "**" + nobody.getMessage() + "**";
        }
    }

    private static String signatory(Signatory s) {
        return "%s (%s)".formatted(s.who().name(), s.title());
    }

    private Map<String, String> review(ReviewRound round) {
        return row(
                "round",
                        people.find(Objects.requireNonNullElse(round.decidedBy(), ""))
                                .map(who -> "%d, %s".formatted(round.round(), who.name()))
                                .orElseGet(() -> String.valueOf(round.round())),
                "clause", Objects.requireNonNullElse(round.clause(), ""),
                "verdict",
                        "%s, %s risk"
                                .formatted(
                                        verdict(Objects.requireNonNullElse(round.verdict(), "")),
                                        Objects.requireNonNullElse(round.risk(), "unknown")),
                "redline", Objects.requireNonNullElse(round.redline(), ""),
                "answer", Objects.requireNonNullElse(round.answer(), ""));
    }

    private static String terms(Agreement agreement) {
        List<String> said = new ArrayList<>(List.of(
                "payment in %d days".formatted(agreement.paymentDays()),
                "%d months".formatted(agreement.contractMonths())));
        if (agreement.prepaymentPercent() > 0) {
            said.add("%d %% prepayment".formatted(agreement.prepaymentPercent()));
        }
        String all = String.join(", ", said);
        @Nullable String other = agreement.nonStandardTerms();
        return other == null ? all : all + "\n\n**Not our standard:** " + other;
    }

    /** "sales-contract-1" is "Sales contract 1". */
    private static String label(String name) {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    private static Map<String, String> row(String... pairs) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }
}
