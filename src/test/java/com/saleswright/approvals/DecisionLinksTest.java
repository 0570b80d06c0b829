package com.saleswright.approvals;

import static com.saleswright.approvals.ApprovalFixtures.DIRECTOR;
import static com.saleswright.approvals.ApprovalFixtures.FINANCE;
import static com.saleswright.approvals.ApprovalFixtures.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.approvals.ChainView.SeatLine;
import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.links.Renewals;
import com.saleswright.testkit.AtOnce;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Approvers who decide by the link in their mail. */
@SaleswrightTest
class DecisionLinksTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+(/l/[\\w-]{43})");
    private static final String APPROVE = "{\"decision\":\"approve\",\"comment\":\"Go ahead\"}";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Evidence evidence;

    @Autowired
    private ApprovalDigest digest;

    @Autowired
    private TestClock clock;

    private final String key = ApprovalDriver.newCase();
    private ApprovalDriver approvals;

    @BeforeEach
    void open() {
        approvals = new ApprovalDriver(context);
    }

    @AfterEach
    void close() {
        approvals.close();
        clock.reset();
    }

    @Test
    void decidesByTheMail() throws Exception {
        approvals.start(key, MANAGER);
        Browser marc = browser("ap.marc");

        marc.look().andExpect(content().string(containsString("You decide as Marc Ostrander.")));
        assertThat(approvals.asked(key)).as("looking changes nothing").containsExactly("ap.marc");
        marc.send(APPROVE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.location").value(marc.page));

        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
        assertThat(approvals.rounds(key).get(0).seats().get(0).turns().get(0).approver())
                .isEqualTo("ap.marc");
        assertThat(evidence.verify().intact()).isTrue();
        marc.look()
                .andExpect(content().string(containsString("You have approved")))
                .andExpect(content().string(containsString("Go ahead")));
    }

    @Test
    void takesOneOfFiftyEqualDecisionsForEachOfTwentyLinks() throws Exception {
        try (AtOnce clicks = new AtOnce(50)) {
            for (int link = 0; link < 20; link++) {
                String request = ApprovalDriver.newCase();
                approvals.start(request, MANAGER);
                Browser marc = browser("ap.marc");

                assertThat(clicks.run(() -> marc.send(APPROVE).andReturn().getResponse()))
                        .allSatisfy(answer -> assertThat(answer.getStatus()).isEqualTo(200))
                        .extracting(MockHttpServletResponse::getContentAsString)
                        .containsOnly("{\"location\":\"" + marc.page + "\"}");
                marc.look().andExpect(content().string(containsString("You have approved")));
                assertThat(jdbc.sql("SELECT COUNT(*) FROM approval_evidence WHERE business_key = ?")
                                .param(request)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
                assertThat(approvals.end(request)).isEqualTo("endEvent_approved");
            }
        }
        assertThat(evidence.verify().intact()).isTrue();
    }

    @Test
    void refusesWhatTheTasklistWouldRefuse() throws Exception {
        approvals.start(key, MANAGER);
        Browser marc = browser("ap.marc");

        marc.send("{\"decision\":\"reject\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].field").value("reason"));
        marc.send("{\"decision\":\"approve\",\"salary\":1}").andExpect(status().isBadRequest());
        assertThat(approvals.asked(key)).as("nothing has changed").containsExactly("ap.marc");

        marc.send("{\"decision\":\"reject\",\"reason\":\"Too dear\"}").andExpect(status().isOk());
        assertThat(approvals.end(key)).isEqualTo("endEvent_rejected");
    }

    @Test
    void isClosedByTheTasklist() throws Exception {
        approvals.start(key, FINANCE, DIRECTOR);
        Browser felix = browser("ap.felix");
        approvals.decide(key, "ap.felix", Decision.approve());

        felix.look().andExpect(content().string(containsString("You have approved")));
        felix.send("{\"decision\":\"reject\",\"reason\":\"On second thoughts\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].reason").value(containsString("no longer waits")));
        assertThat(approvals.seats(key)).extracting(SeatLine::status).contains(SeatStatus.APPROVED);
    }

    @Test
    void diesWhenSomebodyElseDecides() throws Exception {
        approvals.start(key, MANAGER);
        Browser marc = browser("ap.marc");
        approvals.reassign(key, "ap.marc", "ap.dana", "ap.ada");

        marc.look().andExpect(status().isNotFound()).andExpect(content().string(containsString("does not work")));
        marc.send(APPROVE).andExpect(status().isGone());
        mvc.perform(get(marc.link)).andExpect(status().isNotFound());
        browser("ap.dana").send(APPROVE).andExpect(status().isOk());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void sendsAnotherLinkWhileItIsTheirTurn() throws Exception {
        approvals.start(key, MANAGER);
        String old = browser("ap.marc").link;
        jdbc.sql("UPDATE link SET expires_at = CURRENT_TIMESTAMP WHERE holder = 'ap.marc'")
                .update();
        mvc.perform(get(old)).andExpect(status().isNotFound());

        mvc.perform(post(old)).andExpect(status().isOk());
        Renewals.send(context);

        assertThat(approvals.mails(key, "request")).containsExactly("ap.marc", "ap.marc");
        browser("ap.marc").send(APPROVE).andExpect(status().isOk());
        mvc.perform(post(old)).andExpect(status().isOk());
        Renewals.send(context);
        assertThat(approvals.mails(key, "request")).as("it is over").hasSize(2);
    }

    @Test
    void remindsWithALinkOfItsOwn() throws Exception {
        approvals.start(key, MANAGER);
        Browser first = browser("ap.marc");
        approvals.fire(key, "boundaryEvent_halfTimeGone");
        Browser second = browser("ap.marc");

        assertThat(second.link).isNotEqualTo(first.link);
        second.send(APPROVE).andExpect(status().isOk());
        mvc.perform(get(first.link)).andExpect(status().isNotFound());
    }

    @Test
    void sumsUpTheDayWhenTheOfficeOpens() throws Exception {
        approvals.start(key, FINANCE, DIRECTOR);
        clearMails();
        digest.send();
        assertThat(digests()).as("it came in today").isEmpty();

        clock.set(Instant.parse("2026-03-05T07:30:00Z"));
        digest.send();
        assertThat(digests()).as("before hours").isEmpty();

        clock.set(Instant.parse("2026-03-05T08:10:00Z"));
        digest.send();
        assertThat(digests()).containsExactlyInAnyOrder("ap.dana", "ap.felix");
        digest.send();
        assertThat(digests()).as("once a day").hasSize(2);
        browser("ap.dana").send(APPROVE).andExpect(status().isOk());

        clock.set(Instant.parse("2026-03-07T10:00:00Z"));
        digest.send();
        assertThat(digests()).as("a Saturday").hasSize(2);
    }

    @Test
    void leavesPeopleAloneWhoAreAway() {
        approvals.start(key, MANAGER);
        clearMails();
        clock.advance(Duration.ofDays(1));
        approvals.awayOn(clock.instant(), "ap.marc");

        digest.send();

        assertThat(digests()).doesNotContain("ap.marc");
    }

    /** Other tests leave requests behind. */
    private void clearMails() {
        jdbc.sql("DELETE FROM approval_digest").update();
        jdbc.sql("DELETE FROM mail_message WHERE template = 'approvals/digest'").update();
        jdbc.sql(
                        "UPDATE approval_turn SET status = 'CANCELLED' WHERE status = 'OPEN' AND seat_id NOT IN"
                                + " (SELECT s.id FROM approval_seat s JOIN approval_chain c ON c.id = s.chain_id WHERE c.business_key = ?)")
                .param(key)
                .update();
    }

    private List<String> digests() {
        return jdbc
                .sql("SELECT recipient FROM mail_message WHERE template = 'approvals/digest' ORDER BY id")
                .query(String.class)
                .list()
                .stream()
                .map(address -> address.substring(0, address.indexOf('@')))
                .toList();
    }

    /** The phone on which somebody has opened the link in their newest mail. */
    private Browser browser(String person) throws Exception {
        String text = jdbc.sql("SELECT body_text FROM mail_message WHERE recipient = ? ORDER BY id DESC LIMIT 1")
                .param(person + "@example.com")
                .query(String.class)
                .single();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        MockHttpServletResponse moved = mvc.perform(get(link.group(1)))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse();
        return new Browser(link.group(1), Objects.requireNonNull(moved.getRedirectedUrl()), moved.getCookies());
    }

    private final class Browser {

        private final String link;
        private final String page;
        private final Cookie[] cookies;

        private Browser(String link, String page, Cookie[] cookies) {
            this.link = link;
            this.page = page;
            this.cookies = cookies;
        }

        ResultActions look() throws Exception {
            return mvc.perform(get(page).cookie(cookies));
        }

        ResultActions send(String json) throws Exception {
            return mvc.perform(post(page)
                    .cookie(cookies)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(json));
        }
    }
}
