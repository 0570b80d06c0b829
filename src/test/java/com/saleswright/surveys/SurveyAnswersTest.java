package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.testkit.AtOnce;
import com.saleswright.testkit.SaleswrightTest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
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
    void takesOneOfFiftyEqualAnswersForEachOfAHundredLinks() throws Exception {
        try (AtOnce clicks = new AtOnce(50)) {
            for (int link = 0; link < 100; link++) {
                String number = survey.sent("B");
                Visit visit = visit(number);
                assertThat(clicks.run(() -> send(visit, ANSWER)))
                        .allSatisfy(answer -> assertThat(answer.getStatus()).isEqualTo(200))
                        .extracting(MockHttpServletResponse::getContentAsString)
                        .containsOnly("{\"location\":\"" + visit.page + "\"}");
                mvc.perform(get(visit.page).cookie(visit.cookies))
                        .andExpect(content().string(containsString("You gave 9 of 10")));
                assertThat(count("survey_answer", number)).isEqualTo(1);
                assertThat(count("survey_inbound", number)).isEqualTo(1);
                survey.inbound.handOver();
                assertThat(survey.ends(number)).containsExactly("endEvent_thanked");
            }
        }
    }

    @Test
    void losesNoAnswerThatComesBeforeItsCaseWaits() throws Exception {
        assertThat(new EarlyAnswers(survey).arrive(100)).isEqualTo(new EarlyAnswers.Outcome(100, 0, 0));
    }

    private int count(String table, String number) {
        return survey.jdbc
                .sql("SELECT COUNT(*) FROM " + table + " WHERE survey = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
