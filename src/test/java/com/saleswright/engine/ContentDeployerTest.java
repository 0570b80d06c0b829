package com.saleswright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

@SaleswrightTest
class ContentDeployerTest {

    private static final String FORM = """
            {"id": "ask-sample", "type": "default", "components": []}""";

    private static final List<String> SAMPLE = List.of("sample");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private PlatformTransactionManager transactions;

    private ContentDeployer deployer() {
        return new ContentDeployer(
                repository,
                transactions,
                new ContentSource(""),
                new StaticListableBeanFactory().getBeanProvider(ContentCheck.class),
                false,
                false);
    }

    @AfterEach
    void removeSample() {
        repository
                .createDeploymentQuery()
                .deploymentNameLike("sample%")
                .list()
                .forEach(d -> repository.deleteDeployment(d.getId(), true));
    }

    @Test
    void makesNoNewVersionOfEqualBytes() {
        deployer().deploy(sample("One"), SAMPLE);
        deployer().deploy(sample("One"), SAMPLE);
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void deploysTheWholeFolderWhenOneFileChanges() {
        deployer().deploy(sample("One"), SAMPLE);
        deployer().deploy(sample("Two"), SAMPLE);
        assertThat(versions()).isEqualTo(2);
        String newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sample")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        assertThat(repository.getDeploymentResourceNames(newest))
                .containsExactlyInAnyOrder("processes/sample/sample.bpmn", "forms/sample/ask-sample.form");
    }

    @Test
    void leavesOutACapabilityWithFaults() {
        var beans = new StaticListableBeanFactory(
                Map.of("check", (ContentCheck) (content, capability) -> List.of("sample.bpmn: broken")));
        var deployer = new ContentDeployer(
                repository,
                transactions,
                new ContentSource(""),
                beans.getBeanProvider(ContentCheck.class),
                false,
                false);
        assertThat(deployer.deploy(sample("One"), SAMPLE)).containsExactly("sample.bpmn: broken");
        assertThat(versions()).isZero();
    }

    @Test
    void leavesOutACapabilityThatCouldRunForeignCode() {
        assertThat(deployer().deploy(sample("${name.getClass()}"), SAMPLE))
                .singleElement()
                .asString()
                .contains("processes/sample/sample.bpmn", "line 3", "sample", "getClass");
        assertThat(versions()).isZero();
    }

    @Test
    void keepsWhatAnOwnerHasMadeUntilTheOwnerTakesTheNewerVersionOver() {
        ContentDeployer atStart = deployer();
        atStart.deploy(sample("One"), SAMPLE);
        atStart.deploy("sample", "REDESIGN-2026-0001", sample("Mine").files());

        atStart.deploy(sample("One"), SAMPLE);
        assertThat(liveName()).as("a restart").isEqualTo("Mine");
        atStart.deploy(sample("Two"), SAMPLE);
        assertThat(liveName()).as("a newer product").isEqualTo("Mine");
        assertThat(versions()).isEqualTo(2);

        atStart.deploy("sample", "REDESIGN-2026-0001 rolled back", sample("One").files());
        atStart.deploy(sample("Two"), SAMPLE);
        assertThat(liveName()).as("nothing of the owner's is left").isEqualTo("Two");
    }

    @Test
    void saysWhatTheEngineWouldRefuseAndLeavesNoTrace() {
        assertThat(deployer().faults(sample("One"), "sample")).isEmpty();
        assertThat(deployer().faults(sample("${name.getClass()}"), "sample"))
                .singleElement()
                .asString()
                .contains("getClass");
        assertThat(versions()).isZero();
    }

    private String liveName() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sample")
                .latestVersion()
                .singleResult()
                .getName();
    }

    @Test
    void namesAFileOutsideACapabilityFolder() {
        assertThatThrownBy(() -> Content.of(Map.of("processes/stray.bpmn", new byte[0])))
                .hasMessageContaining("processes/stray.bpmn")
                .hasMessageContaining("move it to");
    }

    private long versions() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sample")
                .count();
    }

    private static Content sample(String name) {
        String xml =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="sample">
                  <process id="sample" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="startEvent_asked"/>
                  </process>
                </definitions>
                """
                        .formatted(name);
        return Content.of(Map.of(
                "processes/sample/sample.bpmn",
                xml.getBytes(StandardCharsets.UTF_8),
                "forms/sample/ask-sample.form",
                FORM.getBytes(StandardCharsets.UTF_8)));
    }
}
