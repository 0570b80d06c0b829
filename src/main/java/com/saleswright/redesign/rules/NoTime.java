package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every timer says when it fires. */
@Component
class NoTime implements Rule {

    private static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

    @Override
    public String prevents() {
        return "A timer without a time makes the engine refuse the file.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element timer : diagram.every("timerEventDefinition")) {
            if (TIMES.stream()
                    .allMatch(t -> timer.child(t).map(Element::text).orElse("").isEmpty())) {
                report.error(
                        diagram.owner(timer),
                        "The timer has no time.",
                        "Set a duration (P1D), a date or a cycle (R/P2D), or an expression.");
            }
        }
    }
}
