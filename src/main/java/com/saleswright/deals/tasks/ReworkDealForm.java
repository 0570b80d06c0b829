package com.saleswright.deals.tasks;

import com.saleswright.deals.DealForms;
import com.saleswright.deals.DealProgress;
import com.saleswright.deals.QuoteRejected;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rep submits again what was sent back. */
@Component
class ReworkDealForm implements FormHandler {

    private final DealForms deals;
    private final DealProgress progress;

    ReworkDealForm(DealForms deals, DealProgress progress) {
        this.deals = deals;
        this.progress = progress;
    }

    @Override
    public Set<String> forms() {
        return Set.of("rework-deal");
    }

    @Override
    public Set<String> fields() {
        return Set.of();
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        String number = Objects.requireNonNull(form.businessKey());
        Map<String, Object> shown = new HashMap<>(deals.quote(number));
        shown.put("requests", deals.requests(number));
        return shown;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = Objects.requireNonNull(form.businessKey());
        try {
            progress.resubmit(number, form.user());
        } catch (QuoteRejected incomplete) {
            throw new FormRejected("quote", number, String.valueOf(incomplete.getMessage()));
        }
        return Map.of();
    }
}
