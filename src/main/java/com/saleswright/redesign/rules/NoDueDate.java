package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every user task has a due date. */
@Component
class NoDueDate implements Rule {

    @Override
    public String prevents() {
        return "A task that never becomes due is the one that is left lying.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes("userTask")) {
            if (task.camunda("dueDate").isEmpty()) {
                report.warning(task.id(), "It has no due date.", "Set one in working time, as an expression.");
            }
        }
    }
}
