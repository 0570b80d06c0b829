package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is set on every path: for each way in which a case can go, a process that is sound and one that is not.
 *
 * <p>A node called {@code setX} sets x, one called {@code askX} looks it up. What is found is told as the element and the
 * variable, and "never" behind it when nothing in the process sets it.
 */
class VariableFlowTest {

    private static final String FORK = "<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>";
    private static final String CHOICE = "<exclusiveGateway id=\"choice\"/><exclusiveGateway id=\"merge\"/>";
    private static final String SOME = "<inclusiveGateway id=\"some\"/><inclusiveGateway id=\"all\"/>";

    // ---- gateways

    @Test
    void parallelJoinHasWhatAnyBranchSets() {
        assertThat(missing(FORK
                        + set("x")
                        + set("y")
                        + ask("x")
                        + ask("y")
                        + flows("start > fork > setX > join > askX > askY > end", "fork > setY > join")))
                .isEmpty();
        assertThat(missing(
                        FORK + set("x") + ask("x") + flows("start > fork > setX > join > end", "fork > askX > join")))
                .containsExactly("askX x");
    }

    @Test
    void exclusiveMergeHasWhatAllBranchesSet() {
        assertThat(missing(CHOICE
                        + set("x")
                        + set("other", "x")
                        + ask("x")
                        + flows("start > choice > setX > merge > askX > end", "choice > other > merge")))
                .isEmpty();
        assertThat(missing(CHOICE
                        + set("x")
                        + ask("x")
                        + flows("start > choice > setX > merge > askX > end", "choice > merge")))
                .containsExactly("askX x");
    }

    @Test
    void inclusiveJoinHasWhatAllBranchesSet() {
        assertThat(missing(SOME
                        + set("x")
                        + set("other", "x")
                        + ask("x")
                        + flows("start > some > setX > all > askX > end", "some > other > all")))
                .isEmpty();
        assertThat(missing(SOME
                        + set("x")
                        + set("y")
                        + ask("x")
                        + ask("y")
                        + flows("start > some > setX > all > askX > askY > end", "some > setY > all")))
                .containsExactly("askX x", "askY y");
    }

    @Test
    void eventBasedGatewayGoesOneWay() {
        String events = "<eventBasedGateway id=\"wait\"/>" + timer("later", "PT1H")
                + "<intermediateCatchEvent id=\"recalled\"><messageEventDefinition messageRef=\"message_recalled\"/></intermediateCatchEvent>";
        assertThat(missing(events
                        + ask("endedBy")
                        + flows("start > wait > recalled > askEndedBy > end", "wait > later > end")))
                .isEmpty();
        assertThat(missing(events
                        + CHOICE
                        + ask("endedBy")
                        + flows("start > wait > recalled > merge > askEndedBy > end", "wait > later > merge")))
                .containsExactly("askEndedBy endedBy");
    }

    @Test
    void loopBackBringsNothingToItsFirstTurn() {
        assertThat(missing(CHOICE
                        + set("x")
                        + ask("x")
                        + flows("start > setX > merge > askX > choice > end", "choice > merge")))
                .isEmpty();
        assertThat(missing(CHOICE
                        + set("x")
                        + ask("x")
                        + flows("start > merge > askX > setX > choice > end", "choice > merge")))
                .containsExactly("askX x");
    }

    // ---- multi-instance

    @Test
    void elementOfAListIsKnownInsideTheLoopOnly() {
        assertThat(missing(set("people") + loop("person", "person", "") + flows("start > setPeople > each > end")))
                .isEmpty();
        assertThat(missing(set("people")
                        + loop("person", "person", "")
                        + ask("person")
                        + flows("start > setPeople > each > askPerson > end")))
                .containsExactly("askPerson person");
    }

    @Test
    void listIsSetBeforeTheLoop() {
        assertThat(missing(set("people") + loop("person", "approved", "") + flows("start > each > setPeople > end")))
                .containsExactly("each people");
        String mapped =
                loop("person", "approved", "<camunda:inputParameter name=\"people\">x</camunda:inputParameter>");
        assertThat(missing(mapped + flows("start > each > end"))).containsExactly("each people");
    }

    @Test
    void mappingIntoALoopOverATaskDoesNotSeeTheElement() {
        String mapping = "<camunda:inputParameter name=\"x\">${person}</camunda:inputParameter>";
        String task = loop("person", "x", mapping);
        assertThat(missing(set("people") + task + flows("start > setPeople > each > end")))
                .containsExactly("each person");
        String inside = "<startEvent id=\"in\"/>" + ask("x") + flows("in > askX");
        String scope = task.replace("userTask", "subProcess").replace("</subProcess>", inside + "</subProcess>");
        assertThat(missing(set("people") + scope + flows("start > setPeople > each > end")))
                .isEmpty();
    }

    @Test
    void loopMayHaveNothingToDo() {
        String loop =
                "<serviceTask id=\"each\" camunda:expression=\"${1}\" camunda:resultVariable=\"x\"><multiInstanceLoopCharacteristics>"
                        + "<loopCardinality>%s</loopCardinality><completionCondition>${x == 1 and nrOfActiveInstances > 0}</completionCondition>"
                        + "</multiInstanceLoopCharacteristics></serviceTask>";
        assertThat(missing(loop.formatted("3") + ask("x") + flows("start > each > askX > end")))
                .isEmpty();
        assertThat(missing(loop.formatted("${amount}") + ask("x") + flows("start > each > askX > end")))
                .containsExactly("askX x");
        assertThat(missing(loop.formatted("${count}") + flows("start > each > end")))
                .containsExactly("each count never");
    }

    // ---- events

    @Test
    void interruptedActivityHasSetNothing() {
        for (String event : List.of(timed("PT1H"), "<errorEventDefinition errorRef=\"error_tooHigh\"/>")) {
            String rate = "<serviceTask id=\"rate\" camunda:delegateExpression=\"${rateSample}\"/>"
                    + "<boundaryEvent id=\"instead\" attachedToRef=\"rate\">" + event + "</boundaryEvent>";
            assertThat(missing(rate + ask("rating") + flows("start > rate > askRating > end", "instead > end")))
                    .isEmpty();
            assertThat(missing(rate
                            + CHOICE
                            + ask("rating")
                            + flows("start > rate > merge > askRating > end", "instead > merge")))
                    .containsExactly("askRating rating");
        }
    }

    @Test
    void sideBranchBeginsBeforeItsActivityIsDone() {
        String decide =
                form("decide") + "<boundaryEvent id=\"aside\" attachedToRef=\"decide\" cancelActivity=\"false\">"
                        + timed("PT1H") + "</boundaryEvent>";
        assertThat(missing(decide + ask("chosen") + flows("start > decide > askChosen > end", "aside > end")))
                .isEmpty();
        assertThat(missing(decide + ask("chosen") + flows("start > decide > end", "aside > askChosen > end")))
                .containsExactly("askChosen chosen");
    }

    @Test
    void timerOfAnActivitySeesWhatIsMappedIntoIt() {
        String wait = "<userTask id=\"wait\">"
                + mapped("<camunda:inputParameter name=\"%s\">PT1H</camunda:inputParameter>")
                + "</userTask><boundaryEvent id=\"late\" attachedToRef=\"wait\">" + timed("${due}") + "</boundaryEvent>"
                + flows("start > wait > end", "late > end");
        assertThat(missing(wait.formatted("due"))).isEmpty();
        assertThat(missing(wait.formatted("dew"))).containsExactly("late due never");
    }

    @Test
    void eventSubProcessMayBeginAtOnce() {
        String recall = "<subProcess id=\"recall\" triggeredByEvent=\"true\"><startEvent id=\"recalled\">"
                + "<messageEventDefinition messageRef=\"message_recalled\"/></startEvent>%s</subProcess>";
        assertThat(missing(set("x")
                        + flows("start > setX > end")
                        + recall.formatted(
                                ask("amount") + ask("endedBy") + flows("recalled > askAmount > askEndedBy"))))
                .isEmpty();
        assertThat(missing(
                        set("x") + flows("start > setX > end") + recall.formatted(ask("x") + flows("recalled > askX"))))
                .containsExactly("askX x");
    }

    @Test
    void scopeThatAnEventSubProcessTakesOverHasNotDoneItsWork() {
        String scope = "<subProcess id=\"scope\"><startEvent id=\"in\"/>" + set("x") + flows("in > setX")
                + "<subProcess id=\"recall\" triggeredByEvent=\"true\"><startEvent id=\"recalled\" isInterrupting=\"%s\">"
                + "<messageEventDefinition messageRef=\"message_recalled\"/></startEvent></subProcess></subProcess>"
                + ask("x") + flows("start > scope > askX > end");
        assertThat(missing(scope.formatted("false"))).isEmpty();
        assertThat(missing(scope.formatted("true"))).containsExactly("askX x");
    }

    @Test
    void compensationIsNoWayOut() {
        String scope = "<subProcess id=\"scope\"><startEvent id=\"in\"/>" + set("x") + flows("in > setX")
                + "<boundaryEvent id=\"undo\" attachedToRef=\"setX\">%s</boundaryEvent></subProcess>" + ask("x")
                + flows("start > scope > askX > end");
        assertThat(missing(scope.formatted("<compensateEventDefinition/>"))).isEmpty();
        assertThat(missing(scope.formatted("<errorEventDefinition/>"))).containsExactly("askX x");
    }

    // ---- sub-processes

    @Test
    void whatIsMappedIntoASubProcessStaysInside() {
        String scope = "<subProcess id=\"scope\">"
                + mapped("<camunda:inputParameter name=\"x\">1</camunda:inputParameter>"
                        + "<camunda:outputParameter name=\"y\">${x}</camunda:outputParameter>")
                + "<startEvent id=\"in\"/>" + ask("x") + flows("in > askX") + "</subProcess>";
        assertThat(missing(scope + ask("y") + flows("start > scope > askY > end")))
                .isEmpty();
        assertThat(missing(scope + ask("x", "later") + flows("start > scope > later > end")))
                .containsExactly("later x");
    }

    @Test
    void mappingsSeeNeitherEachOtherNorThemselves() {
        String task = "<userTask id=\"task\" camunda:assignee=\"${y}\">"
                + mapped("<camunda:inputParameter name=\"x\">1</camunda:inputParameter>"
                        + "<camunda:inputParameter name=\"y\">${%s}</camunda:inputParameter>")
                + "</userTask>" + flows("start > task > end");
        assertThat(missing(task.formatted("amount"))).isEmpty();
        assertThat(missing(task.formatted("x"))).containsExactly("task x");
        assertThat(missing(task.formatted("y"))).containsExactly("task y");
    }

    @Test
    void branchesThatEndOnTheirOwnAllCount() {
        String scope = "<subProcess id=\"scope\"><startEvent id=\"in\"/>%s</subProcess>" + ask("x")
                + flows("start > scope > askX > end");
        assertThat(missing(scope.formatted(FORK + set("x") + set("y") + flows("in > fork > setX", "fork > setY"))))
                .isEmpty();
        assertThat(missing(scope.formatted(SOME + set("x") + set("y") + flows("in > some > setX", "some > setY"))))
                .containsExactly("askX x");
        assertThat(missing(scope.formatted(FORK
                        + CHOICE
                        + set("x")
                        + set("y")
                        + flows("in > fork > join > choice > setX", "fork > join", "choice > setY"))))
                .containsExactly("askX x");
    }

    @Test
    void branchThatEndsTheScopeLeavesTheOthersUndone() {
        String scope = "<subProcess id=\"scope\"><startEvent id=\"in\"/>" + FORK + set("x") + set("y")
                + flows("in > fork > setX", "fork > setY > stop")
                + "<endEvent id=\"stop\">%s</endEvent></subProcess>" + ask("x") + flows("start > scope > askX > end");
        assertThat(missing(scope.formatted(""))).isEmpty();
        assertThat(missing(scope.formatted("<terminateEventDefinition/>"))).containsExactly("askX x");
    }

    @Test
    void whatEndsByAnErrorDoesNotComeToWhatFollows() {
        String scope = "<subProcess id=\"scope\"><startEvent id=\"in\"/>" + CHOICE + set("x")
                + flows("in > choice > setX", "choice > stop") + "<endEvent id=\"stop\">%s</endEvent></subProcess>"
                + ask("x") + flows("start > scope > askX > end");
        assertThat(missing(scope.formatted("<errorEventDefinition errorRef=\"error_tooHigh\"/>")))
                .isEmpty();
        assertThat(missing(scope.formatted(""))).containsExactly("askX x");
    }

    // ---- listeners

    @Test
    void listenersRunBeforeAndAfterTheirNode() {
        String task = "<userTask id=\"task\" camunda:assignee=\"${rating}\"><extensionElements>"
                + "<camunda:executionListener event=\"%s\" delegateExpression=\"${rateSample}\"/></extensionElements></userTask>";
        assertThat(missing(task.formatted("start") + flows("start > task > end")))
                .isEmpty();
        assertThat(missing(task.formatted("end") + flows("start > task > end"))).containsExactly("task rating");
    }

    @Test
    void listenerOnAFlowSetsForThatFlow() {
        String rated = "<sequenceFlow id=\"rated\" sourceRef=\"start\" targetRef=\"%s\"><extensionElements>"
                + "<camunda:executionListener event=\"take\" delegateExpression=\"${rateSample}\"/></extensionElements></sequenceFlow>";
        assertThat(missing(rated.formatted("askRating") + ask("rating") + flows("askRating > end")))
                .isEmpty();
        assertThat(missing(
                        rated.formatted("choice") + CHOICE + ask("rating") + flows("start > choice > askRating > end")))
                .containsExactly("askRating rating");
    }

    // ---- calls

    @Test
    void calledProcessHasWhatItIsHanded() {
        String called = "<startEvent id=\"in\"/>" + ask("x") + flows("in > askX");
        String before = set("y") + flows("start > setY > call > end");
        assertThat(calling(before + call("<camunda:in source=\"y\" target=\"x\"/>"), called))
                .isEmpty();
        assertThat(calling(before + call("<camunda:in source=\"y\" target=\"z\"/>"), called))
                .containsExactly("askX x never");
        assertThat(calling(before + call("<camunda:in source=\"why\" target=\"x\"/>"), called))
                .containsExactly("call why never");
        assertThat(calling(before + call("<camunda:in sourceExpression=\"${why}\" target=\"x\"/>"), called))
                .containsExactly("call why never");
        assertThat(calling(
                        before + call("<camunda:in businessKey=\"${why}\"/><camunda:in source=\"y\" target=\"x\"/>"),
                        called))
                .containsExactly("call why never");
        assertThat(calling(
                        before
                                + call(
                                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/><camunda:in source=\"y\" target=\"x\"/>"),
                        called))
                .isEmpty();
    }

    @Test
    void calledProcessThatIsHandedAllHasWhatIsSetBeforeTheCall() {
        String called = "<startEvent id=\"in\"/>" + ask("x") + flows("in > askX");
        String all = call("<camunda:in variables=\"all\"/>");
        assertThat(calling(all + set("x") + flows("start > setX > call > end"), called))
                .isEmpty();
        assertThat(calling(all + set("x") + flows("start > call > setX > end"), called))
                .containsExactly("askX x");
    }

    @Test
    void callSetsWhatItTakesBack() {
        String called = "<startEvent id=\"in\"/>" + CHOICE + set("x") + "%s";
        String sure = called.formatted(flows("in > setX"));
        String perhaps = called.formatted(flows("in > choice > setX > merge", "choice > merge"));
        String asked = ask("x") + flows("start > call > askX > end");
        assertThat(calling(asked + call("<camunda:out source=\"x\" target=\"x\"/>"), perhaps))
                .isEmpty();
        assertThat(calling(asked + call("<camunda:out source=\"y\" target=\"x\"/>"), sure))
                .containsExactly("call y never");
        assertThat(calling(asked + call("<camunda:out variables=\"all\"/>"), sure))
                .isEmpty();
        assertThat(calling(asked + call("<camunda:out variables=\"all\"/>"), perhaps))
                .containsExactly("askX x");
        assertThat(calling(asked + call(""), sure)).containsExactly("askX x never");
    }

    @Test
    void processesThatHandEachOtherEverythingAreTakenTogether() {
        String called = "<startEvent id=\"in\"/>" + ask("x") + set("y") + flows("in > askX > setY");
        String all = call("<camunda:in variables=\"all\"/><camunda:out variables=\"all\"/>") + set("x") + ask("y");
        assertThat(calling(all + flows("start > setX > call > askY > end"), called))
                .isEmpty();
        assertThat(calling(all + flows("start > call > setX > askY > end"), called))
                .containsExactly("askX x");
        // The called one may call back.
        String back = called.replace(
                "<startEvent",
                call("<camunda:in variables=\"all\"/><camunda:out variables=\"all\"/>")
                                .replace("\"called\"", "\"sample\"")
                        + "<startEvent");
        assertThat(calling(all + flows("start > setX > call > askY > end"), back + flows("setY > call")))
                .isEmpty();
    }

    @Test
    void tellsAWayOnWhichItIsNotSet() {
        Map<String, byte[]> files = new TreeMap<>();
        put(
                files,
                "sample",
                start()
                        + CHOICE
                        + set("x")
                        + ask("x")
                        + flows("start > choice > setX > merge > askX > end", "choice > merge"));
        assertThat(flows(files).flatMap(f -> f.missing().stream()).map(VariableFlow.Missing::path))
                .containsExactly(List.of("start", "choice", "merge", "askX"));
    }

    // ---- samples

    private static List<String> missing(String elements) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "sample", start() + elements);
        return told(files);
    }

    private static List<String> calling(String elements, String called) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "sample", start() + elements);
        put(files, "called", called);
        return told(files);
    }

    private static List<String> told(Map<String, byte[]> files) {
        return flows(files)
                .flatMap(f -> f.missing().stream())
                .map(m -> m.read().elementId() + " " + m.read().variable() + (m.ever() ? "" : " never"))
                .toList();
    }

    private static Stream<VariableFlow> flows(Map<String, byte[]> files) {
        Draft draft = Draft.of(Content.of(files), Samples.catalogue(), Replaced.UNKNOWN);
        assertThat(draft.unreadable()).isEmpty();
        return draft.diagrams().stream().flatMap(d -> d.processes().stream().map(p -> draft.flow(d, p)));
    }

    private static void put(Map<String, byte[]> files, String process, String elements) {
        String text = Samples.process(elements).replace("id=\"sample\" name", "id=\"%s\" name".formatted(process));
        files.put("processes/samples/%s.bpmn".formatted(process), text.getBytes(StandardCharsets.UTF_8));
        files.put(
                "forms/samples/choose.form",
                "{\"id\": \"choose\", \"components\": [{\"type\": \"checkbox\", \"id\": \"f1\", \"key\": \"chosen\", \"label\": \"Chosen\"}]}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String start() {
        return "<startEvent id=\"start\"/><endEvent id=\"end\"/>";
    }

    private static String set(String variable) {
        return set("set" + capital(variable), variable);
    }

    private static String set(String id, String variable) {
        return "<serviceTask id=\"%s\" camunda:expression=\"${1}\" camunda:resultVariable=\"%s\"/>"
                .formatted(id, variable);
    }

    private static String ask(String variable) {
        return ask(variable, "ask" + capital(variable));
    }

    private static String ask(String variable, String id) {
        return "<userTask id=\"%s\" camunda:assignee=\"${%s}\"/>".formatted(id, variable);
    }

    private static String form(String id) {
        return "<userTask id=\"%s\" camunda:formRef=\"choose\"/>".formatted(id);
    }

    private static String loop(String element, String asked, String mappings) {
        return "<userTask id=\"each\" camunda:assignee=\"${%s}\">".formatted(asked)
                + (mappings.isEmpty() ? "" : mapped(mappings))
                + "<multiInstanceLoopCharacteristics camunda:collection=\"people\" camunda:elementVariable=\"%s\"/></userTask>"
                        .formatted(element);
    }

    private static String mapped(String parameters) {
        return "<extensionElements><camunda:inputOutput>" + parameters + "</camunda:inputOutput></extensionElements>";
    }

    private static String call(String mappings) {
        return "<callActivity id=\"call\" calledElement=\"called\"><extensionElements>" + mappings
                + "</extensionElements></callActivity>";
    }

    private static String timer(String id, String duration) {
        return "<intermediateCatchEvent id=\"%s\">%s</intermediateCatchEvent>".formatted(id, timed(duration));
    }

    private static String timed(String duration) {
        return "<timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition>".formatted(duration);
    }

    /** Sequence flows along chains of ids: {@code "start > setX > end"}. */
    private static String flows(String... chains) {
        StringBuilder flows = new StringBuilder();
        for (String chain : chains) {
            List<String> ids = Arrays.asList(chain.split(" > "));
            for (int i = 1; i < ids.size(); i++) {
                flows.append("<sequenceFlow id=\"flow_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
                        .formatted(ids.get(i - 1), ids.get(i)));
            }
        }
        return flows.toString();
    }

    private static String capital(String variable) {
        return Character.toUpperCase(variable.charAt(0)) + variable.substring(1);
    }
}
