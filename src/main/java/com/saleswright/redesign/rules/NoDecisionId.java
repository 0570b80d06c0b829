package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything that the engine refers to in a decision file has an id. */
@Component
class NoDecisionId implements Rule {

    private static final Set<String> WITH_ID = Set.of("definitions", "decision", "input", "output", "rule");

    @Override
    public String prevents() {
        return "The engine refuses a decision file in which a table, row, input or output has no id.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        file.root()
                .all()
                .filter(e -> e.isType(WITH_ID) && e.id().isEmpty())
                .forEach(e -> report.error(
                        e.parent().map(Element::id).orElse(""),
                        "One <%s> has no id.".formatted(e.type()),
                        "Give it one; the Modeler does so by itself."));
    }
}
