package com.saleswright.deals.tasks;

import com.saleswright.deals.DealApprovalProcess;
import com.saleswright.deals.DealForms;
import com.saleswright.deals.DealProgress;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rep accepts the approvers' conditions, which changes the quote, or revises it. */
@Component
class AnswerConditionsForm implements FormHandler {

    private static final String ANSWER = "answer";

    private final DealForms deals;
    private final DealProgress progress;

    AnswerConditionsForm(DealForms deals, DealProgress progress) {
        this.deals = deals;
        this.progress = progress;
    }

    @Override
    public Set<String> forms() {
        return Set.of("answer-conditions");
    }

    @Override
    public Set<String> fields() {
        return Set.of(ANSWER);
    }

    @Override
    public Set<String> facts(String formId) {
        return Set.of(DealApprovalProcess.CONDITIONS_ACCEPTED.name());
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        String number = Objects.requireNonNull(form.businessKey());
        Map<String, Object> shown = new HashMap<>(deals.quote(number));
        shown.put("conditions", deals.conditions(number));
        shown.put("effectText", deals.effect(number));
        return shown;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        boolean accepted = "accept".equals(values.get(ANSWER));
        if (accepted) {
            progress.acceptConditions(Objects.requireNonNull(form.businessKey()), form.user());
        }
        return Map.of(DealApprovalProcess.CONDITIONS_ACCEPTED.name(), accepted);
    }
}
