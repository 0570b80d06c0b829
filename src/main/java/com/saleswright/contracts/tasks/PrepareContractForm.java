package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractDrafts;
import com.saleswright.contracts.ContractDrafts.CustomerSigner;
import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractRefused;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.Preparation;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormRejected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The contract administrator prepares the document and names who signs for the customer. */
@Component
class PrepareContractForm extends ContractForm {

    private final ContractDrafts drafts;

    PrepareContractForm(ContractForms shown, ContractDrafts drafts) {
        super(
                "prepare-contract",
                Set.of(
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
                        "clauseDeviation"),
                Set.of(
                        ContractSigningProcess.DEVIATES.name(),
                        ContractSigningProcess.JURISDICTION.name(),
                        ContractSigningProcess.CUSTOMERS_PAPER.name(),
                        ContractSigningProcess.NEW_TERMS.name(),
                        ContractSigningProcess.CHANGE_WANTED.name()),
                shown);
        this.drafts = drafts;
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        Map<String, Object> all = super.show(form);
        all.putAll(shown.preparation(number(form)));
        return all;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = number(form);
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
            drafts.prepare(number, preparation, signers);
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
