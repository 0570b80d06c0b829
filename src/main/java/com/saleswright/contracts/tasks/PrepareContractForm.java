package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractRefused;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.contracts.ContractSteps.CustomerSigner;
import com.saleswright.contracts.Preparation;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The contract administrator prepares the document and names who signs for the customer. */
@Component
class PrepareContractForm implements FormHandler {

    private final ContractForms shown;
    private final ContractSteps contracts;

    PrepareContractForm(ContractForms shown, ContractSteps contracts) {
        this.shown = shown;
        this.contracts = contracts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("prepare-contract");
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "template",
                "language",
                "customerCompany",
                "customerAddress",
                "signerName",
                "signerEmail",
                "signerRole",
                "secondSignerName",
                "secondSignerEmail",
                "secondSignerRole",
                "startsOn",
                "paymentDays",
                "contractMonths",
                "prepaymentPercent",
                "jurisdiction",
                "customersPaper",
                "clauseDeviation");
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        String number = Objects.requireNonNull(form.businessKey());
        Map<String, Object> all = new HashMap<>(shown.about(number));
        all.putAll(shown.preparation(number));
        return all;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = Objects.requireNonNull(form.businessKey());
        Answers answers = new Answers(values);
        Preparation preparation = new Preparation(
                form.user(),
                answers.text("template"),
                answers.text("language"),
                answers.text("customerCompany"),
                answers.text("customerAddress"),
                answers.text("jurisdiction"),
                answers.text("clauseDeviation"),
                answers.yes("customersPaper"),
                LocalDate.parse(answers.text("startsOn")),
                answers.whole("paymentDays"),
                answers.whole("contractMonths"),
                answers.whole("prepaymentPercent"));
        List<CustomerSigner> signers = new ArrayList<>();
        signers.add(signer(answers, "signer"));
        if (!answers.text("secondSignerName").isEmpty()) {
            signers.add(signer(answers, "secondSigner"));
        }
        try {
            contracts.prepare(number, preparation, signers);
        } catch (ContractRefused e) {
            throw new FormRejected("template", preparation.template(), String.valueOf(e.getMessage()));
        }
        return Map.of(
                ContractSigningProcess.DEVIATES.name(),
                preparation.clauseDeviation() != null,
                ContractSigningProcess.JURISDICTION.name(),
                preparation.jurisdiction(),
                ContractSigningProcess.CUSTOMERS_PAPER.name(),
                preparation.customersPaper(),
                ContractSigningProcess.NEW_TERMS.name(),
                false,
                ContractSigningProcess.CHANGE_WANTED.name(),
                false);
    }

    private static CustomerSigner signer(Answers answers, String which) {
        CustomerSigner signer = new CustomerSigner(
                answers.text(which + "Name"), answers.text(which + "Email"), answers.text(which + "Role"));
        if (signer.email().isEmpty() || signer.role().isEmpty()) {
            throw new FormRejected(
                    which + "Email", signer.email(), "Whoever signs needs an e-mail address and a function.");
        }
        return signer;
    }
}
