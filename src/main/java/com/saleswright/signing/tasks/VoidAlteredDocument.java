package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.OUTCOME;

import com.saleswright.engine.Step;
import com.saleswright.signing.Sealing;
import com.saleswright.signing.SigningEnvelopeProcess.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Void altered document",
        description = "Ends the envelope because its document is not what was frozen: the owner, the"
                + " administrators and the signers are told.",
        reads = {"envelopeId"},
        writes = {"envelopeOutcome"})
class VoidAlteredDocument implements JavaDelegate {

    private final Sealing envelopes;

    VoidAlteredDocument(Sealing envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        envelopes.voidAltered(ENVELOPE_ID.get(execution));
        OUTCOME.set(execution, Outcome.voided.name());
    }
}
