package com.saleswright.deals.tasks;

import com.saleswright.deals.DealProgress;
import com.saleswright.deals.NoSuchQuote;
import com.saleswright.deals.NotAllowed;
import com.saleswright.deals.QuoteRejected;
import com.saleswright.deals.WrongQuoteStatus;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Starts deal-approval from the Tasklist: the rep names one of their drafts. */
@Component
class SubmitDealForm implements FormHandler {

    private static final String QUOTE = "quote";

    private final DealProgress progress;

    SubmitDealForm(DealProgress progress) {
        this.progress = progress;
    }

    @Override
    public Set<String> forms() {
        return Set.of("submit-deal");
    }

    @Override
    public Set<String> fields() {
        return Set.of(QUOTE);
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        return Map.of();
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = String.valueOf(values.get(QUOTE));
        try {
            progress.lock(number, form.user());
        } catch (NoSuchQuote | NotAllowed | WrongQuoteStatus | QuoteRejected e) {
            throw new FormRejected(QUOTE, number, String.valueOf(e.getMessage()));
        }
        return Map.of(BUSINESS_KEY, number);
    }
}
