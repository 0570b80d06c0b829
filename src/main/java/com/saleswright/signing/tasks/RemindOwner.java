package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Remind owner",
        description = "Mails the owner of the envelope that it waits for them.",
        reads = {"envelopeId"})
class RemindOwner implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    RemindOwner(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.remindOwner(ENVELOPE_ID.get(execution));
    }
}
