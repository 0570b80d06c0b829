package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.engine.ContentSource;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The catalogue: from classes alone and from the running application, and that diagrams say what it says. */
@SaleswrightTest
class CatalogueTest {

    @Autowired
    private Catalogues catalogues;

    @Autowired
    private MockMvc mvc;

    private final Catalogue ofCode = new Catalogues(Declarations.ofCode()).get();

    @Test
    void classesTellWhatTheApplicationTells() {
        assertThat(ofCode).isEqualTo(catalogues.get());
        assertThat(ofCode.steps()).isNotEmpty();
    }

    @Test
    void labelsInDiagramsAreTheTitlesOfSteps() {
        Draft draft = draft();
        SoftAssertions titles = new SoftAssertions();
        for (Diagram diagram : draft.diagrams()) {
            for (Element task : diagram.nodes(Set.of("serviceTask", "sendTask"))) {
                String bean = task.camunda("delegateExpression").replaceAll("[${}#]", "");
                titles.assertThat(task.name())
                        .as(diagram.file() + ", " + task.id())
                        .isEqualTo(ofCode.steps().get(bean).title());
            }
        }
        titles.assertAll();
    }

    @Test
    void everyStepIsDescribed() {
        assertThat(ofCode.steps().values()).allSatisfy(s -> {
            assertThat(s.title()).matches("[A-Z][^.]+");
            assertThat(s.description()).as(s.bean()).endsWith(".").hasSizeGreaterThan(20);
        });
    }

    @Test
    void servesCatalogueAndTemplatesOfWhatIsLive() throws Exception {
        mvc.perform(get("/api/redesigns/catalogue").with(user("petra").roles("process-owner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.steps[?(@.bean=='planApprovals')].title").value("Plan approvals"))
                .andExpect(jsonPath("$.decisions[?(@.id=='deal-policy')].hitPolicy")
                        .value("COLLECT"))
                .andExpect(jsonPath("$.forms[?(@.id=='decide-deal')].fields[?(@.key=='reason')].type")
                        .isNotEmpty());
        mvc.perform(get("/api/redesigns/element-templates").with(user("petra").roles("process-owner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.id=='com.saleswright.step.planApprovals')].appliesTo[0]")
                        .value("bpmn:ServiceTask"));
    }

    private Draft draft() {
        return Draft.of(ContentSource.in(Path.of("")), ofCode, Replaced.UNKNOWN);
    }
}
