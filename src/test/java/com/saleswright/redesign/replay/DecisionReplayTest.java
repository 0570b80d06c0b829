package com.saleswright.redesign.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.deals.DealDriver;
import com.saleswright.engine.Content;
import com.saleswright.redesign.Versions;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Recorded decisions are decided once more on a draft, and only what their own version reproduces is compared. */
@SaleswrightTest
class DecisionReplayTest {

    private static final String POLICY = "processes/deals/deal-policy.dmn";
    private static final String FILE = "processes/replay-sample/sample.dmn";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DecisionReplay replay;

    @Autowired
    private Versions versions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private DecisionService decisions;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void forget() {
        deployments.forEach(d -> repository.deleteDeployment(d, true));
    }

    @Test
    void dealsAreDecidedAsRecordedAndATighterThresholdChangesThoseInBetween() {
        DealDriver deal = new DealDriver(context);
        List.of(3, 12, 17, 18, 22, 30).forEach(deal::submitted);
        SortedMap<String, byte[]> live = versions.live().files();
        Content base = Content.of(live);
        String policy = base.text(POLICY);

        assertThat(replay.read(base, base, 6)).isEmpty();

        // A description changes nothing; the record must still be read and reproduced in full.
        DecisionReport same = one(base, with(POLICY, policy.replace("the director decides too.", "so what.")), 6);
        assertThat(same.recorded()).isEqualTo(6);
        assertThat(same.calibratedPercent()).isEqualTo(100);
        assertThat(same.same()).isEqualTo(6);
        assertThat(same.warns()).isFalse();
        assertThat(same.inWords()).isEqualTo("Deal policy: 0 of 6 decisions differ.");

        DecisionReport other = one(base, with(POLICY, policy.replace("&gt; 15<", "&gt; 20<")), 6);
        assertThat(other.calibrated()).isEqualTo(6);
        assertThat(other.differ()).isEqualTo(2);
        assertThat(other.same()).isEqualTo(4);
        assertThat(other.changes()).singleElement().satisfies(change -> {
            assertThat(change.is()).isEmpty();
            assertThat(change.was()).singleElement().satisfies(row -> {
                assertThat(row.rule()).isEqualTo("rule_discountUpTo25");
                assertThat(row.note()).isEqualTo("Above 15 % the director decides too.");
                assertThat(row.values()).containsEntry("role", "sales-director").containsEntry("stage", "2");
            });
            assertThat(change.cases()).extracting(DecidedCase::label).allMatch(l -> l.startsWith("DEAL-"));
        });
        assertThat(other.rules())
                .filteredOn(r -> r.id().equals("rule_discountUpTo25"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.before()).isEqualTo(4);
                    assertThat(r.after()).isEqualTo(2);
                });
        assertThat(other.neverMatched()).extracting(DecisionReport.Rule::id).contains("rule_creditExceeded");
    }

    @Test
    void aNewInputIsTakenFromTheCaseOrUnknown() {
        String live = sample(
                """
                <decision id="replay-sample" name="Sample" camunda:historyTimeToLive="1">
                  <decisionTable id="table" hitPolicy="FIRST">
                    <input id="in_amount"><inputExpression id="ie" typeRef="integer"><text>amount</text></inputExpression></input>
                    <output id="out" name="answer" typeRef="string"/>
                    <rule id="r_large"><inputEntry id="a"><text>&gt; 100</text></inputEntry><outputEntry id="b"><text>"large"</text></outputEntry></rule>
                    <rule id="r_small"><inputEntry id="c"><text></text></inputEntry><outputEntry id="d"><text>"small"</text></outputEntry></rule>
                  </decisionTable>
                </decision>
                """);
        deploy(live, PROCESS);
        runtime.startProcessInstanceByKey("replay-sample", "S-1", Map.of("amount", 50, "region", "north"));
        runtime.startProcessInstanceByKey("replay-sample", "S-2", Map.of("amount", 500, "region", "north"));
        runtime.startProcessInstanceByKey("replay-sample", "S-3", Map.of("amount", 50));
        decisions
                .evaluateDecisionByKey("replay-sample")
                .variables(Map.of("amount", 50, "region", "north"))
                .evaluate();
        String draft = live.replace(
                        "<output id",
                        "<input id=\"in_region\"><inputExpression id=\"ir\" typeRef=\"string\"><text>region</text>"
                                + "</inputExpression></input><output id")
                .replace(
                        "</text></inputEntry><outputEntry id=\"b\"",
                        "</text></inputEntry>" + cell("e", "") + "<outputEntry id=\"b\"")
                .replace(
                        "<rule id=\"r_small\">",
                        "<rule id=\"r_north\">" + cell("f", "") + cell("g", "\"north\"")
                                + "<outputEntry id=\"h\"><text>\"nearby\"</text></outputEntry></rule><rule id=\"r_small\">")
                .replace(
                        "</text></inputEntry><outputEntry id=\"d\"",
                        "</text></inputEntry>" + cell("i", "") + "<outputEntry id=\"d\"");

        DecisionReport report = sampled(live, draft);

        assertThat(report.calibrated()).isEqualTo(4);
        // The engine looks at every input: large or not, nobody knows what a table does with a region that was not set.
        assertThat(report.unknown()).singleElement().satisfies(u -> {
            assertThat(u.reason()).isEqualTo("region");
            assertThat(u.cases()).hasSize(2).extracting(DecidedCase::label).contains("S-3");
        });
        assertThat(report.same()).isEqualTo(1);
        assertThat(report.changes()).singleElement().satisfies(c -> {
            assertThat(c.was().get(0).outputs().get(0).value()).isEqualTo("small");
            assertThat(c.is().get(0).outputs().get(0).value()).isEqualTo("nearby");
            assertThat(c.cases()).extracting(DecidedCase::label).containsExactly("S-1");
        });
        assertThat(report.inWords()).isEqualTo("Sample: 1 of 2 decisions differ, 2 unknown.");
    }

    @Test
    void inputsAreEvaluatedAnewOnWhatTheCaseKnewAtThatTime() {
        String live = sample(
                """
                <decision id="replay-sample" name="Sample" camunda:historyTimeToLive="1">
                  <decisionTable id="table" hitPolicy="UNIQUE">
                    <input id="in_ratio"><inputExpression id="ie" typeRef="double"><text>amount / limit</text></inputExpression></input>
                    <output id="out" name="answer" typeRef="string"/>
                    <rule id="r_over"><inputEntry id="a"><text>&gt; 1</text></inputEntry><outputEntry id="b"><text>"over"</text></outputEntry></rule>
                    <rule id="r_within"><inputEntry id="c"><text>&lt;= 1</text></inputEntry><outputEntry id="d"><text>"within"</text></outputEntry></rule>
                  </decisionTable>
                </decision>
                """);
        deploy(live, PROCESS);
        // The result and what is set afterwards bear the same time in a test, and must not be seen by the decision.
        runtime.startProcessInstanceByKey("replay-sample", "S-1", Map.of("amount", 90, "limit", 100));
        runtime.startProcessInstanceByKey("replay-sample", "S-2", Map.of("amount", 40, "limit", 100));

        DecisionReport half = sampled(live, live.replace("amount / limit", "amount / (limit / 2)"));
        assertThat(half.calibrated()).isEqualTo(2);
        assertThat(half.changes()).singleElement().satisfies(c -> {
            assertThat(c.is().get(0).outputs().get(0).value()).isEqualTo("over");
            assertThat(c.cases()).extracting(DecidedCase::label).containsExactly("S-1");
        });

        DecisionReport overlapping = sampled(live, live.replace("&gt; 1<", "&gt; 0.5<"));
        assertThat(overlapping.changes()).singleElement().satisfies(c -> {
            assertThat(c.fault()).isEqualTo("Several rows match, which UNIQUE does not allow");
            assertThat(c.was()).isEmpty();
            assertThat(c.cases()).extracting(DecidedCase::label).containsExactly("S-1");
        });

        DecisionReport timed = sampled(
                live,
                live.replace(
                        "amount / limit",
                        "if now() &gt; date and time(\"2020-01-01T00:00:00Z\") then amount else limit"));
        assertThat(timed.unknown()).singleElement().satisfies(u -> assertThat(u.reason())
                .isEqualTo(RecordedFeel.TIME));
        assertThat(timed.rules()).isEmpty();
        assertThat(timed.inWords()).isEqualTo("Sample: no decision could be compared, 2 unknown.");

        // What the step takes as its own input is seen by its decision alone.
        DecisionReport own = sampled(live, live.replace("amount / limit", "doubled / limit"));
        assertThat(own.changes()).singleElement().satisfies(c -> {
            assertThat(c.is().get(0).outputs().get(0).value()).isEqualTo("over");
            assertThat(c.cases()).extracting(DecidedCase::label).containsExactly("S-1");
        });
    }

    @Test
    void tablesThatCollectAreComparedByWhatTheyCollect() {
        String live = sample(
                """
                <decision id="replay-sample" name="Sample" camunda:historyTimeToLive="1">
                  <decisionTable id="table" hitPolicy="COLLECT" aggregation="SUM">
                    <input id="in_amount"><inputExpression id="ie" typeRef="integer"><text>amount</text></inputExpression></input>
                    <output id="out" name="points" typeRef="integer"/>
                    <rule id="r_one"><inputEntry id="a"><text>&gt; 10</text></inputEntry><outputEntry id="b"><text>1</text></outputEntry></rule>
                    <rule id="r_two"><inputEntry id="c"><text>&gt; 100</text></inputEntry><outputEntry id="d"><text>2</text></outputEntry></rule>
                  </decisionTable>
                </decision>
                """);
        deploy(live, null);
        List.of(5, 50, 500).forEach(this::decide);

        DecisionReport report = sampled(live, live.replace("<text>2</text>", "<text>4</text>"));
        assertThat(report.calibrated()).isEqualTo(3);
        assertThat(report.same()).isEqualTo(2);
        assertThat(report.changes()).singleElement().satisfies(c -> {
            assertThat(c.wasCollected()).isEqualTo("3");
            assertThat(c.isCollected()).isEqualTo("5");
        });

        // The same rows in another order collect the same.
        String list = live.replace(" aggregation=\"SUM\"", "");
        DecisionReport unordered = sampled(live, swapped(list));
        assertThat(unordered.changes())
                .allSatisfy(c -> assertThat(c.wasCollected()).isNotNull());
        deploy(list, null);
        List.of(5, 500).forEach(this::decide);
        DecisionReport swapped = one(with(FILE, list), with(FILE, swapped(list)), 2);
        assertThat(swapped.calibrated()).isEqualTo(2);
        assertThat(swapped.same()).isEqualTo(2);
    }

    @Test
    void aChangedRequiredDecisionChangesTheOneThatRequiresIt() {
        String live = sample(
                """
                <decision id="replay-size" name="Size" camunda:historyTimeToLive="1">
                  <variable id="v" name="size" typeRef="string"/>
                  <literalExpression id="literal"><text>if amount &gt; 100 then "large" else "small"</text></literalExpression>
                </decision>
                <decision id="replay-sample" name="Sample" camunda:historyTimeToLive="1">
                  <informationRequirement id="needs"><requiredDecision href="#replay-size"/></informationRequirement>
                  <decisionTable id="table" hitPolicy="UNIQUE">
                    <input id="in_size"><inputExpression id="ie" typeRef="string"><text>size</text></inputExpression></input>
                    <input id="in_amount"><inputExpression id="iea" typeRef="integer"><text>amount</text></inputExpression></input>
                    <output id="out" name="approver" typeRef="string"/>
                    <rule id="r_large"><inputEntry id="a"><text>"large"</text></inputEntry><inputEntry id="a2"><text></text></inputEntry><outputEntry id="b"><text>"director"</text></outputEntry></rule>
                    <rule id="r_small"><inputEntry id="c"><text>"small"</text></inputEntry><inputEntry id="c2"><text></text></inputEntry><outputEntry id="d"><text>"manager"</text></outputEntry></rule>
                  </decisionTable>
                </decision>
                """);
        deploy(live, PROCESS);
        runtime.startProcessInstanceByKey("replay-sample", "S-1", Map.of("amount", 50));
        runtime.startProcessInstanceByKey("replay-sample", "S-2", Map.of("amount", 90));
        decide(95);

        List<DecisionReport> reports = replay.run(
                replay.read(with(FILE, live), with(FILE, live.replace("amount &gt; 100", "amount &gt; 80")), 200),
                () -> true);

        assertThat(reports).extracting(DecisionReport::decision).containsExactly("replay-size", "replay-sample");
        assertThat(reports).extracting(DecisionReport::recorded).containsExactly(3, 3);
        // What the expression looks at was recorded by the table that requires it.
        assertThat(reports).extracting(DecisionReport::calibrated).containsExactly(3, 3);
        assertThat(reports).extracting(DecisionReport::differ).containsExactly(2, 2);
        assertThat(reports.get(1).changes()).singleElement().satisfies(c -> {
            assertThat(c.was().get(0).outputs().get(0).value()).isEqualTo("manager");
            assertThat(c.is().get(0).outputs().get(0).value()).isEqualTo("director");
        });
    }

    @Test
    void stopsWhenItIsNotWantedAndRefusesWhatTheGuardRefuses() {
        String live = sample(
                """
                <decision id="replay-sample" name="Sample" camunda:historyTimeToLive="1">
                  <variable id="v" name="size" typeRef="integer"/>
                  <literalExpression id="literal"><text>1 + 1</text></literalExpression>
                </decision>
                """);
        deploy(live, null);
        decide(1);
        List<DecisionReplay.Trial> trials = replay.read(with(FILE, live), with(FILE, live.replace("1 + 1", "3")), 200);
        assertThat(replay.run(trials, () -> false)).isEmpty();
        assertThat(replay.run(trials, () -> true).get(0).changes()).hasSize(1);

        String hostile = live.replace("<literalExpression id", "<literalExpression expressionLanguage=\"juel\" id")
                .replace("1 + 1", "${jdbcTemplate}");
        assertThatThrownBy(() -> replay.run(replay.read(with(FILE, live), with(FILE, hostile), 200), () -> true))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("juel");
    }

    @Test
    void whatNoRecordHasIsNotTakenForReproducedByChance() {
        String live = sample(
                """
                <decision id="replay-sample" name="Sample" camunda:historyTimeToLive="1">
                  <variable id="v" name="size" typeRef="string"/>
                  <literalExpression id="literal"><text>if amount &gt; 100 then "large" else "small"</text></literalExpression>
                </decision>
                """);
        deploy(live, PROCESS);
        decide(50);
        runtime.startProcessInstanceByKey("replay-sample", "S-1", Map.of("amount", 50));

        DecisionReport report = sampled(live, live.replace("&gt; 100", "&gt; 40"));

        assertThat(report.recorded()).isEqualTo(2);
        assertThat(report.notReproduced()).singleElement().satisfies(n -> {
            assertThat(n.reason()).isEqualTo("No record of amount");
            assertThat(n.cases()).hasSize(1);
        });
        assertThat(report.differ()).isEqualTo(1);
        assertThat(report.inWords()).isEqualTo("Sample: 1 of 1 decisions differ, 1 not reproduced.");
    }

    private static final String PROCESS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://saleswright.com/test">
              <process id="replay-sample" isExecutable="true" camunda:historyTimeToLive="1">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
                <businessRuleTask id="ask" camunda:decisionRef="replay-sample" camunda:mapDecisionResult="resultList" camunda:resultVariable="limit">
                  <extensionElements><camunda:inputOutput><camunda:inputParameter name="doubled">${amount * 2}</camunda:inputParameter></camunda:inputOutput></extensionElements>
                </businessRuleTask>
                <sequenceFlow id="f2" sourceRef="ask" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private static String sample(String decisions) {
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="sample" name="Sample" namespace="http://saleswright.com/test">
               %s
               </definitions>
               """
                .formatted(decisions);
    }

    private static String cell(String id, String text) {
        return "<inputEntry id=\"%s\"><text>%s</text></inputEntry>".formatted(id, text);
    }

    /** With its two rows the other way round. */
    private static String swapped(String table) {
        String first = table.substring(table.indexOf("<rule id=\"r_one"), table.indexOf("<rule id=\"r_two"));
        String both = table.substring(table.indexOf(first), table.indexOf("</decisionTable>"));
        return table.replace(both, both.substring(first.length()) + first);
    }

    private void deploy(String dmn, @Nullable String bpmn) {
        DeploymentBuilder deployment =
                repository.createDeployment().name("replay sample").addString("sample.dmn", dmn);
        if (bpmn != null) {
            deployment.addString("sample.bpmn", bpmn);
        }
        deployments.add(deployment.deploy().getId());
    }

    private void decide(int amount) {
        decisions
                .evaluateDecisionByKey("replay-sample")
                .variables(Map.of("amount", amount))
                .evaluate();
    }

    private DecisionReport sampled(String live, String draft) {
        return one(with(FILE, live), with(FILE, draft), 200);
    }

    private Content with(String file, String text) {
        SortedMap<String, byte[]> files = versions.live().files();
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        return Content.of(files);
    }

    private DecisionReport one(Content base, Content draft, int lastN) {
        List<DecisionReport> reports = replay.run(replay.read(base, draft, lastN), () -> true);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }
}
