package com.saleswright.approvals;

import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Variable;
import com.saleswright.people.Roles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names of approval-chain, and what we tell it.
 *
 * <p>It speaks to the engine for the application and not for the person at the page: who may do what has been checked
 * by then, and nobody needs rights in the engine on other people's tasks.
 */
@Component
@Hands(to = ApprovalChainProcess.OVERRIDDEN, value = "outcome")
@Sends(ApprovalChainProcess.OVERRIDDEN)
public class ApprovalChainProcess {

    public static final String PROCESS = "approval-chain";
    public static final String DECIDE_REQUEST = "userTask_decideRequest";

    /** In: the chain. */
    public static final Variable<Long> APPROVAL_ID = new Variable<>("approvalId", Long.class);
    /** In: the form that approvers decide with. */
    public static final Variable<String> DECISION_FORM = Variable.text("decisionForm");
    /** Out: {@link ChainView.Outcome}, never open. */
    public static final Variable<String> OUTCOME = Variable.text("outcome");
    /** How many seats of the stage are to be asked. */
    public static final Variable<Integer> SEATS_TO_ASK = new Variable<>("seatsToAsk", Integer.class);
    /** The seat that a decision task is about. */
    public static final Variable<Long> SEAT = new Variable<>("seat", Long.class);
    /** What follows from a decision: {@link Decided.Result}. */
    public static final Variable<String> SEAT_RESULT = Variable.text("seatResult");

    static final String OVERRIDDEN = "approvals.overridden";
    private static final String TIMES = "approval-times";

    private final RuntimeService cases;
    private final TaskService tasks;
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final Map<Lookup, Integer> dueDays = new ConcurrentHashMap<>();

    ApprovalChainProcess(
            RuntimeService cases,
            TaskService tasks,
            DecisionService decisions,
            RepositoryService repository,
            IdentityService identity) {
        this.cases = cases;
        this.tasks = tasks;
        this.decisions = decisions;
        this.repository = repository;
        this.identity = identity;
    }

    private record Lookup(String definition, String role) {}

    /**
     * How many working days this role has. Asked once per version of the table, since each answer leaves rows in the
     * engine's history.
     */
    int dueDays(String role) {
        return asApplication(() -> {
            String definition = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(TIMES)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return dueDays.computeIfAbsent(new Lookup(definition, role), l -> ((Number) decisions
                            .evaluateDecisionTableById(l.definition())
                            .variables(Map.of("role", l.role()))
                            .evaluate()
                            .getSingleEntry())
                    .intValue());
        });
    }

    /** The open task of a seat; empty between two steps. */
    public Optional<String> task(String businessKey, long seatId) {
        return asApplication(() -> tasks
                .createTaskQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(businessKey)
                .active()
                .list()
                .stream()
                .map(Task::getId)
                .filter(t -> Long.valueOf(seatId).equals(tasks.getVariable(t, SEAT.name())))
                .findFirst());
    }

    /** Gives the task of a seat to somebody else; null: to the approval administrators. */
    void reassign(String businessKey, long seatId, @Nullable String approver) {
        task(businessKey, seatId)
                .ifPresent(t -> asApplication(() -> {
                    tasks.setAssignee(t, approver);
                    if (approver == null) {
                        tasks.addCandidateGroup(t, Roles.CAMUNDA_ADMIN);
                    }
                    return t;
                }));
    }

    /** Ends the chain with an administrator's decision. */
    void override(String businessKey, ChainView.Outcome outcome) {
        asApplication(() -> cases.createMessageCorrelation(OVERRIDDEN)
                .processInstanceBusinessKey(businessKey)
                .setVariable(OUTCOME.name(), outcome.name())
                .correlateWithResult());
    }

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
