package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.deals.DealDriver;
import com.saleswright.redesign.Impact;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.replay.ReplayRun;
import com.saleswright.redesign.replay.ReplayRun.Status;
import com.saleswright.redesign.replay.ReplayedCase;
import com.saleswright.redesign.replay.Replays;
import com.saleswright.testkit.SaleswrightTest;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

/** A process owner replays finished deals against a redesign and reads what came out. */
@SaleswrightTest
class ReplayPagesTest {

    private static final UserRequestPostProcessor PETRA = user("petra").roles("process-owner");
    private static final String POLICY = "processes/deals/deal-policy.dmn";
    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";

    @Autowired
    private MockMvc web;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private Replays replays;

    @Autowired
    private JdbcClient jdbc;

    private String number;
    private String approved;

    @BeforeEach
    void redesign() {
        DealDriver deal = new DealDriver(context);
        deal.submitted(5);
        approved = deal.submitted(10);
        deal.approve(approved, "da.marc");
        number = redesigns.begin("deals", "Small deals only", "To see what replay says", "petra");
    }

    @AfterEach
    void forget() {
        jdbc.sql("DELETE FROM redesign_replay").update();
        jdbc.sql("DELETE FROM redesign_file").update();
        jdbc.sql("DELETE FROM redesign").update();
    }

    @Test
    void ownerSeesWhatWouldEndOtherwise() throws Exception {
        web.perform(get(page()).with(PETRA)).andExpect(content().string(containsString("Nothing is changed yet")));
        String xml = redesigns.base(number).text(DIAGRAM);
        redesigns.save(
                number,
                DIAGRAM,
                xml.replace("${outcome == 'approved'}", "${outcome == 'approved' &amp;&amp; amount &lt; 1}"),
                0,
                "petra");

        start("deal-approval", "2");
        ReplayRun run = ended();
        assertThat(run.status()).isEqualTo(Status.DONE);
        assertThat(run.done()).isEqualTo(run.total());

        web.perform(get(page()).with(PETRA))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2 of 2 finished cases are reproduced")))
                .andExpect(content().string(containsString("Deal rejected")))
                .andExpect(content().string(containsString("2 of 2 (100 %)")));
        ReplayedCase one = Objects.requireNonNull(run.report()).cases().get(0);
        String address = page() + "/" + run.id() + "/cases/";
        web.perform(get(address + one.id()).with(PETRA))
                .andExpect(content().string(containsString("Deal approved")))
                .andExpect(content().string(containsString("Deal rejected")));
        web.perform(get("/api" + address + one.id()).with(PETRA))
                .andExpect(jsonPath("$.before", containsString("deal-approval")))
                .andExpect(jsonPath("$.was.flows", hasItem("flow_approved")))
                .andExpect(jsonPath("$.is.flows", hasItem("flow_rejected")));
        web.perform(get(address + "none").with(PETRA)).andExpect(status().isNotFound());
        web.perform(get(address.replace(number, "REDESIGN-2026-9999") + one.id())
                        .with(PETRA))
                .andExpect(status().isNotFound());

        redesigns.save(number, DIAGRAM, xml, 1, "petra");
        web.perform(get(page()).with(PETRA))
                .andExpect(content().string(containsString("The files were changed since.")));
        assertThat(impact("Replay"))
                .startsWith("Before the files were last changed, deal-approval: 2 of 2 finished cases");
    }

    @Test
    void listsCasesThatTheirOwnVersionDoesNotReproduce() throws Exception {
        String forged =
                "UPDATE ACT_HI_ACTINST SET ACT_ID_ = ? WHERE ACT_ID_ = ? AND PROC_INST_ID_ = (SELECT ID_ FROM ACT_HI_PROCINST WHERE BUSINESS_KEY_ = ? AND PROC_DEF_KEY_ = 'deal-approval')";
        jdbc.sql(forged)
                .params("endEvent_forged", "endEvent_approved", approved)
                .update();
        try {
            start("deal-approval", "2");
            assertThat(ended().status()).isEqualTo(Status.DONE);
            web.perform(get(page()).with(PETRA))
                    .andExpect(content().string(containsString("1 of 2 (50 %)")))
                    .andExpect(content().string(containsString("Cases that are not compared")))
                    .andExpect(content().string(containsString(approved)))
                    .andExpect(content().string(containsString("endEvent_approved has no record.")));
        } finally {
            jdbc.sql(forged)
                    .params("endEvent_approved", "endEvent_forged", approved)
                    .update();
        }
    }

    @Test
    void ownerSeesWhatWouldBeDecidedOtherwiseAndTheReviewerHearsOfIt() throws Exception {
        String policy = redesigns.base(number).text(POLICY);
        redesigns.save(number, POLICY, policy.replace("&gt; 5<", "&gt; 12<"), 0, "petra");

        start("deal-approval", "2");
        ReplayRun run = ended();
        assertThat(run.status()).isEqualTo(Status.DONE);
        assertThat(run.done()).isEqualTo(run.total()).isEqualTo(2 * 2 + 2);
        String asked = Objects.requireNonNull(run.report())
                .decisions()
                .get(0)
                .changes()
                .get(0)
                .cases()
                .get(0)
                .root();

        web.perform(get(page()).with(PETRA))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 of 2")))
                .andExpect(content().string(containsString("Row 2: The manager answers for every discount")))
                .andExpect(content().string(containsString("no longer")))
                .andExpect(content().string(containsString("Rows that never match")))
                .andExpect(content().string(containsString(page() + "/" + run.id() + "/cases/" + asked)));
        assertThat(impact("Decisions")).isEqualTo("Deal policy: 1 of 2 decisions differ.");

        redesigns.save(number, POLICY, policy, 1, "petra");
        assertThat(impact("Decisions"))
                .isEqualTo("Before the files were last changed, Deal policy: 1 of 2 decisions differ.");
    }

    @Test
    void refusesWhatCannotBeReplayedAndSaysWhy() throws Exception {
        refused("deal-approval", "0", "0 cases cannot be replayed. Choose 1 to 2,000.");
        refused("deal-approval", "many", "Cases: 'many' is no whole number. Enter one from 1 to 2,000.");
        refused(
                "approval-chain",
                "5",
                "'approval-chain' is no live process that this redesign changes. Choose one of the list.");
        assertThat(replays.latest(number)).isEmpty();
        assertThat(impact("Replay")).isEqualTo("No finished cases were replayed.");
    }

    @Test
    void isForProcessOwners() throws Exception {
        web.perform(get(page()).with(user("rosa").roles("sales-rep"))).andExpect(status().isForbidden());
    }

    /** What the reviewer is told. */
    private String impact(String topic) {
        return context.getBeansOfType(Impact.class).values().stream()
                .flatMap(i -> i.of(number).stream())
                .filter(line -> line.topic().equals(topic))
                .map(Impact.Line::text)
                .collect(Collectors.joining());
    }

    private String page() {
        return "/redesigns/" + number + "/replay";
    }

    private void start(String process, String cases) throws Exception {
        web.perform(post(page())
                        .param("process", process)
                        .param("cases", cases)
                        .with(PETRA)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private void refused(String process, String cases, String message) throws Exception {
        web.perform(post(page())
                        .param("process", process)
                        .param("cases", cases)
                        .with(PETRA)
                        .with(csrf()))
                .andExpect(flash().attribute("refusal", message));
    }

    private ReplayRun ended() {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> replays.latest(number).orElseThrow(), run -> run.status() != Status.RUNNING);
    }
}
