package com.saleswright.deals.tasks;

import com.saleswright.deals.DealApprovalProcess;
import com.saleswright.deals.DealForms;
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

/** Starts deal-approval from the Tasklist: the rep chooses one of their drafts. */
@Component
class SubmitDealForm implements FormHandler {

    private final DealForms deals;
    private final DealProgress progress;

    SubmitDealForm(DealForms deals, DealProgress progress) {
        this.deals = deals;
        this.progress = progress;
    }

    @Override
    public Set<String> forms() {
        return Set.of("submit-deal");
    }

    @Override
    public Set<String> fields() {
        return Set.of(DealApprovalProcess.QUOTE.name());
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        return Map.of("draftQuotes", deals.drafts(form.user()));
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = String.valueOf(values.get(DealApprovalProcess.QUOTE.name()));
        try {
            progress.lock(number, form.user());
        } catch (NoSuchQuote | NotAllowed | WrongQuoteStatus | QuoteRejected e) {
            throw new FormRejected(DealApprovalProcess.QUOTE.name(), number, String.valueOf(e.getMessage()));
        }
        return Map.of(DealApprovalProcess.QUOTE.name(), number);
    }
}
