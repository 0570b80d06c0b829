package com.saleswright.surveys;

import com.saleswright.customers.Contact;
import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of those who follow up show and note. */
@Component
@Transactional
public class FollowUp {

    private final SurveyRows rows;
    private final Customers customers;
    private final Contacts contacts;
    private final Clock clock;

    FollowUp(SurveyRows rows, Customers customers, Contacts contacts, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Values by field key. */
    @Transactional(readOnly = true)
    public Map<String, Object> shown(String number) {
        Survey survey = rows.get(number);
        Answer answer = rows.answerTo(number).orElseThrow();
        List<SurveyRows.Note> notes = rows.notes(number);
        Map<String, Object> shown = new HashMap<>();
        shown.put("customerName", customers.get(survey.customerId()).name());
        shown.put(
                "contactName",
                Optional.ofNullable(survey.contactId())
                        .flatMap(contacts::find)
                        .map(Contact::name)
                        .orElse("The contact"));
        shown.put("score", answer.score());
        shown.put("comment", answer.comment().isEmpty() ? "nothing more" : answer.comment());
        shown.put("needs", answer.needs().isEmpty() ? "not said" : answer.needs());
        shown.put("mayContactText", answer.mayContact() ? "yes" : "not about the answer");
        shown.put("lastNote", notes.isEmpty() ? "" : notes.get(notes.size() - 1).note());
        return shown;
    }

    public void note(String number, String kind, String note, String user) {
        rows.note(number, new SurveyRows.Note(kind, note, user, clock.instant()));
    }
}
