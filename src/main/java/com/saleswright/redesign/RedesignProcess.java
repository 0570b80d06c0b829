package com.saleswright.redesign;

import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.Hands;
import com.saleswright.engine.OwnRights;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Variable;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of the process redesign, and what we tell it. */
@Component
@Hands(
        to = RedesignProcess.PROCESS,
        value = {"subject", "owner", "onTrial", "trialShare", "trialDays"})
@Hands(
        to = RedesignProcess.WITHDRAWN,
        value = {"endedBy", "endReason"})
@Hands(
        to = RedesignProcess.ROLL_BACK_ASKED,
        value = {"endedBy", "endReason"})
@Sends({RedesignProcess.WITHDRAWN, RedesignProcess.ROLL_BACK_ASKED})
public class RedesignProcess {

    public static final String PROCESS = "redesign";
    public static final String REVIEW = "userTask_reviewRedesign";
    public static final String REVISE = "userTask_reviseRedesign";
    /** The code of the error of files that may not, or no longer, be deployed. */
    public static final String REFUSED = "redesignRefused";

    /** The title, for the card of a task. */
    public static final Variable<String> SUBJECT = Variable.text("subject");
    /** User id of the author, or of who has taken over from them. */
    public static final Variable<String> OWNER = Variable.text("owner");
    /** User id of who is asked to approve. */
    public static final Variable<String> REVIEWER = Variable.text("reviewer");
    /** approve, sendBack or reject. */
    public static final Variable<String> DECISION = Variable.text("decision");

    public static final Variable<Boolean> PROPOSED_AGAIN = Variable.flag("proposedAgain");
    /** Whether it begins with a trial. */
    public static final Variable<Boolean> ON_TRIAL = Variable.flag("onTrial");
    /** Of a hundred new cases. */
    public static final Variable<Integer> TRIAL_SHARE = new Variable<>("trialShare", Integer.class);

    public static final Variable<Integer> TRIAL_DAYS = new Variable<>("trialDays", Integer.class);
    public static final Variable<Date> TRIAL_ENDS = new Variable<>("trialEnds", Date.class);
    public static final Variable<Boolean> TRIAL_PASSED = Variable.flag("trialPassed");
    /** Whether cases run on older versions. */
    public static final Variable<Boolean> CASES_TO_MOVE = Variable.flag("casesToMove");
    /** Whether the author moves them. */
    public static final Variable<Boolean> MOVE_CASES = Variable.flag("moveCases");

    public static final Variable<Boolean> MIGRATION_FINISHED = Variable.flag("migrationFinished");
    /** Whether it stays live. */
    public static final Variable<Boolean> KEPT = Variable.flag("kept");
    /** Whether cases run on the version that was rolled back. */
    public static final Variable<Boolean> CASES_ON_IT = Variable.flag("casesOnIt");
    /** Who ends it, and why. */
    public static final Variable<String> ENDED_BY = Variable.text("endedBy");

    public static final Variable<String> END_REASON = Variable.text("endReason");

    static final String WITHDRAWN = "redesign.withdrawn";
    static final String ROLL_BACK_ASKED = "redesign.rollBackAsked";

    private final CaseStarter starter;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final OwnRights rights;

    RedesignProcess(CaseStarter starter, RuntimeService runtime, TaskService tasks, OwnRights rights) {
        this.starter = starter;
        this.runtime = runtime;
        this.tasks = tasks;
        this.rights = rights;
    }

    void start(Redesign redesign, String owner, Rollout rollout) {
        starter.start(
                PROCESS,
                redesign.number(),
                Map.of(
                        SUBJECT.name(),
                        redesign.title(),
                        OWNER.name(),
                        owner,
                        ON_TRIAL.name(),
                        rollout.isTrial(),
                        TRIAL_SHARE.name(),
                        rollout.sharePercent(),
                        TRIAL_DAYS.name(),
                        rollout.days()));
    }

    /** What the case waits for a person to do, if it does. */
    Optional<Task> task(String number) {
        return rights.with(() ->
                tasks.createTaskQuery().processDefinitionKey(PROCESS).processInstanceBusinessKey(number).list().stream()
                        .findFirst());
    }

    /** Whether its case goes on. */
    boolean isRunning(String number) {
        return rights.with(() -> instance(number).isPresent());
    }

    /** A fact of a running case, or null. */
    <T> @Nullable T fact(String number, Variable<T> variable) {
        return rights.with(() -> instance(number)
                .map(i -> variable.type().cast(runtime.getVariable(i.getId(), variable.name())))
                .orElse(null));
    }

    /** @return false when the case does not wait for it */
    boolean tell(String message, String number, String by, String reason) {
        return rights.with(() -> !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariable(ENDED_BY.name(), by)
                .setVariable(END_REASON.name(), reason)
                .correlateAllWithResult()
                .isEmpty());
    }

    /** How many reviews wait for this person. */
    long reviewsOf(String user) {
        return rights.with(() -> tasks.createTaskQuery()
                .processDefinitionKey(PROCESS)
                .taskDefinitionKey(REVIEW)
                .taskAssignee(user)
                .count());
    }

    /** Numbers of the running cases that name this person in this role. */
    List<String> with(Variable<String> role, String user) {
        return rights.with(() -> runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .variableValueEquals(role.name(), user)
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .toList());
    }

    /** Names somebody in this role, who gets the tasks that another had in it. */
    void replace(String number, Variable<String> role, String from, String to) {
        rights.with(() -> {
            instance(number).ifPresent(i -> {
                runtime.setVariable(i.getId(), role.name(), to);
                tasks.createTaskQuery().processInstanceId(i.getId()).taskAssignee(from).list().stream()
                        .filter(t -> t.getTaskDefinitionKey().equals(REVIEW) == role.equals(REVIEWER))
                        .forEach(t -> tasks.setAssignee(t.getId(), to));
            });
            return number;
        });
    }

    private Optional<ProcessInstance> instance(String number) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(number)
                .singleResult());
    }
}
