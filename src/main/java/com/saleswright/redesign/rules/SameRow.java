package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** No two rows of a decision table ask for the same. */
@Component
class SameRow implements Rule {

    @Override
    public String prevents() {
        return "Of two rows with the same conditions one never decides, or both do and the case " + "stops.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        for (Element table : file.tables()) {
            boolean collects = table.get("hitPolicy").equals("COLLECT");
            Set<String> seen = new HashSet<>();
            for (Element row : table.children("rule")) {
                String cells = row.children().stream()
                        .filter(c -> c.type().equals("inputEntry")
                                || (collects && c.type().equals("outputEntry")))
                        .map(c -> c.text().isEmpty() ? "-" : c.text().replaceAll("\\s+", " "))
                        .collect(Collectors.joining("|"));
                if (!seen.add(cells)) {
                    report.error(
                            row.id(),
                            "An earlier row has the same conditions.",
                            "Change the conditions of one row, or remove one.");
                }
            }
        }
    }
}
