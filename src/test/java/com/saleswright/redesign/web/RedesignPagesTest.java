package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.RedesignStatus;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Versions;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** Redesigns as process owners see them. */
@SaleswrightTest
@Transactional
class RedesignPagesTest {

    private static final UserRequestPostProcessor PETRA = user("petra").roles("process-owner");
    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final String POLICY = "processes/deals/deal-policy.dmn";
    private static final String FORM = "forms/deals/rework-deal.form";

    @Autowired
    private MockMvc web;

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private Versions versions;

    @Autowired
    private RepositoryService repository;

    @Test
    void beginsARedesignAndTellsWhatIsMissing() throws Exception {
        web.perform(get("/redesigns/new").param("capability", "deals").with(PETRA))
                .andExpect(content().string(containsString("value=\"deals\" selected")));
        web.perform(post("/redesigns").param("capability", "dreams").with(PETRA).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nothing is live that is called &#39;dreams&#39;")))
                .andExpect(content().string(containsString("Give a title of 1 to 200 characters.")))
                .andExpect(content().string(containsString("Say why, in 1 to 2,000 characters.")));
        assertThat(redesigns.list()).isEmpty();
        web.perform(get("/redesigns").with(PETRA))
                .andExpect(content().string(containsString("There are no redesigns yet.")));

        web.perform(post("/redesigns")
                        .param("capability", "deals")
                        .param("title", "Finance sees large deals")
                        .param("reason", "Losses <in> the last quarter")
                        .with(PETRA)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        Redesign begun = redesigns.list().get(0);
        assertThat(begun.author()).isEqualTo("petra");
        web.perform(get("/redesigns").with(PETRA))
                .andExpect(content().string(containsString("Finance sees large deals")))
                .andExpect(content().string(containsString(begun.number())));
        web.perform(get("/redesigns/" + begun.number()).with(PETRA))
                .andExpect(content().string(containsString("Losses &lt;in&gt; the last quarter")))
                .andExpect(content().string(containsString("deal-approval version 1")))
                .andExpect(content().string(containsString("deal-policy.dmn")))
                .andExpect(content().string(containsString("Nothing: the files fit together.")));
    }

    @Test
    void isForProcessOwnersOnly() throws Exception {
        String number = begin();
        UserRequestPostProcessor rosa = user("rosa").roles("sales-rep");
        web.perform(get("/redesigns/" + number).with(rosa)).andExpect(status().isForbidden());
        web.perform(get("/redesigns/" + number + "/edit").param("path", DIAGRAM).with(rosa))
                .andExpect(status().isForbidden());
        web.perform(post("/redesigns/" + number + "/withdraw").with(rosa).with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(get("/redesigns/REDESIGN-1999-0001").with(PETRA)).andExpect(status().isNotFound());
        web.perform(get("/redesigns/" + number + "/edit")
                        .param("path", "processes/deals/../x.bpmn")
                        .with(PETRA))
                .andExpect(status().isNotFound());
    }

    @Test
    void tellsWhatTheCheckFindsAndWhoChangedWhat() throws Exception {
        String number = begin();
        String broken = text(number, DIAGRAM).replaceFirst(" camunda:formRef=\"rework-deal\"", "");
        redesigns.save(number, DIAGRAM, broken, 0, "paul");

        web.perform(get("/redesigns/" + number).with(PETRA))
                .andExpect(content().string(containsString("1 error")))
                .andExpect(content().string(containsString("element=userTask_reworkDeal")))
                .andExpect(content().string(containsString("paul, 4 Mar 2026, 09:00 UTC")));
    }

    @Test
    void addsRemovesAndDiscardsFiles() throws Exception {
        String number = begin();
        add(number, "DIAGRAM", "Credit Check")
                .andExpect(flash().attribute("refusal", containsString("small letters with hyphens")));
        add(number, "DIAGRAM", "approval-chain")
                .andExpect(flash().attribute("refusal", containsString("processes/approvals/approval-chain.bpmn")));
        for (String kind : new String[] {"DIAGRAM", "DECISION", "FORM"}) {
            add(number, kind, "credit-check").andExpect(flash().attribute("notice", containsString("added")));
        }
        assertThat(redesigns.findings(number)).as("a new file is sound").isEmpty();
        assertThat(text(number, "forms/deals/credit-check.form")).contains("## Credit check");

        path(number, "remove", "forms/deals/credit-check.form");
        path(number, "remove", POLICY);
        assertThat(redesigns.content(number).files())
                .doesNotContainKeys("forms/deals/credit-check.form", POLICY)
                .containsKey("processes/deals/credit-check.dmn");
        web.perform(get("/redesigns/" + number).with(PETRA))
                .andExpect(content().string(containsString("Bring back deal-policy.dmn")))
                .andExpect(content().string(not(containsString("credit-check.form"))));
        web.perform(get("/redesigns/" + number + "/edit").param("path", POLICY).with(PETRA))
                .andExpect(status().isNotFound());

        path(number, "discard", POLICY);
        assertThat(redesigns.file(number, POLICY).isChanged()).isFalse();
    }

    @Test
    void isOnlyToLookAtOnceItIsWithdrawn() throws Exception {
        String number = begin();
        web.perform(get("/redesigns/" + number + "/edit").param("path", DIAGRAM).with(PETRA))
                .andExpect(content().string(containsString("data-editable=\"true\"")));
        web.perform(post("/redesigns/" + number + "/withdraw").with(PETRA).with(csrf()))
                .andExpect(redirectedUrl("/redesigns/" + number));

        web.perform(get("/redesigns/" + number + "/edit").param("path", DIAGRAM).with(PETRA))
                .andExpect(content().string(containsString("data-editable=\"false\"")))
                .andExpect(content().string(containsString("is withdrawn, so its files can no longer be changed")));
        web.perform(get("/redesigns/" + number).with(PETRA))
                .andExpect(content().string(not(containsString("/withdraw\""))))
                .andExpect(content().string(not(containsString("Discard"))));
        add(number, "FORM", "late").andExpect(flash().attribute("refusal", containsString("only a draft")));
        assertThat(redesigns.get(number).status()).isEqualTo(RedesignStatus.WITHDRAWN);
    }

    @Test
    void changesTitleAndReason() throws Exception {
        String number = begin();
        web.perform(post("/redesigns/" + number + "/describe")
                        .param("title", " ")
                        .param("reason", "Because")
                        .with(PETRA)
                        .with(csrf()))
                .andExpect(content().string(containsString("Give a title")));
        web.perform(post("/redesigns/" + number + "/describe")
                        .param("title", "Finance sees all deals")
                        .param("reason", "Because")
                        .with(PETRA)
                        .with(csrf()))
                .andExpect(redirectedUrl("/redesigns/" + number));
        assertThat(redesigns.get(number).title()).isEqualTo("Finance sees all deals");
    }

    @Test
    void takesOverWhatWentLiveAndAsksAboutFilesThatBothSidesChanged() throws Exception {
        String number = begin();
        String mine = text(number, DIAGRAM).replace("Quote submitted", "Quote handed in");
        String form = text(number, FORM);
        redesigns.save(number, DIAGRAM, mine, 0, "petra");
        String liveDiagram = text(begin(), DIAGRAM).replace("Quote submitted", "Quote arrived");
        String liveForm = form.replace("What they ask for", "What they want");
        goLive(Map.of(DIAGRAM, liveDiagram, FORM, liveForm));

        web.perform(get("/redesigns/" + number).with(PETRA))
                .andExpect(content().string(containsString("Another version went live meanwhile")))
                .andExpect(content().string(containsString("changed live only")))
                .andExpect(content().string(containsString("choice:" + DIAGRAM)))
                .andExpect(content().string(not(containsString("choice:" + FORM))));
        takeOver(number, Map.of())
                .andExpect(flash().attribute("refusal", containsString("changed both here and live")));
        assertThat(text(number, FORM)).isEqualTo(form);
        takeOver(number, Map.of("live", "older", "choice:" + DIAGRAM, "MINE"))
                .andExpect(flash().attribute("refusal", containsString("Another version went live")));

        takeOver(number, Map.of("choice:" + DIAGRAM, "MINE")).andExpect(flash().attributeExists("notice"));
        assertThat(text(number, DIAGRAM)).isEqualTo(mine);
        assertThat(text(number, FORM)).isEqualTo(liveForm);
        assertThat(redesigns.isOutdated(redesigns.get(number))).isFalse();
    }

    @Test
    void dropsItsOwnChangesForTheLiveOnesWhenToldSo() throws Exception {
        String number = begin();
        String mine = text(number, DIAGRAM).replace("Quote submitted", "Quote handed in");
        redesigns.save(number, DIAGRAM, mine, 0, "petra");
        String live = mine.replace("Quote handed in", "Quote arrived");
        goLive(Map.of(DIAGRAM, live));

        web.perform(get("/redesigns/" + number + "/edit")
                        .param("path", DIAGRAM)
                        .param("of", "live")
                        .with(PETRA))
                .andExpect(content().string(containsString("This is the live version")));
        takeOver(number, Map.of("choice:" + DIAGRAM, "LIVE")).andExpect(flash().attributeExists("notice"));
        assertThat(text(number, DIAGRAM)).isEqualTo(live);
        assertThat(redesigns.changedFiles(number)).isZero();
    }

    private ResultActions add(String number, String kind, String name) throws Exception {
        return web.perform(post("/redesigns/" + number + "/files")
                .param("kind", kind)
                .param("name", name)
                .with(PETRA)
                .with(csrf()));
    }

    private void path(String number, String what, String path) throws Exception {
        web.perform(post("/redesigns/" + number + "/files/" + what)
                        .param("path", path)
                        .with(PETRA)
                        .with(csrf()))
                .andExpect(redirectedUrl("/redesigns/" + number))
                .andExpect(flash().attributeExists("notice"));
    }

    private ResultActions takeOver(String number, Map<String, String> fields) throws Exception {
        var request = post("/redesigns/" + number + "/take-over").with(PETRA).with(csrf());
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("live", versions.liveDeployment("deals").orElseThrow());
        all.forEach(request::param);
        return web.perform(request);
    }

    /** Others deploy the capability with these files instead of its own. */
    private void goLive(Map<String, String> changed) {
        SortedMap<String, byte[]> files =
                versions.files(versions.liveDeployment("deals").orElseThrow());
        DeploymentBuilder deployment = repository.createDeployment().name("Saleswright content: deals, changed");
        files.forEach((path, bytes) ->
                deployment.addString(path, changed.getOrDefault(path, new String(bytes, StandardCharsets.UTF_8))));
        deployment.deploy();
    }

    private String text(String number, String path) {
        RedesignFile file = redesigns.file(number, path);
        return Objects.requireNonNull(file.text());
    }

    private String begin() {
        return redesigns.begin("deals", "Finance sees large deals", "Losses in the last quarter", "petra");
    }
}
