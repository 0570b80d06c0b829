package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractDispatch;
import com.saleswright.engine.Step;
import com.saleswright.signing.SigningEnvelopeProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Send for signature",
        description = "Freezes the document and prepares its envelope: the customer signs first, then we do.",
        writes = {"envelopeId"},
        savepoint = true)
class SendForSignature implements JavaDelegate {

    private final ContractDispatch dispatch;

    SendForSignature(ContractDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SigningEnvelopeProcess.ENVELOPE_ID.set(execution, dispatch.send(execution.getProcessBusinessKey()));
    }
}
