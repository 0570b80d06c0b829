package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNER;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Remind signer",
        description = "Mails a reminder with one more link to who has not signed.",
        reads = {"envelopeId", "signer"})
class RemindSigner implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    RemindSigner(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.remind(ENVELOPE_ID.get(execution), SIGNER.get(execution));
    }
}
