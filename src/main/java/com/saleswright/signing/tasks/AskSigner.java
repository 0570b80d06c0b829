package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.OWNER;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNER;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNER_REACHABLE;

import com.saleswright.engine.Step;
import com.saleswright.engine.Variable;
import com.saleswright.signing.EnvelopeSteps;
import com.saleswright.signing.EnvelopeSteps.Asked;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Ask signer",
        description = "Mails the signer a single-use link, or that there is more time. Sends nothing to who"
                + " cannot be reached.",
        reads = {"envelopeId", "loopCounter"},
        writes = {"signer", "signerReachable", "owner"})
class AskSigner implements JavaDelegate {

    private static final Variable<Integer> INDEX = new Variable<>("loopCounter", Integer.class);

    private final EnvelopeSteps envelopes;

    AskSigner(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    /** Several signers are asked at the same time: everything is set for this one alone. */
    @Override
    public void execute(DelegateExecution execution) {
        Asked asked = envelopes.ask(ENVELOPE_ID.get(execution), SIGNER.find(execution), INDEX.get(execution));
        SIGNER.setLocal(execution, asked.signer());
        SIGNER_REACHABLE.setLocal(execution, asked.reachable());
        OWNER.setLocal(execution, asked.owner());
    }
}
