package com.saleswright.redesign.rules;

import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every decision that a diagram asks exists. */
@Component
class UnknownDecision implements Rule {

    @Override
    public String prevents() {
        return "A case that asks an unknown decision stops there as an incident.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes("businessRuleTask")) {
            String decision = task.camunda("decisionRef");
            if (decision.isEmpty() || Expressions.isExpression(decision)) {
                continue;
            }
            List<String> files = draft.catalogue().decisions().get(decision);
            if (files == null) {
                report.error(
                        task.id(),
                        "There is no decision '%s'.".formatted(decision),
                        Nearest.suggest(decision, draft.catalogue().decisions().keySet()));
            } else if (task.camunda("decisionRefBinding").equals("deployment")
                    && !Catalogue.capabilities(files).contains(diagram.capability())) {
                report.error(
                        task.id(),
                        "The decision '%s' lies in %s, which is not deployed together with this diagram."
                                .formatted(decision, files.get(0)),
                        "Move it to processes/%s.".formatted(diagram.capability()));
            }
        }
    }
}
