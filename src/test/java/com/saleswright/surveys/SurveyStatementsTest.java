package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.StatementTable;
import com.saleswright.testkit.TestDatabase;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What each step of satisfaction-survey asks of the database, held to the table in {@code src/docs}. */
@SaleswrightTest
class SurveyStatementsTest {

    private static final Path COMMITTED = Path.of("src", "docs", "survey-statements.md");
    private static final Path MEASURED =
            Path.of("target", TestDatabase.onPostgres() ? "survey-statements-postgresql.md" : "survey-statements.md");
    private static final Pattern LINK = Pattern.compile("http://\\S+(/l/[\\w-]{43})");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    private MockHttpServletResponse answer = new MockHttpServletResponse();

    @Test
    void costsWhatTheTableSays() {
        SurveyDriver survey = new SurveyDriver(context);
        // So that forms, templates and decisions are loaded.
        answer(survey.sent("B"), survey, "9");
        survey.inbound.handOver();

        StatementTable table = new StatementTable("What the steps of satisfaction-survey ask of the database");
        long customer = survey.customer("A");
        String[] number = new String[1];
        table.step(
                "Ask a customer",
                "A survey with its case, its link and its mail; the case waits with three timers and four messages.",
                () -> number[0] = survey.surveys.startByHand(customer, SurveyDriver.SUCCESS));
        String link = link(number[0], survey);
        table.step(
                "Open the link in the mail",
                "The link is looked up, its cookie kept, and the visit noted.",
                () -> send(get(link)));
        String page = Objects.requireNonNull(answer.getRedirectedUrl());
        Cookie[] cookies = answer.getCookies();
        table.step(
                "Show the questions",
                "Nothing is written; the cookie of the link is checked.",
                () -> send(get(page).cookie(cookies)));
        table.step(
                "Answer",
                "The answer is stored with its mark to be handed over, and the link is used up.",
                () -> send(post(page)
                        .cookie(cookies)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"score\":\"2\",\"product\":\"3\",\"comment\":\"Late\"}")));
        assertThat(answer.getStatus()).isEqualTo(200);
        table.step(
                "Hand over a detractor's answer",
                "The message, the follow-up table, and a recovery task with its two timers and the name of the customer.",
                survey.inbound::handOver);
        assertThat(survey.assignee(number[0])).isEqualTo(SurveyDriver.SUCCESS);
        String content = survey.sent("B");
        answer(content, survey, "10");
        table.step(
                "Hand over a promoter's answer",
                "The message, the follow-up table, a mail of thanks, and the end of the case.",
                survey.inbound::handOver);
        assertThat(survey.ends(content)).containsExactly("endEvent_thanked");

        table.write(MEASURED);
        assertThat(table.dearerThan(COMMITTED))
                .as("A dearer step needs a reason in %s; copy %s", COMMITTED, MEASURED)
                .isEmpty();
    }

    private void answer(String number, SurveyDriver survey, String score) {
        send(get(link(number, survey)));
        Cookie[] cookies = answer.getCookies();
        send(post(Objects.requireNonNull(answer.getRedirectedUrl()))
                .cookie(cookies)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"score\":\"%s\"}".formatted(score)));
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    private void send(MockHttpServletRequestBuilder request) {
        try {
            answer = mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String link(String number, SurveyDriver survey) {
        String text = survey.jdbc
                .sql("SELECT body_text FROM mail_message WHERE message_key = ?")
                .param(number + "/invitation")
                .query(String.class)
                .single();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
