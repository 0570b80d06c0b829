package com.saleswright.approvals;

import static com.saleswright.approvals.ApprovalFixtures.FINANCE;
import static com.saleswright.approvals.ApprovalFixtures.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SaleswrightTest
class ApprovalPagesTest {

    private static final UserRequestPostProcessor ADA = user("ap.ada").roles("camunda-admin");
    private static final UserRequestPostProcessor OLGA = user("ap.olga").roles("camunda-admin");
    private static final UserRequestPostProcessor MARC = user("ap.marc").roles("sales-manager");
    private static final UserRequestPostProcessor ROSA = user("ap.rosa").roles("sales-rep");
    private static final UserRequestPostProcessor FELIX = user("ap.felix").roles("finance");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    private final String key = ApprovalDriver.newCase();
    private ApprovalDriver approvals;

    @BeforeEach
    void open() {
        approvals = new ApprovalDriver(context);
    }

    @AfterEach
    void close() {
        approvals.close();
    }

    @Test
    void leadsFromTheMailToTheTask() throws Exception {
        approvals.start(key, MANAGER);
        String task = approvals.task(key, "ap.marc").getId();
        mvc.perform(get(seatLink()).with(MARC))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task=" + task));
    }

    @Test
    void showsWhatHasBecomeOfItAfterwards() throws Exception {
        approvals.start(key, MANAGER);
        approvals.decide(key, "ap.marc", Decision.reject("Not with <this> customer"));
        mvc.perform(get(seatLink()).with(ROSA))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("no longer waits"),
                                containsString("Marc Ostrander"),
                                containsString("Not with &lt;this&gt; customer"))));
    }

    @Test
    void showsNothingToOthers() throws Exception {
        approvals.start(key, MANAGER);
        mvc.perform(get(seatLink()).with(FELIX)).andExpect(status().isForbidden());
        mvc.perform(get("/approvals/seats/999999999").with(FELIX)).andExpect(status().isNotFound());
    }

    @Test
    void isADeskForAdministratorsOnly() throws Exception {
        approvals.start(key, MANAGER);
        for (String page : new String[] {"/approvals/admin", "/approvals/admin?check=true", chainPage()}) {
            mvc.perform(get(page).with(MARC)).andExpect(status().isForbidden());
            mvc.perform(get(page).with(ADA)).andExpect(status().isOk());
        }
        mvc.perform(post(chainPage() + "/override")
                        .param("approve", "true")
                        .param("reason", "I may")
                        .with(MARC)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(approvals.outcome(key)).isEqualTo(Outcome.open);
    }

    @Test
    void showsWhoIsWaitedForAndWhetherTheEvidenceHolds() throws Exception {
        approvals.start(key, FINANCE);
        mvc.perform(get("/approvals/admin?check=true").with(ADA))
                .andExpect(content()
                        .string(allOf(
                                containsString(key),
                                containsString("Felix Brandt (Finance)"),
                                containsString("links hold"))));
    }

    @Test
    void overridesAndLetsASecondAdministratorReview() throws Exception {
        approvals.start(key, MANAGER);
        mvc.perform(post(chainPage() + "/override")
                        .param("approve", "true")
                        .param("reason", " ")
                        .with(ADA)
                        .with(csrf()))
                .andExpect(content().string(containsString("Give a reason")));
        mvc.perform(post(chainPage() + "/override")
                        .param("approve", "true")
                        .param("reason", "The customer signs today")
                        .with(ADA)
                        .with(csrf()))
                .andExpect(redirectedUrl("/approvals/admin"));
        assertThat(approvals.end(key)).isEqualTo("endEvent_overridden");

        mvc.perform(get("/approvals/admin").with(OLGA)).andExpect(content().string(containsString(key)));
        mvc.perform(post(chainPage() + "/review").with(OLGA).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(approvals.history(key).overruled())
                .isNotNull()
                .extracting(ChainView.Overruled::reviewedBy)
                .isEqualTo("ap.olga");
    }

    @Test
    void givesADecisionToSomebodyElse() throws Exception {
        approvals.start(key, MANAGER);
        String form = chainPage() + "/seats/" + approvals.seats(key).get(0).id();
        mvc.perform(post(form)
                        .param("to", "ap.rosa")
                        .param("reason", "Away")
                        .with(ADA)
                        .with(csrf()))
                .andExpect(content().string(containsString("Nobody decides on their own request")));
        mvc.perform(post(form)
                        .param("to", "ap.dana")
                        .param("reason", "Away")
                        .with(ADA)
                        .with(csrf()))
                .andExpect(redirectedUrl(chainPage()));
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
    }

    private String seatLink() {
        return "/approvals/seats/" + approvals.seats(key).get(0).id();
    }

    private String chainPage() {
        return "/approvals/admin/" + approvals.history(key).id();
    }
}
