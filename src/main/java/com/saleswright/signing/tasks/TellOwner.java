package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNER;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Tell owner",
        description = "Mails the owner who has not signed for a long time.",
        reads = {"envelopeId", "signer"})
class TellOwner implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    TellOwner(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.tellOwner(ENVELOPE_ID.get(execution), SIGNER.get(execution));
    }
}
