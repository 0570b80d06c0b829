package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every row of a decision table says in words what it is for. */
@Component
class RowWithoutDescription implements Rule {

    @Override
    public String prevents() {
        return "People affected by a decision are shown the row's description; without one they " + "see no reason.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        for (Element table : file.tables()) {
            for (Element row : table.children("rule")) {
                if (row.child("description").map(Element::text).orElse("").isEmpty()) {
                    report.warning(
                            row.id(),
                            "The row has no description.",
                            "Write the reason as the people affected should read it.");
                }
            }
        }
    }
}
