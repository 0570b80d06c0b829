package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** A decision table says what happens when several rows fit, and can always answer. */
@Component
class HitPolicy implements Rule {

    private static final List<String> POLICIES = List.of("UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER");

    @Override
    public String prevents() {
        return "A wrong hit policy stops the case when two rows fit, or gives an answer that "
                + "depends on the order of rows.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        for (Element table : file.tables()) {
            String policy = table.get("hitPolicy");
            if (!policy.isEmpty() && !POLICIES.contains(policy)) {
                report.error(
                        id(table),
                        "The engine does not know the hit policy '%s'.".formatted(policy),
                        "Choose one of: " + String.join(", ", POLICIES) + ".");
            }
            if (!table.get("aggregation").isEmpty() && !policy.equals("COLLECT")) {
                report.error(id(table), "It aggregates without collecting.", "Set the hit policy to COLLECT.");
            }
            if (table.children("rule").isEmpty() || table.children("output").isEmpty()) {
                report.error(id(table), "The table has no rows or no output.", "Fill it in.");
            }
        }
    }

    private static String id(Element table) {
        return table.parent().map(Element::id).orElse(table.id());
    }
}
