package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where a table has several outputs, each has a name of its own. */
@Component
class OutputNames implements Rule {

    @Override
    public String prevents() {
        return "The engine refuses a table with several outputs of which it could not tell one from the other.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        for (Element table : file.tables()) {
            List<Element> outputs = table.children("output");
            Set<String> names = new HashSet<>();
            outputs.stream()
                    .filter(o -> outputs.size() > 1 && (o.name().isEmpty() || !names.add(o.name())))
                    .forEach(o -> report.error(
                            o.id(),
                            o.name().isEmpty()
                                    ? "One of several outputs has no name."
                                    : "Two outputs have the name '%s'.".formatted(o.name()),
                            "Give each output a name of its own."));
        }
    }
}
