package com.saleswright.surveys;

import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Variable;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of satisfaction-survey, and what we tell it. */
@Component
@Hands(
        to = SatisfactionSurveyProcess.PROCESS,
        value = {"later", "sendAt"})
@Hands(
        to = SatisfactionSurveyProcess.CANCELLED,
        value = {"endedBy", "endReason"})
@Sends({
    SatisfactionSurveyProcess.ANSWERED,
    SatisfactionSurveyProcess.BOUNCED,
    SatisfactionSurveyProcess.OPTED_OUT,
    SatisfactionSurveyProcess.CANCELLED
})
public class SatisfactionSurveyProcess {

    public static final String PROCESS = "satisfaction-survey";
    public static final String RECOVER_CUSTOMER = "userTask_recoverCustomer";
    public static final String CONFIRM_RECOVERY = "userTask_confirmRecovery";

    /** Whether to wait until {@link #SEND_AT}. */
    public static final Variable<Boolean> LATER = Variable.flag("later");

    public static final Variable<Date> SEND_AT = new Variable<>("sendAt", Date.class);
    /** What the eligibility table says: eligible, or why not. */
    public static final Variable<String> ELIGIBILITY = Variable.text("eligibility");
    /** Whether an answer is stored. */
    public static final Variable<Boolean> HAS_ANSWER = Variable.flag("answered");
    /** The rows that the follow-up table hit: a list of maps. */
    @SuppressWarnings("rawtypes")
    public static final Variable<List> FOLLOW_UPS = new Variable<>("followUps", List.class);

    public static final Variable<String> FOLLOW_UP = Variable.text("followUp");
    public static final Variable<Boolean> CONDUCT_CONCERN = Variable.flag("conductConcern");
    /** Name of the company, which the cards of tasks show. */
    public static final Variable<String> CUSTOMER = Variable.text("customer");
    /** User id of who works for the customer. */
    public static final Variable<String> OWNER = Variable.text("owner");
    /** User id of who confirms. */
    public static final Variable<String> MANAGER = Variable.text("manager");

    public static final Variable<Integer> WORKING_DAYS = new Variable<>("contactDays", Integer.class);
    public static final Variable<Integer> WORKING_HOURS = new Variable<>("contactHours", Integer.class);
    public static final Variable<Date> CONTACT_DUE = new Variable<>("contactDue", Date.class);
    public static final Variable<Date> CONTACT_REMINDER = new Variable<>("contactReminder", Date.class);
    public static final Variable<Boolean> RECOVERY_CONFIRMED = Variable.flag("recoveryConfirmed");
    public static final Variable<Boolean> CUSTOMER_CONTENT = Variable.flag("customerContent");
    public static final Variable<String> ENDED_BY = Variable.text("endedBy");
    public static final Variable<String> END_REASON = Variable.text("endReason");

    static final String ANSWERED = "surveys.answered";
    static final String BOUNCED = "surveys.bounced";
    static final String OPTED_OUT = "surveys.optedOut";
    static final String CANCELLED = "surveys.cancelled";

    private final CaseStarter starter;
    private final RuntimeService runtime;
    private final TaskService tasks;

    SatisfactionSurveyProcess(CaseStarter starter, RuntimeService runtime, TaskService tasks) {
        this.starter = starter;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** @param sendAt null: now */
    void start(String number, @Nullable Instant sendAt) {
        starter.start(
                PROCESS,
                number,
                sendAt == null
                        ? Map.of(LATER.name(), false)
                        : Map.of(LATER.name(), true, SEND_AT.name(), Date.from(sendAt)));
    }

    /** @return false when the case does not wait for it (yet) */
    boolean tell(String number, String message) {
        return !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .correlateAllWithResult()
                .isEmpty();
    }

    /** Numbers of the surveys whose case names this person in this variable. */
    List<String> with(Variable<String> role, String person) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .variableValueEquals(role.name(), person)
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .toList();
    }

    String ownerOf(String number) {
        return String.valueOf(runtime.getVariable(instance(number), OWNER.name()));
    }

    /** Names somebody else, who gets the tasks that the first had in this role. */
    void replace(String number, Variable<String> role, String from, String to) {
        String instance = instance(number);
        runtime.setVariable(instance, role.name(), to);
        tasks.createTaskQuery().processInstanceId(instance).taskAssignee(from).list().stream()
                .filter(t -> t.getTaskDefinitionKey().equals(CONFIRM_RECOVERY) == role.equals(MANAGER))
                .forEach(t -> tasks.setAssignee(t.getId(), to));
    }

    private String instance(String number) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }

    /** @return false when there is no case any more */
    boolean cancel(String number, String by, String reason) {
        return !runtime.createMessageCorrelation(CANCELLED)
                .processInstanceBusinessKey(number)
                .setVariable(ENDED_BY.name(), by)
                .setVariable(END_REASON.name(), reason)
                .correlateAllWithResult()
                .isEmpty();
    }
}
