package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.OWNER;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNER;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Ask for correction",
        description = "Mails the owner that a signer cannot be reached.",
        reads = {"envelopeId", "signer"},
        writes = {"owner"})
class AskForCorrection implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    AskForCorrection(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OWNER.setLocal(execution, envelopes.askForCorrection(ENVELOPE_ID.get(execution), SIGNER.get(execution)));
    }
}
