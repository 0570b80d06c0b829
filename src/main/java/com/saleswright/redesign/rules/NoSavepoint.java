package com.saleswright.redesign.rules;

import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What may fail runs in a transaction of its own, and so does a join, where two branches may arrive at once. */
@Component
class NoSavepoint implements Rule {

    @Override
    public String prevents() {
        return "Without a savepoint a step that fails takes back what came before it, and a person gets the error for"
                + " what they entered.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes(Set.of("serviceTask", "sendTask"))) {
            if (!isSaved(diagram, task) && mayFail(task, draft)) {
                report.warning(
                        task.id(),
                        "It may fail or take long, and no savepoint stands before it.",
                        "Set 'asynchronous before' on it.");
            }
        }
        for (Element join : diagram.nodes(Set.of("parallelGateway", "inclusiveGateway"))) {
            if (diagram.incoming(join).size() > 1 && !isSaved(diagram, join)) {
                report.warning(
                        join.id(),
                        "Branches meet here without a savepoint, so that two which arrive at once undo each other.",
                        "Set 'asynchronous before' on it.");
            }
        }
    }

    private static boolean mayFail(Element task, Draft draft) {
        if (!task.camunda("class").isEmpty() || !task.extensions("connector").isEmpty()) {
            return true;
        }
        Expressions.Parsed parsed = Expressions.parse(task.camunda("delegateExpression"));
        Catalogue.Step step = parsed.bare()
                ? draft.catalogue().steps().get(parsed.names().iterator().next())
                : null;
        return step != null && step.savepoint();
    }

    private static boolean isSaved(Diagram diagram, Element node) {
        return isTrue(node, "asyncBefore")
                || isTrue(node, "async")
                || !diagram.incoming(node).isEmpty()
                        && diagram.incoming(node).stream().allMatch(f -> diagram.find(f.get("sourceRef"))
                                .filter(s -> isTrue(s, "asyncAfter"))
                                .isPresent());
    }

    private static boolean isTrue(Element node, String attribute) {
        return node.camunda(attribute).equals("true");
    }
}
