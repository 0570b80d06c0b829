package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.people.Roles;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.statistics.KnownCases;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.SqlCount;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** The pages of processes as process owners and others get them. */
@SaleswrightTest
@Transactional
class ProcessPagesTest {

    private static final String PAGE = "/processes/" + KnownCases.PROCESS;
    private static final String HEATMAP = "/api" + PAGE + "/heatmap";
    private static final Set<String> READERS = Set.of(Roles.PROCESS_OWNER, Roles.CAMUNDA_ADMIN);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private JdbcClient jdbc;

    private KnownCases cases;

    @BeforeEach
    void open() {
        cases = new KnownCases(context);
    }

    @AfterEach
    void close() {
        cases.close();
    }

    @Test
    void pagesAreForProcessOwnersAndAdministrators() throws Exception {
        for (String role : Roles.ALL) {
            int expected = READERS.contains(role) ? 200 : 403;
            for (String path : List.of("/processes", PAGE, HEATMAP)) {
                as(role, path).andExpect(status().is(expected));
            }
        }
    }

    @Test
    void listLeadsToProcessesAndRedesigns() throws Exception {
        assertThat(text("/processes"))
                .contains(
                        "href=\"/processes/deal-approval\"",
                        "href=\"/processes/approval-chain\"",
                        "href=\"/redesigns/new?capability=deals\"",
                        "Satisfaction survey");
    }

    @Test
    void pageShowsFiguresButNoCases() throws Exception {
        cases.deploy(KnownCases.TAG);
        cases.approvedAfter(Duration.ofHours(2));
        String number = cases.open();
        cases.pass(Duration.ofMinutes(130));

        String page = text(PAGE + "?version=" + live());

        assertThat(page)
                .contains(
                        "Get approvals",
                        "2 h 10 min",
                        "oldest 2 h 10 min",
                        "steps that no case reached",
                        "Deployment known")
                .contains("href=\"/processes/deal-approval/compare?from=" + (live() - 1) + "&amp;to=" + live() + "\"")
                .doesNotContain(number, "Driven Mills", "Rosa");
        assertThat(read(HEATMAP)).doesNotContain(number, "Driven Mills", "Rosa");
        assertThat(text(PAGE + "?version=" + (live() - 1))).contains("version=" + (live() - 1));
    }

    @Test
    void tableIsSortedByTheServer() throws Exception {
        cases.deploy(KnownCases.TAG);
        cases.approvedAfter(Duration.ofHours(2));
        cases.recalledAfter(Duration.ofHours(3));
        String own = PAGE + "?version=" + live();

        assertThat(names(own)).startsWith("Quote submitted", "Assess deal");
        assertThat(names(own + "&sort=-p90")).startsWith("Get approvals");
        assertThat(names(own + "&sort=-cancelled")).startsWith("Get approvals");
        assertThat(names(own + "&sort=step")).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(text(own + "&sort=-p90"))
                .contains("aria-sort=\"descending\"", "sort=p90#steps", "sort=-median#steps");
    }

    @Test
    void versionTellsWhichRedesignBroughtIt() throws Exception {
        String number = redesigns.begin("deals", "Finance sees <large> deals", "Losses", "petra");
        jdbc.sql("UPDATE redesign SET deployment = ? WHERE number = ?")
                .params(cases.deploy(KnownCases.TAG), number)
                .update();

        assertThat(text(PAGE))
                .contains("href=\"/redesigns/" + number + "\"", "Finance sees &lt;large&gt; deals")
                .contains(live() + " (known)");
    }

    @Test
    void scriptGetsDiagramAndLayers() throws Exception {
        cases.deploy(KnownCases.TAG);
        cases.approvedAfter(Duration.ofHours(2));

        as(Roles.PROCESS_OWNER, HEATMAP + "?days=30&version=" + live())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(live()))
                .andExpect(jsonPath("$.xml").value(containsString("versionTag=\"known\"")))
                .andExpect(jsonPath("$.layers[*].id")
                        .value(contains("count", "median", "p90", "cancelled", "incidents", "waiting")))
                .andExpect(jsonPath("$.layers[1].marks[?(@.id=='%s')].text", KnownCases.APPROVALS)
                        .value("2 h"))
                .andExpect(jsonPath("$.layers[1].marks[?(@.id=='%s')].level", KnownCases.APPROVALS)
                        .value(5))
                .andExpect(jsonPath("$.layers[1].legend[*].text").value(hasItem("up to 2 h")))
                .andExpect(jsonPath("$.layers[3].marks").isEmpty());
    }

    @Test
    void badInputIsExplained() throws Exception {
        as(Roles.PROCESS_OWNER, "/processes/no-such").andExpect(status().isNotFound());
        as(Roles.PROCESS_OWNER, "/api/processes/no-such/heatmap")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no process 'no-such'."));
        as(Roles.PROCESS_OWNER, HEATMAP + "?days=31")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("'31' is no period. Choose one of 30, 90, 365, all."));
        assertThat(read(PAGE + "?version=999&days=-1&metric=luck&sort=colour"))
                .contains("There is no version &#39;999&#39; of deal-approval. Choose one from 1 to " + live())
                .contains("&#39;-1&#39; is no period", "&#39;luck&#39; is no figure", "&#39;colour&#39; is no column")
                .contains("Get approvals");
        as(Roles.PROCESS_OWNER, PAGE + "?version=%3Cb%3E").andExpect(status().isBadRequest());
    }

    @Test
    void pagesTakeAsManyStatementsForManyCases() throws Exception {
        cases.deploy(KnownCases.TAG);
        cases.approvedAfter(Duration.ofHours(1));
        int list = statements("/processes");
        int page = statements(PAGE);
        cases.deploy("later");
        for (int i = 0; i < 3; i++) {
            cases.approvedAfter(Duration.ofHours(1));
            cases.open();
        }

        assertThat(statements("/processes")).isEqualTo(list);
        assertThat(statements(PAGE)).isEqualTo(page);
    }

    private int statements(String path) throws Exception {
        text(path);
        return SqlCount.of(() -> {
                    try {
                        text(path);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .statements();
    }

    private int live() {
        return jdbc.sql("SELECT MAX(VERSION_) FROM ACT_RE_PROCDEF WHERE KEY_ = ?")
                .param(KnownCases.PROCESS)
                .query(Integer.class)
                .single();
    }

    private List<String> names(String path) throws Exception {
        return Pattern.compile("data-label=\"Step\"><span><span>([^<]*)<")
                .matcher(text(path))
                .results()
                .map(m -> m.group(1).replace("&#39;", "'"))
                .toList();
    }

    private String text(String path) throws Exception {
        as(Roles.PROCESS_OWNER, path).andExpect(status().isOk());
        return read(path);
    }

    private String read(String path) throws Exception {
        return as(Roles.PROCESS_OWNER, path).andReturn().getResponse().getContentAsString();
    }

    private ResultActions as(String role, String path) throws Exception {
        return web.perform(get(path).with(user("pp." + role).roles(role)));
    }
}
