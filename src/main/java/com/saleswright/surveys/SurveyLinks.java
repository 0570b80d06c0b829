package com.saleswright.surveys;

import com.saleswright.customers.Contact;
import com.saleswright.customers.Contacts;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.PublicForms;
import com.saleswright.engine.RetriesConflicts;
import com.saleswright.links.LinkPurpose;
import com.saleswright.links.Links;
import com.saleswright.links.OpenLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers by the link in a mail. The record of the link is the survey, its holder the contact.
 *
 * <p>The answer is stored before anything comes of it; a survey has one answer, by whichever of its links it came.
 */
@Component
@Transactional
public class SurveyLinks implements LinkPurpose {

    public static final String PURPOSE = "survey";
    public static final String FORM = "survey-answer";

    private final SurveyRows rows;
    private final Inbound inbound;
    private final SurveyMails mails;
    private final Contacts contacts;
    private final Links links;
    private final PublicForms forms;
    private final Clock clock;

    SurveyLinks(
            SurveyRows rows,
            Inbound inbound,
            SurveyMails mails,
            Contacts contacts,
            Links links,
            PublicForms forms,
            Clock clock) {
        this.rows = rows;
        this.inbound = inbound;
        this.mails = mails;
        this.contacts = contacts;
        this.links = links;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What the holder of a link sees.
     *
     * @param answer the receipt; null when there is no answer
     */
    public record Page(SurveyStatus status, @Nullable Answer answer) {

        public boolean open() {
            return status == SurveyStatus.SENT;
        }
    }

    @Transactional(readOnly = true)
    public Page shown(OpenLink link) {
        return new Page(
                rows.get(link.record()).status(), rows.answerTo(link.record()).orElse(null));
    }

    /**
     * Takes the answer that was entered on the page. A survey takes one; a repeat changes nothing.
     *
     * @throws FormRejected when a value breaks a rule of the form
     */
    @RetriesConflicts
    public void answer(OpenLink link, Map<String, Object> submitted) {
        if (!shown(link).open()) {
            return;
        }
        Map<String, Object> values = forms.check(FORM, submitted, Map.of());
        if (!links.use(link.id())) {
            return;
        }
        boolean first = rows.answer(new Answer(
                link.record(),
                Integer.parseInt(text(values, "score")),
                mark(values, "product"),
                mark(values, "service"),
                mark(values, "salesPerson"),
                mark(values, "delivery"),
                text(values, "comment"),
                text(values, "needs"),
                Boolean.TRUE.equals(values.get("mayContact")),
                clock.instant()));
        if (first) {
            inbound.receive(link.record(), SatisfactionSurveyProcess.ANSWERED);
        }
    }

    /** The contact wants no surveys any more. A repeat changes nothing. */
    @RetriesConflicts
    public void optOut(OpenLink link) {
        contacts.optOut(Long.parseLong(link.holder()));
        if (links.use(link.id()) && rows.move(link.record(), SurveyStatus.SENT, SurveyStatus.OPTED_OUT)) {
            inbound.receive(link.record(), SatisfactionSurveyProcess.OPTED_OUT);
        }
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    @Override
    public String page(OpenLink link) {
        return "/p/survey/" + link.id();
    }

    /** The invitation once more, while the survey waits for an answer. */
    @Override
    public void renew(OpenLink link) {
        Survey survey = rows.get(link.record());
        Instant sentAt = survey.sentAt();
        if (survey.status() == SurveyStatus.SENT && sentAt != null) {
            Duration left = SurveySteps.VALID.minus(Duration.between(sentAt, clock.instant()));
            contacts.find(Long.parseLong(link.holder()))
                    .filter(c -> !left.isNegative() && !c.optedOut())
                    .ifPresent(c -> again(survey, c, link, left));
        }
    }

    private void again(Survey survey, Contact contact, OpenLink link, Duration left) {
        mails.ask("invitation", "invitation-" + link.id(), survey, contact, left);
    }

    private static @Nullable Integer mark(Map<String, Object> values, String field) {
        String text = text(values, field);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static String text(Map<String, Object> values, String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString();
    }
}
