package com.saleswright.contracts;

import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.DecisionTables;
import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Variable;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of contract-signing, and what we tell it. */
@Component
@Hands(
        to = ContractSigningProcess.PROCESS,
        value = {"customer", "requester", "amount", "newTerms", "changeWanted", "renewalDecided"})
@Hands(
        to = ContractSigningProcess.DISPUTED,
        value = {"endedBy", "endReason"})
@Hands(
        to = ContractSigningProcess.CANCELLED,
        value = {"endedBy", "endReason"})
@Sends({ContractSigningProcess.DISPUTED, ContractSigningProcess.CANCELLED})
public class ContractSigningProcess implements ContractCase {

    public static final String PROCESS = "contract-signing";
    public static final String PREPARE = "userTask_prepareContract";
    public static final String SIGNATORY = "signatory";
    /** The code of the error of a contract that would not say what was approved. */
    public static final String TERMS_DIFFER = "termsDiffer";

    /** Name of the customer, for the card of a task. */
    public static final Variable<String> CUSTOMER = Variable.text("customer");
    /** Id of the rep. */
    public static final Variable<String> REQUESTER = Variable.text("requester");

    public static final Variable<Double> AMOUNT = new Variable<>("amount", Double.class);
    /** Whether clauses differ from the template. */
    public static final Variable<Boolean> DEVIATES = Variable.flag("deviates");

    public static final Variable<String> JURISDICTION = Variable.text("jurisdiction");
    public static final Variable<Boolean> CUSTOMERS_PAPER = Variable.flag("customersPaper");
    /** The rows that the table of signatories hit: a list of maps. */
    @SuppressWarnings("rawtypes")
    public static final Variable<List> SIGNATORIES = new Variable<>("signatories", List.class);
    /** The row that legal-review hit. */
    @SuppressWarnings("rawtypes")
    public static final Variable<Map> LEGAL_REVIEW = new Variable<>("legalReview", Map.class);
    /** The round that a review would be now, from 1. */
    public static final Variable<Integer> REVIEW_ROUND = new Variable<>("reviewRound", Integer.class);

    public static final Variable<Integer> REVIEW_DAYS = new Variable<>("reviewDays", Integer.class);
    /** Who reviews: one person, or anybody of a group. */
    public static final Variable<String> REVIEWER = Variable.text("reviewer");

    public static final Variable<String> REVIEW_GROUP = Variable.text("reviewGroup");
    /** accept, change or refuse. */
    public static final Variable<String> VERDICT = Variable.text("verdict");
    /** Whether the customer wants terms that nobody has approved. */
    public static final Variable<Boolean> NEW_TERMS = Variable.flag("newTerms");
    /** How to go on: resend, prepare, newTerms or close. */
    public static final Variable<String> NEXT_STEP = Variable.text("nextStep");
    /** Whether somebody takes the envelope back to change the contract. */
    public static final Variable<Boolean> CHANGE_WANTED = Variable.flag("changeWanted");

    public static final Variable<Date> RENEWAL_AT = new Variable<>("renewalAt", Date.class);
    public static final Variable<Date> ENDS_AT = new Variable<>("endsAt", Date.class);
    public static final Variable<Boolean> RENEWAL_DECIDED = Variable.flag("renewalDecided");
    /** Whether the contract goes on after a dispute. */
    public static final Variable<Boolean> RESUMED = Variable.flag("resumed");
    /** Who acts from outside, and why. */
    public static final Variable<String> ENDED_BY = Variable.text("endedBy");

    public static final Variable<String> END_REASON = Variable.text("endReason");

    static final String DISPUTED = "contracts.disputed";
    static final String CANCELLED = "contracts.cancelled";

    private final CaseStarter starter;
    private final DecisionTables decisions;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;

    ContractSigningProcess(
            CaseStarter starter,
            DecisionTables decisions,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity) {
        this.starter = starter;
        this.decisions = decisions;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
    }

    @Override
    public void start(Contract contract) {
        starter.start(
                PROCESS,
                contract.number(),
                Map.of(
                        CUSTOMER.name(),
                        contract.customerName(),
                        REQUESTER.name(),
                        contract.owner(),
                        AMOUNT.name(),
                        contract.amount().doubleValue(),
                        NEW_TERMS.name(),
                        false,
                        CHANGE_WANTED.name(),
                        false,
                        RENEWAL_DECIDED.name(),
                        false));
    }

    @Override
    public List<Signatories.Wanted> signatories(Map<String, @Nullable Object> facts) {
        return asApplication(() -> wanted(decisions.ask(SIGNATORY, facts)));
    }

    /** The signatures in the rows that the table of signatories hit. */
    static List<Signatories.Wanted> wanted(List<? extends Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> new Signatories.Wanted(
                        String.valueOf(row.get("role")),
                        String.valueOf(row.get("title")),
                        Integer.parseInt(String.valueOf(row.get("order")))))
                .toList();
    }

    @Override
    public void wantChange(String number) {
        run(() -> instances(number)
                .forEach(instance -> runtime.setVariable(instance.getId(), CHANGE_WANTED.name(), true)));
    }

    @Override
    public void dispute(String number, String by, String reason) {
        tell(DISPUTED, number, by, reason);
    }

    @Override
    public void cancel(String number, String by, String reason) {
        tell(CANCELLED, number, by, reason);
    }

    @Override
    public void handOver(String number, String from, String to) {
        run(() -> {
            instances(number).forEach(instance -> runtime.setVariable(instance.getId(), REQUESTER.name(), to));
            tasks.createTaskQuery()
                    .processDefinitionKey(PROCESS)
                    .processInstanceBusinessKey(number)
                    .taskAssignee(from)
                    .list()
                    .forEach(task -> tasks.setAssignee(task.getId(), to));
        });
    }

    @Override
    public void release(String leaver, @Nullable String successor) {
        run(() -> {
            for (Task task : tasks.createTaskQuery()
                    .processDefinitionKey(PROCESS)
                    .taskAssignee(leaver)
                    .list()) {
                boolean forGroup = tasks.getIdentityLinksForTask(task.getId()).stream()
                        .anyMatch(l -> l.getType().equals(IdentityLinkType.CANDIDATE) && l.getGroupId() != null);
                tasks.setAssignee(task.getId(), forGroup ? null : successor);
            }
        });
    }

    private List<ProcessInstance> instances(String number) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(number)
                .list();
    }

    private void tell(String message, String number, String by, String reason) {
        run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariable(ENDED_BY.name(), by)
                .setVariable(END_REASON.name(), reason)
                .correlate());
    }

    private void run(Runnable work) {
        asApplication(() -> {
            work.run();
            return true;
        });
    }

    /** Who may do what has been checked by then; people have no rights of their own on cases and decisions. */
    private <T> T asApplication(Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
