package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.OUTCOME;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import com.saleswright.signing.SigningEnvelopeProcess.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Close envelope",
        description = "Ends the envelope as expired: all links die, and whoever has signed is told.",
        reads = {"envelopeId"},
        writes = {"envelopeOutcome"})
class CloseEnvelope implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    CloseEnvelope(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.close(ENVELOPE_ID.get(execution));
        OUTCOME.set(execution, Outcome.expired.name());
    }
}
