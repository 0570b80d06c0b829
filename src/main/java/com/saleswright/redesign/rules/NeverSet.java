package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import com.saleswright.redesign.VariableFlow;
import org.springframework.stereotype.Component;

/** Every variable that something looks up is set by something. */
@Component
class NeverSet implements Rule {

    @Override
    public String prevents() {
        return "A condition, time or step that looks up a variable which nothing sets stops every case that gets there.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.processes().forEach(process -> {
            VariableFlow flow = draft.flow(diagram, process);
            flow.missing().stream()
                    .filter(m -> !m.ever())
                    .map(VariableFlow.Missing::read)
                    .forEach(read -> {
                        String message = "%s looks up '%s', which nothing sets.".formatted(read.by(), read.variable());
                        String suggestion = Nearest.suggest(read.variable(), flow.ever());
                        if (read.need() == VariableFlow.Need.STOPS) {
                            report.error(read.elementId(), message, suggestion);
                        } else {
                            report.warning(read.elementId(), message, suggestion);
                        }
                    });
        });
    }
}
