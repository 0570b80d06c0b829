package com.saleswright.signing;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Freezes documents, has them signed, and answers for what became of them. */
@Service
public class Envelopes {

    /**
     * Freezes the document and its SHA-256. Nothing is sent until the process signing-envelope runs.
     *
     * @return number of the envelope, for the variable {@code envelopeId} of the called process
     */
    public String prepare(EnvelopeRequest request) {
        throw new UnsupportedOperationException();
    }

    /** The state of each signer, and what has happened. */
    public EnvelopeView view(String number) {
        throw new UnsupportedOperationException();
    }

    /** Reminds everybody who is asked and has not signed. */
    public void remind(String number, String by) {
        throw new UnsupportedOperationException();
    }

    /** Gives the signers more time: links that were sent go on working. */
    public void extend(String number, Duration more, String by) {
        throw new UnsupportedOperationException();
    }

    /** Sends a new link to a signer; the old one dies. */
    public void resend(String number, long signer, String by) {
        throw new UnsupportedOperationException();
    }

    /** Takes the envelope back: nobody can sign any more. */
    public void void_(String number, String reason, String by) {
        throw new UnsupportedOperationException();
    }

    /** Sends a new link to another address of the same signer; the old one dies. */
    public void correctAddress(String number, long signer, String email, String by) {
        throw new UnsupportedOperationException();
    }

    /** The sealed document with its certificate; empty until everybody has signed. */
    public Optional<byte[]> signedPdf(String number) {
        throw new UnsupportedOperationException();
    }
}
