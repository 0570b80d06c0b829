package com.saleswright.signing.tasks;

import static com.saleswright.signing.SigningEnvelopeProcess.ENVELOPE_ID;
import static com.saleswright.signing.SigningEnvelopeProcess.EXPIRY_DECISION;
import static com.saleswright.signing.SigningEnvelopeProcess.OUTCOME;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import com.saleswright.signing.EnvelopeSteps;
import com.saleswright.signing.SigningEnvelopeProcess.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The owner says what becomes of an envelope whose time is over. */
@Component
class DecideExpiredForm implements FormHandler {

    private static final String DECISION = "decision";
    private static final String DAYS = "days";
    private static final String REASON = "reason";

    private final EnvelopeSteps envelopes;

    DecideExpiredForm(EnvelopeSteps envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public Set<String> forms() {
        return Set.of("decide-expired");
    }

    @Override
    public Set<String> fields() {
        return Set.of(DECISION, DAYS, REASON);
    }

    @Override
    public Set<String> facts(String formId) {
        return Set.of(EXPIRY_DECISION.name(), OUTCOME.name());
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        return envelopes.expired(envelope(form));
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String envelope = envelope(form);
        String decision = String.valueOf(values.get(DECISION));
        switch (decision) {
            case "extend" -> {
                if (!(values.get(DAYS) instanceof Number days)) {
                    throw new FormRejected(DAYS, "", "Give the number of days.");
                }
                envelopes.extend(envelope, days.intValue(), form.user());
            }
            case "resend" -> envelopes.resend(envelope, form.user());
            case "void" -> {
                envelopes.takeBack(envelope, String.valueOf(values.get(REASON)), form.user());
                return Map.of(EXPIRY_DECISION.name(), decision, OUTCOME.name(), Outcome.voided.name());
            }
            default -> envelopes.giveUp(envelope, form.user());
        }
        return Map.of(EXPIRY_DECISION.name(), decision);
    }

    private static String envelope(FormContext form) {
        return Objects.requireNonNull(form.variable(ENVELOPE_ID));
    }
}
