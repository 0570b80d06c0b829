package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.EXPIRES_AT;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNERS_TO_ASK;

import com.saleswright.engine.Step;
import com.saleswright.signing.EnvelopeSteps;
import com.saleswright.signing.EnvelopeSteps.Group;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Open group",
        description = "Finds the signers whose turn it is: those of the lowest order who have not signed. The"
                + " first time the clock starts to run.",
        reads = {"envelopeId"},
        writes = {"signersToAsk", "expiresAt"})
class OpenGroup implements JavaDelegate {

    private final EnvelopeSteps envelopes;

    OpenGroup(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Group group = envelopes.openGroup(
                ENVELOPE_ID.get(execution), execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        SIGNERS_TO_ASK.set(execution, group.toAsk());
        EXPIRES_AT.set(execution, Date.from(group.expires()));
    }
}
