package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.SIGNER;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import com.saleswright.signing.EnvelopeSteps;
import com.saleswright.signing.SigningRefused;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The owner corrects the address of a signer, or names somebody else. */
@Component
class CorrectSignerForm implements FormHandler {

    private static final String NAME = "signerName";
    private static final String EMAIL = "signerEmail";

    private final EnvelopeSteps envelopes;

    CorrectSignerForm(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public Set<String> forms() {
        return Set.of("correct-signer");
    }

    @Override
    public Set<String> fields() {
        return Set.of(NAME, EMAIL);
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        return envelopes.correction(envelope(form), signer(form));
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String email = String.valueOf(values.get(EMAIL));
        try {
            envelopes.correct(envelope(form), signer(form), String.valueOf(values.get(NAME)), email, form.user());
        } catch (SigningRefused refused) {
            throw new FormRejected(refused.field().equals("email") ? EMAIL : NAME, email, refused.reason());
        }
        return Map.of();
    }

    private static String envelope(FormContext form) {
        return Objects.requireNonNull(form.variable(ENVELOPE_ID));
    }

    private static long signer(FormContext form) {
        return Objects.requireNonNull(form.variable(SIGNER));
    }
}
