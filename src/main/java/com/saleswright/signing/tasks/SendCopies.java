package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.OUTCOME;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import com.saleswright.signing.SigningEnvelopeProcess.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Send copies",
        description = "Mails everybody who signed, and who gets a copy, a link to the sealed document.",
        reads = {"envelopeId"},
        writes = {"envelopeOutcome"})
class SendCopies implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    SendCopies(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.sendCopies(ENVELOPE_ID.get(execution));
        OUTCOME.set(execution, Outcome.signed.name());
    }
}
