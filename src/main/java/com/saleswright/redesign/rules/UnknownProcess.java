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

/** Every process that a diagram calls exists. */
@Component
class UnknownProcess implements Rule {

    @Override
    public String prevents() {
        return "A case that calls an unknown process stops there as an incident.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element call : diagram.nodes("callActivity")) {
            String process = call.get("calledElement");
            List<String> files = draft.catalogue().processes().get(process);
            if (process.isEmpty()) {
                report.error(call.id(), "It calls no process.", "Choose the process to call.");
            } else if (!Expressions.isExpression(process) && files == null) {
                report.error(
                        call.id(),
                        "There is no process '%s'.".formatted(process),
                        Nearest.suggest(process, draft.catalogue().processes().keySet()));
            } else if (files != null
                    && call.camunda("calledElementBinding").equals("deployment")
                    && !Catalogue.capabilities(files).contains(diagram.capability())) {
                report.error(
                        call.id(),
                        "The process '%s' lies in %s, which is not deployed together with this diagram."
                                .formatted(process, files.get(0)),
                        "Set the binding to 'latest'.");
            }
        }
    }
}
