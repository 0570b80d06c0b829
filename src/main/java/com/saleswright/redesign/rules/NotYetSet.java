package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import com.saleswright.redesign.VariableFlow;
import org.springframework.stereotype.Component;

/** Whatever is looked up has been set before, on every path there. */
@Component
class NotYetSet implements Rule {

    @Override
    public String prevents() {
        return "A variable that only some paths set stops the cases that come by another path.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.processes().forEach(process -> draft.flow(diagram, process).missing().stream()
                .filter(VariableFlow.Missing::ever)
                .forEach(missing -> report(missing, report)));
    }

    private static void report(VariableFlow.Missing missing, Report report) {
        VariableFlow.Read read = missing.read();
        String message = "%s looks up '%s', which is not set on every path there, for example not by %s."
                .formatted(read.by(), read.variable(), String.join(", ", missing.path()));
        String suggestion = "Set it on that path too, or give it a value at the start.";
        if (read.need() == VariableFlow.Need.STOPS) {
            report.error(read.elementId(), message, suggestion);
        } else {
            report.warning(read.elementId(), message, suggestion);
        }
    }
}
