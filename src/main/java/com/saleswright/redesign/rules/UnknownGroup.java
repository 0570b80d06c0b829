package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every group that a task is offered to exists. */
@Component
class UnknownGroup implements Rule {

    @Override
    public String prevents() {
        return "A task that is offered to a group without members is on nobody's list.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element element : diagram.root().all().toList()) {
            for (String attribute : List.of("candidateGroups", "candidateStarterGroups")) {
                for (String group : element.camunda(attribute).split(",")) {
                    if (!group.isBlank()
                            && !Expressions.isExpression(element.camunda(attribute))
                            && !draft.catalogue().groups().contains(group.strip())) {
                        report.error(
                                diagram.owner(element),
                                "There is no group '%s'.".formatted(group.strip()),
                                Nearest.suggest(group.strip(), draft.catalogue().groups()));
                    }
                }
            }
        }
    }
}
