package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;

import com.saleswright.engine.Step;
import com.saleswright.signing.Sealing;
import com.saleswright.signing.SigningEnvelopeProcess;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Seal document",
        description = "Compares the document with what was frozen, writes the signatures and the certificate of"
                + " completion, seals and archives it.",
        reads = {"envelopeId"},
        errors = "documentAltered",
        savepoint = true)
class SealDocument implements JavaDelegate {

    private final Sealing envelopes;

    SealDocument(Sealing envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!envelopes.seal(ENVELOPE_ID.get(execution))) {
            throw new BpmnError(SigningEnvelopeProcess.DOCUMENT_ALTERED);
        }
    }
}
