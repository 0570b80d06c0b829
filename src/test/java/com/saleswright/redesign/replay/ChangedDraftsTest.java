package com.saleswright.redesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Versions;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a replay says of cases whose timers, messages, signals or names a draft changes. */
@SaleswrightTest
class ChangedDraftsTest {

    private static final String PROCESS = "replayed-sample";
    private static final String FILE = "processes/replayed/replayed-sample.bpmn";
    private static final String CASE = "REPLAYED-1";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessDriver drive;

    @Autowired
    private Replays replays;

    @Autowired
    private Versions versions;

    private static Replay replay;

    private Deployment deployment;
    private Instant now;

    @BeforeAll
    static void open(@Autowired Replays replays) {
        replay = replays.open();
    }

    @AfterAll
    static void close() {
        replay.close();
    }

    @BeforeEach
    void start() {
        now = TestClock.START;
        pass(Duration.ZERO);
    }

    @AfterEach
    void cleanUp() {
        ClockUtil.reset();
        repository.deleteDeployment(deployment.getId(), true);
    }

    // A task that is given up after some time.

    private static String limited(String time) {
        return xml(process()
                .startEvent("startEvent_asked")
                .userTask("userTask_answer")
                .endEvent("endEvent_answered")
                .moveToActivity("userTask_answer")
                .boundaryEvent("boundary_late")
                .timerWithDuration(time)
                .endEvent("endEvent_late")
                .done());
    }

    @Test
    void aShorterTimerFiresBeforeTheRecordedAnswer() {
        begin(limited("PT2H"));
        pass(Duration.ofHours(1));
        answer();

        assertThat(replay(limited("PT3H")).ends()).containsExactly("endEvent_answered");
        CaseResult shorter = replay(limited("PT30M"));
        assertThat(shorter.ends()).containsExactly("endEvent_late");
        assertThat(shorter.cycleMillis()).isEqualTo(Duration.ofMinutes(30).toMillis());
        assertThat(shorter.manualSteps()).isEmpty();
    }

    @Test
    void nobodyKnowsWhatALongerTimerWouldHaveBrought() {
        begin(limited("PT2H"));
        pass(Duration.ofHours(2));
        drive.fire(CASE, "boundary_late");

        assertThat(replay(limited("PT2H")).ends()).containsExactly("endEvent_late");
        assertThat(replay(limited("PT90M")).cycleMillis())
                .isEqualTo(Duration.ofMinutes(90).toMillis());
        assertUnknown(replay(limited("PT4H")), "userTask_answer", "The record ends before the new time is over.");
    }

    @Test
    void aRenamedTaskKeepsItsRecord() {
        begin(limited("PT2H"));
        pass(Duration.ofHours(1));
        answer();
        String renamed = limited("PT2H").replace("userTask_answer", "userTask_decide");

        CaseResult confirmed =
                replay(renamed, new Renames(Map.of(PROCESS, Map.of("userTask_answer", "userTask_decide"))));
        assertThat(confirmed.manualSteps()).containsExactly("userTask_decide");
        assertThat(confirmed.cycleMillis()).isEqualTo(Duration.ofHours(1).toMillis());

        CaseResult unconfirmed = replay(renamed);
        assertThat(unconfirmed.manualSteps()).containsExactly("userTask_decide");
        assertThat(unconfirmed.cycleMillis())
                .as("a task that nobody has done yet")
                .isZero();
    }

    // A message or the time, whichever comes first.

    private static String either(String time) {
        return xml(process()
                .startEvent("startEvent_asked")
                .eventBasedGateway()
                .id("gateway_either")
                .intermediateCatchEvent("catchEvent_answer")
                .message("replayed.answer")
                .endEvent("endEvent_answered")
                .moveToLastGateway()
                .intermediateCatchEvent("catchEvent_late")
                .timerWithDuration(time)
                .endEvent("endEvent_late")
                .done());
    }

    @Test
    void anEventBasedGatewayGoesWhereTheMessageCame() {
        begin(either("PT2H"));
        pass(Duration.ofHours(1));
        runtime.createMessageCorrelation("replayed.answer")
                .processInstanceBusinessKey(CASE)
                .correlate();

        assertThat(replay(either("PT3H")).ends()).containsExactly("endEvent_answered");
        assertThat(replay(either("PT30M")).ends()).containsExactly("endEvent_late");
        assertUnknown(
                replay(either("PT2H").replace("replayed.answer", "replayed.other")),
                "gateway_either",
                "Nothing recorded says how it went on.");
    }

    @Test
    void anEventBasedGatewayThatWaitsLongerMightHaveGotItsMessage() {
        begin(either("PT2H"));
        pass(Duration.ofHours(2));
        drive.fire(CASE, "catchEvent_late");

        assertThat(replay(either("PT2H")).ends()).containsExactly("endEvent_late");
        assertThat(replay(either("PT1H")).cycleMillis())
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertUnknown(replay(either("PT4H")), "gateway_either", "The record ends before the new time is over.");
    }

    // A signal, behind a task.

    private static String signalled(String signal) {
        return xml(process()
                .startEvent("startEvent_asked")
                .intermediateCatchEvent("catchEvent_released")
                .signal(signal)
                .endEvent("endEvent_released")
                .done());
    }

    @Test
    void aSignalComesWhenItCame() {
        begin(signalled("replayed-released"));
        pass(Duration.ofHours(5));
        runtime.signalEventReceived("replayed-released");

        CaseResult withTask = replay(xml(process()
                .startEvent("startEvent_asked")
                .userTask("userTask_look")
                .intermediateCatchEvent("catchEvent_released")
                .signal("replayed-released")
                .endEvent("endEvent_released")
                .done()));
        assertThat(withTask.ends()).containsExactly("endEvent_released");
        assertThat(withTask.manualSteps()).containsExactly("userTask_look");
        assertThat(withTask.cycleMillis()).isEqualTo(Duration.ofHours(5).toMillis());
        assertUnknown(
                replay(signalled("replayed-other")), "catchEvent_released", "Nothing recorded says how it went on.");
    }

    // Boundary events that leave a task alone, or end it.

    private static String reminded(String time) {
        return xml(process()
                .startEvent("startEvent_asked")
                .userTask("userTask_answer")
                .endEvent("endEvent_answered")
                .moveToActivity("userTask_answer")
                .boundaryEvent("boundary_reminder")
                .cancelActivity(false)
                .timerWithDuration(time)
                .endEvent("endEvent_reminded")
                .done());
    }

    @Test
    void aTimerThatLeavesTheTaskAloneFiresWhenItsNewTimeIsOver() {
        begin(reminded("PT1H"));
        pass(Duration.ofHours(1));
        drive.fire(CASE, "boundary_reminder");
        pass(Duration.ofHours(2));
        answer();

        CaseResult same = replay(reminded("PT1H"));
        CaseResult earlier = replay(reminded("PT10M"));
        CaseResult never = replay(reminded("PT4H"));
        assertThat(nodes(same)).contains("endEvent_reminded");
        assertThat(nodes(earlier)).contains("endEvent_reminded");
        assertThat(nodes(never)).doesNotContain("endEvent_reminded");
        assertThat(never.ends()).containsExactly("endEvent_answered");
        assertThat(never.cycleMillis())
                .isEqualTo(same.cycleMillis())
                .isEqualTo(Duration.ofHours(3).toMillis());
    }

    private static String withdrawable(boolean interrupting) {
        return xml(process()
                .startEvent("startEvent_asked")
                .userTask("userTask_answer")
                .endEvent("endEvent_answered")
                .moveToActivity("userTask_answer")
                .boundaryEvent("boundary_withdrawn")
                .cancelActivity(interrupting)
                .message("replayed.withdrawn")
                .endEvent("endEvent_withdrawn")
                .done());
    }

    @Test
    void aMessageThatEndedTheTaskAndNoLongerDoesLeavesItWithoutARecord() {
        begin(withdrawable(true));
        pass(Duration.ofHours(1));
        runtime.createMessageCorrelation("replayed.withdrawn")
                .processInstanceBusinessKey(CASE)
                .correlate();

        assertThat(replay(withdrawable(true)).ends()).containsExactly("endEvent_withdrawn");
        CaseResult open = replay(withdrawable(false));
        assertThat(nodes(open)).contains("endEvent_withdrawn");
        assertUnknown(open, "userTask_answer", "Nothing recorded says how it went on.");
    }

    @Test
    void aLoopOfADraftIsLimitedInAReplayToo() {
        begin(limited("PT2H"));
        answer();
        String looping = xml(process()
                .startEvent("startEvent_asked")
                .userTask("userTask_answer")
                .multiInstance()
                .parallel()
                .cardinality("1001")
                .multiInstanceDone()
                .endEvent("endEvent_answered")
                .done());

        CaseResult stopped = replay(looping);
        assertThat(Objects.requireNonNull(stopped.unknown()).reason())
                .startsWith("It fails: ")
                .contains("would make 1,001 instances, and at most 1,000 are allowed");
    }

    private void begin(String model) {
        deployment = repository
                .createDeployment()
                .name("replayed")
                .addString(FILE, model)
                .deploy();
        runtime.startProcessInstanceByKey(PROCESS, CASE);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private void answer() {
        tasks.complete(drive.task(CASE).getId());
    }

    private CaseResult replay(String draft) {
        return replay(draft, Renames.NONE);
    }

    /** The recorded case on a draft, once its own version has reproduced it. */
    private CaseResult replay(String draft, Renames renames) {
        SortedMap<String, byte[]> files = versions.live().files();
        files.put(FILE, draft.getBytes(StandardCharsets.UTF_8));
        ReplayReport report = replays.run(replay, PROCESS, 10, Content.of(files), renames, (done, total) -> true);
        assertThat(report.cases()).hasSize(1);
        ReplayedCase one = report.cases().get(0);
        assertThat(one.before().deviation()).isNull();
        return Objects.requireNonNull(one.after());
    }

    private static void assertUnknown(CaseResult result, String element, String reason) {
        assertThat(result.unknown()).isEqualTo(new CaseResult.Unknown(PROCESS, element, reason));
    }

    private static Iterable<String> nodes(CaseResult result) {
        return Objects.requireNonNull(result.nodes().get(PROCESS));
    }

    private static ProcessBuilder process() {
        return Bpmn.createExecutableProcess(PROCESS).camundaHistoryTimeToLiveString("P30D");
    }

    private static String xml(org.camunda.bpm.model.bpmn.BpmnModelInstance model) {
        return Bpmn.convertToString(model);
    }
}
