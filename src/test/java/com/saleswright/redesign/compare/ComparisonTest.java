package com.saleswright.redesign.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import com.saleswright.engine.ContentSource;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.compare.Change.Difference;
import com.saleswright.redesign.compare.Change.Type;
import com.saleswright.redesign.compare.FileChange.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Planted changes in our own content are told, each as what it is; what makes no difference is not. */
class ComparisonTest {

    private static final Content BASE = ContentSource.in(Path.of(""));
    private static final String DEAL = "processes/deals/deal-approval.bpmn";
    private static final String POLICY = "processes/deals/deal-policy.dmn";
    private static final String FORM = "forms/deals/decide-deal.form";

    @Test
    void equalContentDiffersInNothing() {
        assertThat(Comparison.of(BASE, BASE, Renames.NONE).files()).isEmpty();
    }

    @Test
    void aMovedBoxIsOnlyDrawing() {
        Comparison moved = with(DEAL, xml -> xml.replace("x=\"260\" y=\"170\"", "x=\"300\" y=\"190\""));
        assertThat(moved.files()).extracting(FileChange::state).containsExactly(State.DRAWING);
        assertThat(moved.isEmpty()).isTrue();
    }

    @Test
    void theOrderOfElementsAndThePrefixMakeNoDifference() {
        String flow = "<bpmn:sequenceFlow id=\"flow_submitted\" sourceRef=\"startEvent_submitted\""
                + " targetRef=\"serviceTask_assessDeal\"/>";
        assertThat(with(DEAL, xml -> xml.replace(flow, "")
                                .replace("</bpmn:process>", flow + "</bpmn:process>")
                                .replace("bpmn:", "b:")
                                .replace("xmlns:bpmn=", "xmlns:b="))
                        .files())
                .extracting(FileChange::state)
                .containsExactly(State.DRAWING);
    }

    @Test
    void whatAnEditorLeavesOutBecauseItIsTheDefaultMakesNoDifference() {
        assertThat(with(DEAL, xml -> xml.replace(" camunda:mapDecisionResult=\"resultList\"", ""))
                        .files())
                .extracting(FileChange::state)
                .containsExactly(State.DRAWING);
        assertThat(only(with(
                                DEAL,
                                xml -> xml.replace(
                                        "camunda:mapDecisionResult=\"resultList\"",
                                        "camunda:mapDecisionResult=\"collectEntries\"")))
                        .differences())
                .extracting(Difference::property)
                .containsExactly("Map decision result");
    }

    @Test
    void tellsAChangedDueDate() {
        Change change = only(with(
                DEAL,
                xml -> xml.replaceFirst(
                        Pattern.quote("camunda:dueDate=\"${deadline.inWorkingDays(requester, 5)}\""),
                        "camunda:dueDate=\"\\${deadline.inWorkingDays(requester, 3)}\"")));
        assertThat(change.type()).isEqualTo(Type.CHANGED);
        assertThat(change.id()).isEqualTo("userTask_answerConditions");
        assertThat(change.kind()).isEqualTo("user task");
        assertThat(change.label()).isEqualTo("Answer conditions");
        assertThat(change.differences())
                .containsExactly(new Difference(
                        "Due date",
                        "${deadline.inWorkingDays(requester, 5)}",
                        "${deadline.inWorkingDays(requester, 3)}"));
    }

    @Test
    void tellsAChangedTimer() {
        assertThat(only(with(DEAL, xml -> xml.replace(">P30D<", ">P20D<"))).differences())
                .containsExactly(new Difference("Timer, duration", "P30D", "P20D"));
    }

    @Test
    void tellsAChangedMessageWhereItIsAwaited() {
        Change change = only(with(DEAL, xml -> xml.replace("deals.recalled", "deals.takenBack")));
        assertThat(change.id()).isEqualTo("startEvent_recalled");
        assertThat(change.differences())
                .containsExactly(new Difference("Message", "deals.recalled", "deals.takenBack"));
    }

    @Test
    void tellsAChangedCondition() {
        Change change = only(with(DEAL, xml -> xml.replace("${outcome == 'approved'}", "${outcome == 'agreed'}")));
        assertThat(change.kind()).isEqualTo("flow");
        assertThat(change.label()).isEqualTo("Approved? → Approve deal");
        assertThat(change.differences())
                .containsExactly(new Difference("Condition", "${outcome == 'approved'}", "${outcome == 'agreed'}"));
    }

    @Test
    void tellsWhatIsPassedToACalledProcess() {
        assertThat(only(with(DEAL, xml -> xml.replace("source=\"customer\"", "source=\"customerName\"")))
                        .differences())
                .containsExactly(new Difference("Passed in subject, source", "customer", "customerName"));
    }

    @Test
    void tellsTheProcessItself() {
        Change change = only(with(DEAL, xml -> xml.replace("versionTag=\"1.0\"", "versionTag=\"1.1\"")));
        assertThat(change.kind()).isEqualTo("process");
        assertThat(change.differences()).containsExactly(new Difference("Version tag", "1.0", "1.1"));
    }

    @Test
    void tellsAnAddedStepAndTheFlowsAroundIt() {
        Comparison added = with(DEAL, ComparisonTest::addFinanceCheck);
        assertThat(added.changes())
                .extracting(c -> c.type() + " " + c.id())
                .containsExactlyInAnyOrder(
                        "ADDED userTask_checkMargin", "ADDED flow_toCheck", "CHANGED flow_dealApproved");
        assertThat(added.changes())
                .filteredOn(c -> c.id().equals("flow_dealApproved"))
                .flatExtracting(Change::differences)
                .containsExactly(new Difference("From", "Approve deal", "Check margin"));
        assertThat(mirror(DEAL, ComparisonTest::addFinanceCheck).changes())
                .extracting(c -> c.type() + " " + c.id())
                .containsExactlyInAnyOrder(
                        "REMOVED userTask_checkMargin", "REMOVED flow_toCheck", "CHANGED flow_dealApproved");
    }

    @Test
    void aFlowDrawnAnewBetweenTheSameStepsIsTheSame() {
        assertThat(with(DEAL, xml -> xml.replace("flow_submitted\"", "Flow_0x7k\""))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void suggestsARenameAndFollowsItOnceConfirmed() {
        UnaryOperator<String> rename = xml -> xml.replace("userTask_reworkDeal", "userTask_reviseDeal")
                .replace("name=\"Rework deal\"", "name=\"Revise deal\"");
        Comparison renamed = with(DEAL, rename);
        FileChange file = renamed.files().get(0);
        assertThat(file.suggestions())
                .extracting(s -> s.from() + " " + s.to())
                .containsExactly("userTask_reworkDeal userTask_reviseDeal");
        assertThat(file.changes()).extracting(Change::type).contains(Type.ADDED, Type.REMOVED);

        Renames confirmed = new Renames(Map.of("deal-approval", Map.of("userTask_reworkDeal", "userTask_reviseDeal")));
        Comparison followed = Comparison.of(BASE, changed(DEAL, rename), confirmed);
        Change change = only(followed);
        assertThat(change.type()).isEqualTo(Type.RENAMED);
        assertThat(change.oldId()).isEqualTo("userTask_reworkDeal");
        assertThat(change.differences()).containsExactly(new Difference("Label", "Rework deal", "Revise deal"));
        assertThat(followed.files().get(0).suggestions()).isEmpty();
    }

    @Test
    void anotherKindOfStepUnderTheSameIdIsAChange() {
        assertThat(only(with(
                                DEAL,
                                xml -> xml.replace(
                                        "<bpmn:exclusiveGateway id=\"gateway_lapsed\"",
                                        "<bpmn:inclusiveGateway id=\"gateway_lapsed\"")))
                        .differences())
                .containsExactly(new Difference("Kind", "exclusive gateway", "inclusive gateway"));
    }

    @Test
    void tellsChangedCellsOfATable() {
        String rule = BASE.text(POLICY).replaceAll("(?s).*?<rule id=\"([^\"]+)\".*", "$1");
        Change change = only(with(
                POLICY,
                xml -> xml.replaceFirst(
                        "<description>[^<]*</description>(\\s*<inputEntry)",
                        "<description>Told otherwise</description>$1")));
        assertThat(change.id()).isEqualTo(rule);
        assertThat(change.kind()).isEqualTo("row");
        assertThat(change.differences()).extracting(Difference::property).containsExactly("Description");
    }

    @Test
    void aRowWithANewIdAndTheSameConditionsIsTheSame() {
        String rule = BASE.text(POLICY).replaceAll("(?s).*?<rule id=\"([^\"]+)\".*", "$1");
        assertThat(with(POLICY, xml -> xml.replace(rule, "Rule_anew")).isEmpty())
                .isTrue();
    }

    @Test
    void tellsAnotherHitPolicyAndTheOrderThatItBrings() {
        Comparison other = with(POLICY, xml -> xml.replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""));
        assertThat(other.changes())
                .filteredOn(c -> c.kind().equals("decision"))
                .flatExtracting(Change::differences)
                .containsExactly(new Difference("Hit policy", "COLLECT", "FIRST"));
        assertThat(other.changes())
                .filteredOn(c -> c.kind().equals("row"))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.differences())
                        .extracting(Difference::property)
                        .containsExactly("Place"));
    }

    @Test
    void tellsAChangedFieldAndOption() {
        assertThat(with(FORM, json -> json.replaceFirst("\"required\": true", "\"required\": false"))
                        .changes())
                .singleElement()
                .satisfies(c -> assertThat(c.differences())
                        .containsExactly(new Difference("Validate, required", "true", "false")));
        assertThat(with(FORM, json -> json.replace("\"label\": \"Prepayment, %\"", "\"label\": \"Paid before, %\""))
                        .changes())
                .as("not the order of fields")
                .singleElement()
                .satisfies(c -> assertThat(c.differences())
                        .containsExactly(new Difference("Label", "Prepayment, %", "Paid before, %")));
        Change options = only(with(FORM, json -> json.replace("Send back for rework", "Return")));
        assertThat(options.differences()).singleElement().satisfies(d -> {
            assertThat(d.property()).isEqualTo("Values");
            assertThat(d.before()).contains("Send back");
            assertThat(d.after()).contains("Return");
        });
    }

    @Test
    void tellsNewRemovedAndUnreadableFiles() {
        Map<String, byte[]> files = new TreeMap<>(BASE.files());
        files.remove(POLICY);
        files.put("forms/deals/new.form", "{\"id\":\"new\",\"components\":[]}".getBytes(StandardCharsets.UTF_8));
        files.put(DEAL, "<bpmn".getBytes(StandardCharsets.UTF_8));
        assertThat(Comparison.of(BASE, Content.of(files), Renames.NONE).files())
                .extracting(FileChange::path, FileChange::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(POLICY, State.REMOVED),
                        org.assertj.core.groups.Tuple.tuple("forms/deals/new.form", State.ADDED),
                        org.assertj.core.groups.Tuple.tuple(DEAL, State.UNREADABLE));
    }

    static String addFinanceCheck(String xml) {
        return xml.replace(
                        "<bpmn:endEvent id=\"endEvent_approved\"",
                        """
                        <bpmn:userTask id="userTask_checkMargin" name="Check margin" camunda:candidateGroups="finance"/>
                        <bpmn:sequenceFlow id="flow_toCheck" sourceRef="serviceTask_approveDeal" targetRef="userTask_checkMargin"/>
                        <bpmn:endEvent id="endEvent_approved\"""")
                .replace(
                        "id=\"flow_dealApproved\" sourceRef=\"serviceTask_approveDeal\"",
                        "id=\"flow_dealApproved\" sourceRef=\"userTask_checkMargin\"");
    }

    private static Change only(Comparison comparison) {
        assertThat(comparison.changes()).hasSize(1);
        return comparison.changes().get(0);
    }

    private static Comparison with(String path, UnaryOperator<String> change) {
        return Comparison.of(BASE, changed(path, change), Renames.NONE);
    }

    private static Comparison mirror(String path, UnaryOperator<String> change) {
        return Comparison.of(changed(path, change), BASE, Renames.NONE);
    }

    private static Content changed(String path, UnaryOperator<String> change) {
        Map<String, byte[]> files = new TreeMap<>(BASE.files());
        String text = change.apply(BASE.text(path));
        assertThat(text.equals(BASE.text(path))).as("no change was planted").isFalse();
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return Content.of(files);
    }
}
