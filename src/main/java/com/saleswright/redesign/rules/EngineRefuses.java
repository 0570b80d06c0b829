package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.EngineParser;
import com.saleswright.redesign.Finding;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The engine can read the diagram. Of a fault that another rule names in better words it says nothing. */
@Component
class EngineRefuses implements Rule {

    /** Words of the engine, and the rules that say the same. */
    private static final Map<String, Set<String>> SAID_BETTER = Map.ofEntries(
            Map.entry("must define a startEvent", Set.of("Unreachable")),
            Map.entry("has no outgoing sequence flows", Set.of("DeadEnd")),
            Map.entry("without condition which is not the default", Set.of("NoDefaultFlow")),
            Map.entry("is mandatory on", Set.of("NoImplementation", "NoErrorCode", "GuardRefuses")),
            Map.entry("must specify a 'topic'", Set.of("GuardRefuses")),
            Map.entry("no message with id", Set.of("NoMessage")),
            Map.entry("attribute 'messageRef' is required", Set.of("NoMessage")),
            Map.entry("empty or missing name", Set.of("NoMessage")),
            Map.entry("Timer needs configuration", Set.of("NoTime")),
            Map.entry("Missing attribute 'calledElement'", Set.of("UnknownProcess")),
            Map.entry("formRefBinding", Set.of("NoFormBinding")),
            Map.entry("ould not find signal with id", Set.of("NoErrorCode")),
            Map.entry("ould not find escalation with id", Set.of("NoErrorCode")),
            Map.entry("does not have required", Set.of("NoErrorCode")),
            Map.entry("throwing escalation event must have", Set.of("NoErrorCode")),
            Map.entry("must contain an expression for evaluation", Set.of("BrokenSchema")));

    @Override
    public String prevents() {
        return "A diagram that the engine cannot read is refused when it should go live.";
    }

    @Override
    public boolean isSaidBy(Finding other, Finding own) {
        return SAID_BETTER.entrySet().stream()
                .anyMatch(
                        e -> own.message().contains(e.getKey()) && e.getValue().contains(other.rule()));
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
