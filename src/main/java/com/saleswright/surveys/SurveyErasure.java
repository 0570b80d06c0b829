package com.saleswright.surveys;

import com.saleswright.customers.ContactErased;
import com.saleswright.engine.CaseErasure;
import com.saleswright.mail.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes what a contact has said in words, and what was written about it, from surveys, their cases and their mail.
 * Scores and marks stay: without a contact they are about nobody.
 */
@Component
@Transactional
class SurveyErasure {

    private final SurveyRows rows;
    private final SatisfactionSurveyProcess process;
    private final CaseErasure cases;
    private final Outbox outbox;

    SurveyErasure(SurveyRows rows, SatisfactionSurveyProcess process, CaseErasure cases, Outbox outbox) {
        this.rows = rows;
        this.process = process;
        this.cases = cases;
        this.outbox = outbox;
    }

    @EventListener
    void on(ContactErased event) {
        for (String number : rows.ofContact(event.contactId())) {
            process.cancel(number, event.by(), "The contact was erased");
            cases.erase(number, SatisfactionSurveyProcess.END_REASON);
            outbox.erase(number + "/", event.email());
            rows.eraseWords(number);
        }
    }
}
