package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a decision answers is kept, in a form that its table can give. */
@Component
class DecisionResultLost implements Rule {

    private static final Set<String> SEVERAL_ROWS = Set.of("COLLECT", "RULE ORDER", "OUTPUT ORDER");

    @Override
    public String prevents() {
        return "A result that is not stored decides nothing; one of the wrong form stops the "
                + "case when two rows hit.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes("businessRuleTask")) {
            if (task.camunda("decisionRef").isEmpty()) {
                continue;
            }
            if (task.camunda("resultVariable").isEmpty()
                    && task.extensions("executionListener").isEmpty()) {
                report.error(task.id(), "The decision's result is not stored.", "Set a result variable.");
            }
            draft.decisions().stream()
                    .flatMap(f -> f.decisions().stream())
                    .filter(e -> e.id().equals(task.camunda("decisionRef")))
                    .flatMap(e -> e.children("decisionTable").stream())
                    .forEach(table -> shape(task, table, report));
        }
    }

    private static void shape(Element task, Element table, Report report) {
        String result = task.camunda("mapDecisionResult");
        boolean manyRows = SEVERAL_ROWS.contains(table.get("hitPolicy"))
                && table.get("aggregation").isEmpty();
        boolean manyOutputs = table.children("output").size() > 1;
        if (manyRows && result.startsWith("single")) {
            report.error(
                    task.id(),
                    "The result is read as one row, but the table can hit several.",
                    "Map the result to 'collectEntries' or 'resultList'.");
        } else if (manyOutputs && (result.equals("singleEntry") || result.equals("collectEntries"))) {
            report.error(
                    task.id(),
                    "The result is read as one column, but the table has several.",
                    "Map the result to '%s'.".formatted(manyRows ? "resultList" : "singleResult"));
        }
    }
}
