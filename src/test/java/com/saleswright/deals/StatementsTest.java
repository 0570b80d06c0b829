package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.DIRECTOR;
import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.StatementTable;
import com.saleswright.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What each step of deal-approval asks of the database, held to the table in {@code src/docs}. */
@SaleswrightTest
class StatementsTest {

    private static final Path COMMITTED = Path.of("src", "docs", "statements.md");
    private static final Path MEASURED =
            Path.of("target", TestDatabase.onPostgres() ? "statements-postgresql.md" : "statements.md");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Test
    void noStepCostsMoreThanTheTableSays() {
        DealDriver deal = new DealDriver(context);
        // The first time fills caches, the second the list of the customer's latest quotes.
        walk(deal);
        walk(deal);
        StatementTable table = walk(deal);
        table.write(MEASURED);
        assertThat(table.dearerThan(COMMITTED))
                .as(
                        "If a step needs its new statements, say why in this test and copy target/statements.md to %s",
                        COMMITTED)
                .isEmpty();
    }

    private StatementTable walk(DealDriver deal) {
        StatementTable table = new StatementTable("What the steps of deal-approval ask of the database");

        String within = deal.draft(5);
        table.step(
                "Submit within authority",
                "The rules approve: the case begins and ends in one transaction, so that it leaves history (20 variables, 14 activities, the policy and what it answered) and no running rows; its contract is asked for.",
                () -> deal.deals.submit(within, REP));

        String approved = deal.draft(20);
        table.step(
                "Submit, the manager is asked",
                "26 variables as running row, history and detail, in batches; the policy and what it answered; the approval, its task, three timers, and one mail with its link.",
                () -> deal.deals.submit(approved, REP));
        Task first = deal.process.taskOf(approved, MANAGER);
        table.step(
                "Open the decision form",
                "Nothing is written; each of the five latest quotes of the customer is read with its lines.",
                () -> open(first, MANAGER));
        table.step(
                "Manager approves, the director is asked",
                "The decision, its evidence and its form are kept; one task, with its variables and two timers, gives way to the next, with a mail and its link.",
                () -> decide(deal, first, MANAGER, "approve"));
        Task second = deal.process.taskOf(approved, DIRECTOR);
        table.step(
                "Director approves",
                "The last decision ends the approval and the case: running rows go one batch per table, the quote and the rep are told, and the contract is asked for.",
                () -> decide(deal, second, DIRECTOR, "approve"));

        String returned = deal.submitted(20);
        Task third = deal.process.taskOf(returned, MANAGER);
        table.step(
                "Send back",
                "The approval ends, the quote opens again, and the rep gets a task with timers and a mail.",
                () -> decide(deal, third, MANAGER, "sendBack"));
        deal.change(returned, 18);
        table.step(
                "Resubmit, the manager is asked",
                "A submission, and the end of the task to rework: the words that the quote is found by compared, facts, policy and plan anew in the same case, variables updated.",
                () -> deal.deals.submit(returned, REP));
        table.step(
                "Recall",
                "One message ends the case: the open task, its timers and variables go, and who was asked is told.",
                () -> deal.deals.recall(returned, REP, "The customer wants more"));
        return table;
    }

    private void open(Task task, String user) {
        identity.setAuthenticatedUserId(user);
        try {
            assertThat(forms.getTaskFormVariables(task.getId())).containsKeys("reasonsText", "lines");
        } finally {
            identity.clearAuthentication();
        }
    }

    private static void decide(DealDriver deal, Task task, String user, String decision) {
        deal.process.submit(
                task,
                user,
                decision.equals("approve")
                        ? Map.of("decision", decision)
                        : Map.of("decision", decision, "reason", "Less discount, please"));
    }
}
