package com.saleswright.deals;

import com.saleswright.approvals.Requirement;
import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.CaseTasks;
import com.saleswright.engine.DecisionTables;
import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The names of deal-approval, and what we tell it. */
@Component
@Hands(
        to = DealApprovalProcess.PROCESS,
        value = {})
@Hands(
        to = DealApprovalProcess.RECALLED,
        value = {"endedBy", "endReason"})
@Hands(
        to = DealApprovalProcess.LOST,
        value = {"endedBy", "endReason"})
@Sends({DealApprovalProcess.RECALLED, DealApprovalProcess.LOST})
public class DealApprovalProcess implements DealApproval, DealPolicy {

    public static final String PROCESS = "deal-approval";
    public static final String ANSWER_CONDITIONS = "userTask_answerConditions";
    public static final String REWORK_DEAL = "userTask_reworkDeal";
    public static final String POLICY = "deal-policy";

    /** Name of the customer, for the card of a task. */
    public static final Variable<String> CUSTOMER = Variable.text("customer");
    /** Id of the rep. */
    public static final Variable<String> REQUESTER = Variable.text("requester");
    /** The rows that the policy hit: a list of maps. */
    @SuppressWarnings("rawtypes")
    public static final Variable<List> REQUIREMENTS = new Variable<>("requirements", List.class);
    /** Whether the rep accepts the conditions. */
    public static final Variable<Boolean> CONDITIONS_ACCEPTED = Variable.flag("conditionsAccepted");
    /** Who ends the case from outside, and why. */
    public static final Variable<String> ENDED_BY = Variable.text("endedBy");

    public static final Variable<String> END_REASON = Variable.text("endReason");

    static final String RECALLED = "deals.recalled";
    static final String LOST = "deals.lost";

    private final CaseStarter starter;
    private final CaseTasks tasks;
    private final DecisionTables decisions;
    private final RuntimeService runtime;

    DealApprovalProcess(CaseStarter starter, CaseTasks tasks, DecisionTables decisions, RuntimeService runtime) {
        this.starter = starter;
        this.tasks = tasks;
        this.decisions = decisions;
        this.runtime = runtime;
    }

    @Override
    public List<Requirement> decide(Assessment facts) {
        return requirements(decisions.ask(POLICY, facts.inputs()));
    }

    /** The requirements in the rows that the policy hit. */
    public static List<Requirement> requirements(List<? extends Map<String, Object>> rows) {
        return rows.stream().map(DealApprovalProcess::requirement).toList();
    }

    private static Requirement requirement(Map<String, Object> row) {
        return new Requirement(
                String.valueOf(row.get("rule")),
                String.valueOf(row.get("role")),
                Integer.parseInt(String.valueOf(row.get("stage"))),
                String.valueOf(row.get("reason")),
                Arrays.stream(String.valueOf(row.get("figures")).split(",", -1))
                        .map(String::strip)
                        .filter(f -> !f.isEmpty())
                        .collect(Collectors.toSet()));
    }

    @Override
    public void start(Quote quote) {
        starter.start(PROCESS, quote.number(), Map.of());
    }

    @Override
    public void completeRework(String number, String user) {
        if (tasks.waitsAt(number, ANSWER_CONDITIONS)) {
            tasks.complete(number, ANSWER_CONDITIONS, user, Map.of("answer", "revise"));
        }
        tasks.complete(number, REWORK_DEAL, user, Map.of());
    }

    @Override
    public void acceptConditions(String number, String user) {
        tasks.complete(number, ANSWER_CONDITIONS, user, Map.of("answer", "accept"));
    }

    @Override
    public void recall(String number, String by, String reason) {
        end(RECALLED, number, by, reason);
    }

    @Override
    public void lost(String number, String by, String reason) {
        end(LOST, number, by, reason);
    }

    private void end(String message, String number, String by, String reason) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariable(ENDED_BY.name(), by)
                .setVariable(END_REASON.name(), reason)
                .correlate();
    }
}
