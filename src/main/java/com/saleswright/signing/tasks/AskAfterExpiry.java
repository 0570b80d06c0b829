package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.OWNER;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Ask after expiry",
        description = "Mails the owner that the time to sign is over.",
        reads = {"envelopeId"},
        writes = {"owner"})
class AskAfterExpiry implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    AskAfterExpiry(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OWNER.set(execution, envelopes.askAfterExpiry(ENVELOPE_ID.get(execution)));
    }
}
