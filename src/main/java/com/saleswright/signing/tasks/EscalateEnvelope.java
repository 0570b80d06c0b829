package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Escalate envelope",
        description = "Mails the superior of the owner, and the owner, that the envelope waits for too long.",
        reads = {"envelopeId"})
class EscalateEnvelope implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    EscalateEnvelope(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.escalate(ENVELOPE_ID.get(execution));
    }
}
