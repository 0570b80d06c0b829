package com.saleswright.surveys.tasks;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import com.saleswright.surveys.FollowUp;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The owner, the manager and the rep note what they did about an answer. */
@Component
class FollowUpForms implements FormHandler {

    private static final String RECOVER = "recover-customer";
    private static final String CONFIRM = "confirm-recovery";
    private static final String RECHECK = "recheck-customer";
    private static final String CARE = "care-for-customer";

    private final FollowUp followUp;

    FollowUpForms(FollowUp followUp) {
        this.followUp = followUp;
    }

    @Override
    public Set<String> forms() {
        return Set.of(RECOVER, CONFIRM, RECHECK, CARE);
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "cause",
                "action",
                "contactedOn",
                "reaction",
                "verdict",
                "verdictReason",
                "content",
                "recheckNote",
                "careNote");
    }

    @Override
    public Set<String> facts(String formId) {
        return switch (formId) {
            case CONFIRM -> Set.of(SatisfactionSurveyProcess.RECOVERY_CONFIRMED.name());
            case RECHECK -> Set.of(SatisfactionSurveyProcess.CUSTOMER_CONTENT.name());
            default -> Set.of();
        };
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        return new HashMap<>(followUp.shown(Objects.requireNonNull(form.businessKey())));
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = Objects.requireNonNull(form.businessKey());
        Map<String, Object> facts = new HashMap<>();
        switch (form.formId()) {
            case RECOVER ->
                note(
                        number,
                        form,
                        "Cause: %s. Contacted on %s. What we do: %s. Reaction: %s"
                                .formatted(
                                        text(values, "cause"),
                                        text(values, "contactedOn"),
                                        text(values, "action"),
                                        text(values, "reaction")));
            case CONFIRM -> {
                boolean confirmed = text(values, "verdict").equals("yes");
                String reason = text(values, "verdictReason");
                if (!confirmed && reason.isBlank()) {
                    throw new FormRejected("verdictReason", "", "Say what has to be done.");
                }
                facts.put(SatisfactionSurveyProcess.RECOVERY_CONFIRMED.name(), confirmed);
                note(number, form, (confirmed ? "Confirmed. " : "More has to be done. ") + reason);
            }
            case RECHECK -> {
                boolean content = text(values, "content").equals("yes");
                facts.put(SatisfactionSurveyProcess.CUSTOMER_CONTENT.name(), content);
                note(number, form, (content ? "Content now. " : "Not content. ") + text(values, "recheckNote"));
            }
            default -> note(number, form, text(values, "careNote"));
        }
        return facts;
    }

    private void note(String number, FormContext form, String what) {
        followUp.note(number, form.formId(), what, form.user());
    }

    private static String text(Map<String, Object> values, String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString();
    }
}
