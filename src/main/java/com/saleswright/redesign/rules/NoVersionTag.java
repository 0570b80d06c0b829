package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every process and decision has a version tag. */
@Component
class NoVersionTag implements Rule {

    @Override
    public String prevents() {
        return "Without a version tag nobody can say which edition of a process a case ran on.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.processes().forEach(p -> check(p, report));
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        file.decisions().forEach(e -> check(e, report));
    }

    private static void check(Element definition, Report report) {
        if (definition.camunda("versionTag").isEmpty()) {
            report.warning(definition.id(), "It has no version tag.", "Set one, for example 1.0.");
        }
    }
}
