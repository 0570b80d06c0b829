package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.testkit.SaleswrightTest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Contacts who answer by the link in their mail. */
@SaleswrightTest
class SurveyAnswersTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+(/l/[\\w-]{43})");
    private static final String ANSWER = "{\"score\":\"9\",\"comment\":\"Quick help\"}";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    private SurveyDriver survey;

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
    }

    @AfterEach
    void close() {
        survey.clock.reset();
    }

    private record Visit(String page, Cookie[] cookies) {}

    private Visit visit(String number) throws Exception {
        String text = survey.jdbc
                .sql("SELECT body_text FROM mail_message WHERE message_key = ?")
                .param(number + "/invitation")
                .query(String.class)
                .single();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        MockHttpServletResponse answer =
                mvc.perform(get(link.group(1))).andReturn().getResponse();
        return new Visit(Objects.requireNonNull(answer.getRedirectedUrl()), answer.getCookies());
    }

    private MockHttpServletResponse send(Visit visit, String json) throws Exception {
        return mvc.perform(post(visit.page)
                        .cookie(visit.cookies)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json))
                .andReturn()
                .getResponse();
    }

    @Test
    void answersByTheMailAndShowsTheReceipt() throws Exception {
        Visit visit = visit(survey.sent("B"));
        mvc.perform(get(visit.page).cookie(visit.cookies))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("How likely are you to recommend us")));
        mvc.perform(get(visit.page).param("lang", "zh").cookie(visit.cookies))
                .andExpect(content().string(containsString("您向同事推荐我们的可能性有多大")));
        assertThat(send(visit, ANSWER).getStatus()).isEqualTo(200);
        mvc.perform(get(visit.page).cookie(visit.cookies))
                .andExpect(content().string(containsString("You gave 9 of 10")))
                .andExpect(content().string(containsString("Quick help")));
    }

    @Test
    void refusesWhatBreaksARuleOfTheForm() throws Exception {
        String number = survey.sent("B");
        Visit visit = visit(number);
        for (String wrong : List.of("{}", "{\"score\":\"11\"}", "{\"score\":\"5\",\"salary\":1}")) {
            mvc.perform(post(visit.page)
                            .cookie(visit.cookies)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(wrong))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.problems").isNotEmpty());
        }
        assertThat(survey.rows.answerTo(number)).isEmpty();
        assertThat(send(visit, ANSWER).getStatus()).as("the link is still good").isEqualTo(200);
    }

    @Test
    void optsOutByThePage() throws Exception {
        String number = survey.sent("B");
        Visit visit = visit(number);
        mvc.perform(post(visit.page + "/opt-out").cookie(visit.cookies)).andExpect(status().is3xxRedirection());
        mvc.perform(get(visit.page).cookie(visit.cookies))
                .andExpect(content().string(containsString("We will send you no more surveys")));
        assertThat(survey.rows.get(number).status()).isEqualTo(SurveyStatus.OPTED_OUT);
    }

    @Test
    void takesOneOfManyEqualAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 3; round++) {
                String number = survey.sent("B");
                Visit visit = visit(number);
                List<Callable<MockHttpServletResponse>> clicks = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    clicks.add(() -> send(visit, ANSWER));
                }
                List<String> receipts = new ArrayList<>();
                for (Future<MockHttpServletResponse> click : threads.invokeAll(clicks)) {
                    assertThat(click.get().getStatus()).isEqualTo(200);
                    receipts.add(click.get().getContentAsString());
                }
                assertThat(receipts).hasSize(50).containsOnly(receipts.get(0));
                assertThat(count("survey_answer", number)).isEqualTo(1);
                assertThat(count("survey_inbound", number)).isEqualTo(1);
                survey.inbound.handOver();
                assertThat(survey.ends(number)).containsExactly("endEvent_thanked");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void losesNoAnswerThatComesBeforeItsCaseWaits() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long customer = survey.customer("B");
            String number = survey.surveys.startAfterCase(customer, null, null);
            numbers.add(number);
            // The answer is there, and the case is still on its way to the place where it waits for it.
            survey.transaction.executeWithoutResult(t -> {
                survey.rows.sent(number, survey.clock.instant());
                survey.rows.answer(
                        new Answer(number, 10, null, null, null, null, "", "", false, survey.clock.instant()));
                survey.inbound.receive(number, SatisfactionSurveyProcess.ANSWERED);
            });
        }
        survey.inbound.handOver();
        for (String number : numbers) {
            assertThat(survey.ends(number)).isEmpty();
            survey.jdbc
                    .sql("UPDATE survey SET sent_at = NULL WHERE number = ?")
                    .param(number)
                    .update();
            survey.process.fire(number, "timerEvent_timeToAsk");
        }
        survey.later(Duration.ofMinutes(1));
        survey.inbound.handOver();

        assertThat(numbers).allSatisfy(n -> assertThat(survey.ends(n)).containsExactly("endEvent_thanked"));
        assertThat(survey.rows.inbound(Instant.parse("2030-01-01T00:00:00Z"), 1000))
                .extracting(SurveyRows.Inbound::survey)
                .doesNotContainAnyElementsOf(numbers);
    }

    private int count(String table, String number) {
        return survey.jdbc
                .sql("SELECT COUNT(*) FROM " + table + " WHERE survey = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
