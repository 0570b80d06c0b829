package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.replay.DraftReplay;
import com.saleswright.redesign.replay.ReplayReport;
import com.saleswright.redesign.replay.ReplayedCase;
import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Finished deals against changed drafts: the difference is the one that was made, and nothing else. */
@SaleswrightTest
class DealReplayTest {

    private static final String PROCESS = "deal-approval";
    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final String POLICY = "processes/deals/deal-policy.dmn";
    private static final String APPROVED =
            "<bpmn:sequenceFlow id=\"flow_dealApproved\" sourceRef=\"serviceTask_approveDeal\" targetRef=\"endEvent_approved\"/>";

    @Autowired
    private ApplicationContext context;

    /** One within the rep's authority, one that the manager approved, and one that the manager refused. */
    @BeforeEach
    void threeDeals() {
        DealDriver deal = new DealDriver(context);
        deal.submitted(5);
        deal.approve(deal.submitted(10), MANAGER);
        String refused = deal.submitted(10);
        deal.decide(refused, MANAGER, "reject", "Too cheap");
    }

    @Test
    void asksTheDirectorEarlierAndDoesNotGuessTheAnswer() {
        ReplayReport report = replay(POLICY, "&gt; 15", "&gt; 8");
        assertThat(report.calibrated()).isEqualTo(3);
        assertThat(report.otherApprovers()).isEqualTo(2);
        assertThat(report.unknownAfter()).isEqualTo(Map.of("serviceTask_planApprovals", 2));
        assertThat(report.outcomes())
                .isEqualTo(Map.of(List.of("endEvent_approved"), Map.of(List.of("endEvent_approved"), 1)));
        assertThat(report.approvers().get("sales-director")).containsExactly(0, 2);
    }

    @Test
    void endsOtherwiseWhereAFlowLeadsElsewhere() {
        ReplayReport report =
                replay(DIAGRAM, "${outcome == 'approved'}", "${outcome == 'approved' &amp;&amp; amount &lt; 1}");
        assertThat(report.otherOutcomes()).isEqualTo(2);
        assertThat(report.outcomes())
                .isEqualTo(Map.of(
                        List.of("endEvent_approved"), Map.of(List.of("endEvent_rejected"), 2),
                        List.of("endEvent_rejected"), Map.of(List.of("endEvent_rejected"), 1)));
        ReplayedCase one = report.cases().get(1);
        assertThat(one.before().flows().get(PROCESS)).contains("flow_approved").doesNotContain("flow_rejected");
        assertThat(Objects.requireNonNull(one.after()).flows().get(PROCESS))
                .contains("flow_rejected")
                .doesNotContain("flow_approved");
    }

    @Test
    void countsANewTaskThatNothingDependsOn() {
        ReplayReport report = replay(
                DIAGRAM,
                APPROVED,
                inserted(
                        "<bpmn:userTask id=\"userTask_fileDeal\" name=\"File deal\" camunda:candidateGroups=\"contract-admin\"/>",
                        "userTask_fileDeal"));
        assertThat(report.otherOutcomes()).isZero();
        assertThat(report.unknownAfter()).isEmpty();
        assertThat(report.manualSteps()).containsExactly(2, 4);
        assertThat(report.approvers().get("contract-admin")).containsExactly(0, 2);
    }

    @Test
    void doesNotKnowWhatANewStepWouldHaveSet() {
        ReplayReport report = replay(
                DIAGRAM,
                APPROVED,
                inserted(
                        "<bpmn:serviceTask id=\"serviceTask_again\" name=\"Assess again\" camunda:delegateExpression=\"${assessDeal}\"/>",
                        "serviceTask_again"));
        assertThat(report.unknownAfter()).isEqualTo(Map.of("serviceTask_again", 2));
        assertThat(report.outcomes())
                .isEqualTo(Map.of(List.of("endEvent_rejected"), Map.of(List.of("endEvent_rejected"), 1)));
    }

    @Test
    void leavesNoEngineBehind() {
        var before = ProcessEngines.getProcessEngines().keySet();
        replay(POLICY, "&gt; 15", "&gt; 8");
        assertThat(ProcessEngines.getProcessEngines().keySet())
                .isEqualTo(before)
                .allMatch("default"::equals);
    }

    private ReplayReport replay(String file, String passage, String instead) {
        return DraftReplay.of(context, PROCESS, 3, file, passage, instead);
    }

    private static String inserted(String node, String id) {
        return node
                + "<bpmn:sequenceFlow id=\"flow_inserted\" sourceRef=\"serviceTask_approveDeal\" targetRef=\"%s\"/>"
                        .formatted(id)
                + "<bpmn:sequenceFlow id=\"flow_dealApproved\" sourceRef=\"%s\" targetRef=\"endEvent_approved\"/>"
                        .formatted(id);
    }
}
