package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.saleswright.people.Roles;
import com.saleswright.redesign.migrate.NextVersion;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A process owner looks at running deals, decides about a step, and migrates them on pages. */
@SaleswrightTest
class MigrationPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    private NextVersion next;
    private DealDriver deal;

    @BeforeEach
    void open() {
        deal = new DealDriver(context);
        next = new NextVersion(context, "deals");
    }

    @AfterEach
    void close() {
        next.close();
    }

    @Test
    void decidesAndMigrates() throws Exception {
        String number = deal.submitted(12);
        deal.process.completeOwn(
                number,
                MANAGER,
                Map.of("decision", "approveWithConditions", "maximumDiscount", 8, "reason", "Too deep"));
        next.diagram("deal-approval", text -> text.replace("userTask_answerConditions", "userTask_acceptConditions"));
        assertThat(shown("?view=FORWARD&only=NEEDS_MAPPING"))
                .contains(number, "needs mapping", "Rosa Lind", "Answer conditions (suggested)")
                .contains("Running cases can follow once the redesign is live")
                .doesNotContain("Back to the version before");
        assertThat(sent("/start")).as("it is no live redesign").endsWith("view=RUN");
        next.deploy();

        String choice = "/steps?direction=FORWARD&process=deal-approval&step=userTask_answerConditions&choice=";
        sent(choice + "SAME:nonsense");
        assertThat(shown("?only=NEEDS_MAPPING")).contains(number);
        sent(choice + "SAME:userTask_acceptConditions");
        assertThat(shown("")).contains("It goes on as", "Take back", "Migrate ");

        sent("/start");
        assertThat(shown("")).contains("had their turn", "running", "Pause");
        next.work();
        assertThat(shown("?view=RUN&only=MIGRATED")).contains(number, "migrated", "done");
        assertThat(deal.process.task(number).getTaskDefinitionKey()).isEqualTo("userTask_acceptConditions");

        assertThat(shown("?view=BACK")).contains(number, "Cases go back when the redesign is rolled back");
        next.status("ROLLED_BACK");
        assertThat(shown("")).contains("Take ", number);
        sent("/roll-back");
        next.work();
        assertThat(deal.process.task(number).getTaskDefinitionKey()).isEqualTo("userTask_answerConditions");
    }

    @Test
    void saysThatFilesCannotBeDeployed() throws Exception {
        next.diagram("deal-approval", text -> text.replace("targetRef=\"gateway_approved\"", "targetRef=\"nowhere\""));
        assertThat(shown("")).contains("cannot be deployed yet", "nowhere");
    }

    private String shown(String query) throws Exception {
        String page = send(get(path(query)));
        // A slow machine shows progress first, and the page asks again.
        for (int i = 0; page.contains("Looking at every running case") && i < 100; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            page = send(get(path(query)));
        }
        return page;
    }

    private String path(String query) {
        return "/redesigns/" + next.number() + "/migration" + query;
    }

    private String send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user("petra").roles(Roles.PROCESS_OWNER)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** Where the answer leads. */
    private String sent(String path) throws Exception {
        return String.valueOf(mvc.perform(post(path(path))
                        .with(user("petra").roles(Roles.PROCESS_OWNER))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }
}
