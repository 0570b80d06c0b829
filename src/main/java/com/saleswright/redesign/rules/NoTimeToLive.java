package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every process and decision says how long its history is kept. */
@Component
class NoTimeToLive implements Rule {

    @Override
    public String prevents() {
        return "Without a history time to live the engine refuses the file, or keeps personal " + "data for ever.";
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
        if (definition.camunda("historyTimeToLive").isEmpty()) {
            report.error(
                    definition.id(),
                    "It has no history time to live.",
                    "Set one that is far longer than any case lasts, for example P3650D.");
        }
    }
}
