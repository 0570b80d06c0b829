package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Steps where running cases wait keep their id, or their rename is confirmed. */
@Component
class LiveStepGone implements Rule {

    @Override
    public String prevents() {
        return "Cases that wait at a step whose id is gone cannot be moved to the new version.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element process : diagram.processes()) {
            Map<String, Long> waiting = draft.replaced().waiting().getOrDefault(process.id(), Map.of());
            Set<String> ids =
                    process.all().filter(Diagram::isNode).map(Element::id).collect(Collectors.toSet());
            waiting.forEach((old, cases) -> {
                String now = draft.replaced().renames().newId(process.id(), old);
                if (!ids.contains(now)) {
                    report.warning(
                            process.id(),
                            "The step '%s' is gone, and %s there."
                                    .formatted(now, cases == 1 ? "one case waits" : cases + " cases wait"),
                            "Confirm what it is called now, or let these cases end on their own version. "
                                    + Nearest.suggest(now, ids));
                }
            });
        }
    }
}
