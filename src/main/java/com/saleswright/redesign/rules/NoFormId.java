package com.saleswright.redesign.rules;

import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every form has an id. */
@Component
class NoFormId implements Rule {

    @Override
    public String prevents() {
        return "The engine takes a form without an id silently, and no task can show it.";
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        if (form.id().isEmpty()) {
            report.error("", "The form has no id.", "Set its id to '%s'.".formatted(form.stem()));
        }
    }
}
