package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A file follows the schema of its standard. */
@Component
class BrokenSchema implements Rule {

    @Override
    public String prevents() {
        return "The engine refuses a file that breaks the schema, and the Modeler may not open it.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        tell(diagram.schemaFaults(), report);
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        tell(file.schemaFaults(), report);
    }

    /** The first fault of each element: the others mostly follow from it. */
    private static void tell(List<Element.Fault> faults, Report report) {
        Set<String> told = new HashSet<>();
        for (Element.Fault fault : faults) {
            if (told.add(fault.elementId())) {
                report.error(
                        fault.elementId(),
                        "It breaks the schema: " + inShort(fault.message()) + ".",
                        "Mend it in the Modeler.");
            }
        }
    }

    /** The schema's own message names namespaces and lists every element that would fit. */
    private static String inShort(String message) {
        return message.replaceFirst("^[\\w.-]+: ", "")
                .replaceAll("\\{\"[^\"]*\":(\\w+)}", "$1")
                .replaceFirst("(?s)\\. One of .*", "")
                .replaceFirst("\\.$", "");
    }
}
