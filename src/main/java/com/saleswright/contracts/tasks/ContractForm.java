package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.engine.CaseForm;
import java.util.Map;
import java.util.Set;

/** A form of contract-signing: shows the contract of its case. */
abstract class ContractForm extends CaseForm {

    final ContractForms shown;

    ContractForm(String form, Set<String> fields, Set<String> facts, ContractForms shown) {
        super(form, fields, facts);
        this.shown = shown;
    }

    @Override
    protected final Map<String, Object> about(String number) {
        return shown.about(number);
    }
}
