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

/** Every form that a diagram names exists in the same folder. */
@Component
class UnknownForm implements Rule {

    @Override
    public String prevents() {
        return "The engine takes an unknown form silently, and the person sees an error instead " + "of the task.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element element : diagram.root().all().toList()) {
            String form = element.camunda("formRef");
            if (form.isEmpty() || Expressions.isExpression(form)) {
                continue;
            }
            List<String> files = draft.catalogue().forms().get(form);
            if (files == null) {
                report.error(
                        element.id(),
                        "There is no form '%s'.".formatted(form),
                        Nearest.suggest(form, draft.catalogue().forms().keySet()));
            } else if (element.camunda("formRefBinding").equals("deployment")
                    && !Catalogue.capabilities(files).contains(diagram.capability())) {
                report.error(
                        element.id(),
                        "The form '%s' lies in %s, which is not deployed together with this diagram."
                                .formatted(form, files.get(0)),
                        "Move it to forms/%s.".formatted(diagram.capability()));
            }
        }
    }
}
