package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every user task shows a form. */
@Component
class NoForm implements Rule {

    @Override
    public String prevents() {
        return "A task without a form shows an empty page in the Tasklist, and whatever is sent "
                + "to it is not validated.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes("userTask")) {
            if (task.camunda("formRef").isEmpty()) {
                report.error(
                        task.id(),
                        task.camunda("formKey").isEmpty() ? "It has no form." : "Its form is named by a form key.",
                        "Choose a Camunda form by its id.");
            }
        }
    }
}
