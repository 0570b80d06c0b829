package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.mail.ReceivedMail;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A survey as a contact meets it: the mail that arrives, and the page behind its button, on a phone. */
@SaleswrightWebTest
class SurveyJourneyTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private SurveyDriver survey;

    /** What a contact reads. */
    enum Speaks {
        ENGLISH(
                "en",
                "How satisfied are you with us?",
                "How likely are you to recommend us to a colleague?",
                "Field is required.",
                "8",
                "简体中文",
                "您向同事推荐我们的可能性有多大？"),
        CHINESE(
                "zh",
                "您对我们的满意度如何？",
                "您向同事推荐我们的可能性有多大？",
                "此项为必填项。",
                "8",
                "English",
                "How likely are you to recommend us to a colleague?");

        private final String language;
        private final String subject;
        private final String question;
        private final String required;
        private final String option;
        private final String other;
        private final String questionInOther;

        Speaks(
                String language,
                String subject,
                String question,
                String required,
                String option,
                String other,
                String questionInOther) {
            this.language = language;
            this.subject = subject;
            this.question = question;
            this.required = required;
            this.option = option;
            this.other = other;
            this.questionInOther = questionInOther;
        }

        /** What the page says besides. */
        String text(String key) {
            return ResourceBundle.getBundle("texts/surveys", Locale.forLanguageTag(language))
                    .getString(key);
        }
    }

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
        browser.phone();
    }

    @AfterEach
    void close() {
        survey.clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void contactAnswersByTheMail(Speaks contact) {
        long customer = survey.customer("B", contact.language);
        String number = survey.sent(customer);
        ReceivedMail mail = ReceivedMail.newest(context, SurveyDriver.address(customer));
        assertThat(mail.subject()).isEqualTo(contact.subject);

        open(mail);
        browser.seeText(contact.question);
        String page = browser.driver().getCurrentUrl();
        assertThat(page).as("the secret has left the address").matches(".*/p/survey/\\d+");
        browser.assertFits();
        browser.assertAccessible();

        click("[data-part=send]");
        assertThat(browser.find(".fjs-form-field-select .fjs-form-field-error").getText())
                .isEqualTo(contact.required);
        assertThat(survey.rows.answerTo(number)).isEmpty();
        browser.assertAccessible();
        browser.phoneScreenshot("survey-" + contact.language + "-refused");

        type("survey_answer_7", "Quick help");
        waitForDraft();
        browser.driver().navigate().refresh();
        ready();
        assertThat(browser.find("textarea[id$=survey_answer_7]").getDomProperty("value"))
                .isEqualTo("Quick help");
        browser.click(By.linkText(contact.other));
        ready();
        browser.seeText(contact.questionInOther);
        assertThat(browser.find("textarea[id$=survey_answer_7]").getDomProperty("value"))
                .isEqualTo("Quick help");
        browser.driver().navigate().back();
        ready();

        choose("survey_answer_2", contact.option);
        browser.phoneScreenshot("survey-" + contact.language);
        click("[data-part=send]");
        browser.seeText(contact.text("survey.thanks"));
        browser.seeText("Quick help");
        browser.assertFits();
        browser.assertAccessible();
        browser.phoneScreenshot("survey-" + contact.language + "-receipt");

        browser.open(page);
        browser.seeText(contact.text("survey.thanks"));
        assertThat(browser.driver().findElements(By.cssSelector(".public-form")))
                .isEmpty();
        assertThat(survey.rows.answerTo(number).orElseThrow().score()).isEqualTo(8);
        survey.inbound.handOver();
        assertThat(survey.process.task(number).getTaskDefinitionKey()).isEqualTo("userTask_careForCustomer");
    }

    @ParameterizedTest
    @EnumSource
    void contactWantsNoMoreSurveys(Speaks contact) {
        long customer = survey.customer("B", contact.language);
        String number = survey.sent(customer);
        open(ReceivedMail.newest(context, SurveyDriver.address(customer)));

        click("form.opt-out button");
        browser.seeText(contact.text("survey.optedOut"));
        browser.assertFits();
        browser.assertAccessible();
        browser.driver().navigate().refresh();
        browser.seeText(contact.text("survey.optedOut"));

        survey.inbound.handOver();
        assertThat(survey.ends(number)).containsExactly("endEvent_optedOut");
        String next = survey.sent(customer);
        assertThat(survey.ends(next)).containsExactly("endEvent_skipped");
    }

    private void open(ReceivedMail mail) {
        browser.open("http://127.0.0.1:" + port + mail.link());
        ready();
    }

    private static void ready() {
        browser.find("[data-ready=true]");
    }

    /** In the midst of the window: what is being waited for may move the page. */
    private static void click(String css) {
        browser.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css);
        browser.click(css);
    }

    private static void type(String field, String text) {
        browser.type("textarea[id$=" + field + "]", text);
    }

    private static void choose(String field, String option) {
        click("[id$=" + field + "-display]");
        browser.click(By.xpath("//*[contains(@class,'fjs-dropdownlist-item')][normalize-space(.)='" + option + "']"));
    }

    private static void waitForDraft() {
        browser.waiting()
                .until(driver -> ((String) browser.run("return JSON.stringify(localStorage)")).contains("Quick help"));
    }
}
