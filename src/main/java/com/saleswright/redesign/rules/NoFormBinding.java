package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/**
 * Every form comes from the same deployment as its diagram. Only a form that the calling process names comes from
 * another one, that of the caller, where just the latest can be found.
 */
@Component
class NoFormBinding implements Rule {

    @Override
    public String prevents() {
        return "With another binding a running case gets a newer form than its diagram expects.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element element : diagram.root().all().toList()) {
            String form = element.camunda("formRef");
            String binding = form.contains("${") ? "latest" : "deployment";
            if (!form.isEmpty() && !element.camunda("formRefBinding").equals(binding)) {
                report.error(
                        element.id(),
                        "Its form is bound to '%s'.".formatted(element.camunda("formRefBinding")),
                        "Set the form's binding to '%s'.".formatted(binding));
            }
        }
    }
}
