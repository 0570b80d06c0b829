package com.saleswright.redesign;

import static com.saleswright.redesign.LifecycleDriver.AUTHOR;
import static com.saleswright.redesign.LifecycleDriver.CAPABILITY;
import static com.saleswright.redesign.LifecycleDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.saleswright.testkit.SaleswrightTest;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The way of a redesign on its page. */
@SaleswrightTest
class LifecyclePagesTest {

    private static final UserRequestPostProcessor ANNA = user(AUTHOR).roles("process-owner");
    private static final UserRequestPostProcessor BEN = user(SECOND).roles("process-owner");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    private LifecycleDriver drive;

    @BeforeEach
    void office() {
        drive = new LifecycleDriver(context);
    }

    @AfterEach
    void cleanUp() {
        drive.cleanUp();
    }

    @Test
    void proposesApprovesAndRollsBack() throws Exception {
        String number = drive.draft();
        shows(number, ANNA, allOf(containsString("Propose…"), not(containsString("Decide…"))));
        shows(number, BEN, not(containsString("Propose…")));
        refuses(number, "propose", BEN, "Anna Abel proposes it", "rollout", "all");
        refuses(
                number,
                "propose",
                ANNA,
                "Enter the share of the new cases",
                "rollout",
                "trial",
                "share",
                "many",
                "days",
                "7");
        refuses(number, "propose", ANNA, "10 to 50 of 100", "rollout", "trial", "share", "60", "days", "7");
        does(number, "propose", ANNA, "rollout", "all");
        drive.process.runJobs(number);

        shows(number, ANNA, allOf(containsString("Withdraw…"), not(containsString("Decide…"))));
        shows(
                number,
                BEN,
                allOf(
                        containsString("Decide…"),
                        containsString("asked for: all new cases at once"),
                        containsString("The check finds nothing.")));
        refuses(number, "review", ANNA, "A second person decides", "decision", "approve");
        refuses(number, "review", BEN, "Say why", "decision", "reject");
        refuses(number, "review", BEN, "must be one of", "decision", "perhaps");
        does(number, "review", BEN, "decision", "approve", "rollout", "trial", "share", "20", "days", "14");
        drive.process.runJobs(number);

        assertThat(drive.status(number)).isEqualTo(RedesignStatus.TRIAL);
        shows(number, ANNA, allOf(containsString("Roll back…"), containsString("Deployed on trial")));
        refuses(number, "give-up", ANNA, "can no longer be withdrawn", "reason", "Too late");
        refuses(number, "roll-back", BEN, "Say why", "reason", "");
        does(number, "roll-back", BEN, "reason", "Customers wait");
        drive.process.runJobs(number);
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.ROLLED_BACK);
        shows(
                number,
                ANNA,
                allOf(
                        containsString("Review by a second person"),
                        containsString("Customers wait"),
                        not(containsString("Roll back…"))));
    }

    @Test
    void withdrawsWithAReason() throws Exception {
        String number = drive.proposed();
        refuses(number, "give-up", ANNA, "Say why", "reason", " ");
        does(number, "give-up", ANNA, "reason", "A better idea");
        assertThat(drive.ends(number)).containsExactly("endEvent_withdrawn");
    }

    @Test
    void tellsOfANewerBuiltInVersionAndTakesItOver() throws Exception {
        web.perform(post("/redesigns/newer")
                        .param("capability", CAPABILITY)
                        .with(ANNA)
                        .with(csrf()))
                .andExpect(redirectedUrl("/redesigns"))
                .andExpect(flash().attribute("notice", containsString("No newer built-in version")));
        web.perform(get("/redesigns").with(ANNA)).andExpect(content().string(not(containsString("newer built-in"))));
    }

    private void shows(String number, UserRequestPostProcessor who, Matcher<String> what) throws Exception {
        web.perform(get("/redesigns/" + number).with(who)).andExpect(content().string(what));
    }

    private void refuses(String number, String verb, UserRequestPostProcessor who, String why, String... fields)
            throws Exception {
        perform(number, verb, who, fields).andExpect(flash().attribute("refusal", containsString(why)));
    }

    private void does(String number, String verb, UserRequestPostProcessor who, String... fields) throws Exception {
        perform(number, verb, who, fields)
                .andExpect(redirectedUrl("/redesigns/" + number))
                .andExpect(flash().attributeCount(1))
                .andExpect(flash().attributeExists("notice"));
    }

    private ResultActions perform(String number, String verb, UserRequestPostProcessor who, String... fields)
            throws Exception {
        var request = post("/redesigns/" + number + "/" + verb).with(who).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return web.perform(request);
    }
}
