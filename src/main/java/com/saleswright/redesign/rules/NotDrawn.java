package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every element is in the picture. */
@Component
class NotDrawn implements Rule {

    @Override
    public String prevents() {
        return "What is not drawn runs all the same, and nobody sees it in the Modeler, in "
                + "Cockpit or on the heatmap.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        Set<String> drawn = Stream.concat(diagram.every("BPMNShape").stream(), diagram.every("BPMNEdge").stream())
                .map(e -> e.get("bpmnElement"))
                .collect(Collectors.toSet());
        Stream.concat(diagram.nodes().stream(), diagram.flows().stream())
                .filter(e -> !drawn.contains(e.id()))
                .forEach(e -> report.warning(e.id(), "It is not drawn.", "Draw it in the Modeler, or remove it."));
    }
}
