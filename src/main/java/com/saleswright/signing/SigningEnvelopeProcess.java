package com.saleswright.signing;

import com.saleswright.engine.Variable;

/** The names of signing-envelope, and what we tell it. */
public class SigningEnvelopeProcess {

    public static final String PROCESS = "signing-envelope";

    /** In: number of the envelope. */
    public static final Variable<String> ENVELOPE_ID = Variable.text("envelopeId");
    /** Out: signed, declined, expired or voided. */
    public static final Variable<String> OUTCOME = Variable.text("envelopeOutcome");
}
