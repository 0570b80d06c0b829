package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.EngineParser;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The engine can read the diagram. What another rule says of an element in better words is left to that rule. */
@Component
class EngineRefuses implements Rule {

    @Override
    public String prevents() {
        return "A diagram that the engine cannot read is refused when it should go live.";
    }

    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        EngineParser.problems(diagram)
                .forEach(p -> report.error(
                        Objects.requireNonNullElse(p.getMainElementId(), ""),
                        "The engine refuses it: %s."
                                .formatted(String.valueOf(p.getMessage()).replaceFirst("\\.$", "")),
                        "Mend it in the Modeler."));
    }
}
