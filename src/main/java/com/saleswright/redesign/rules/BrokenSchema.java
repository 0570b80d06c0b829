package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
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
        read(diagram.xml(), Bpmn::readModelFromStream, report);
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        read(file.xml(), Dmn::readModelFromStream, report);
    }

    private static void read(byte[] xml, Consumer<ByteArrayInputStream> reader, Report report) {
        try {
            reader.accept(new ByteArrayInputStream(xml));
        } catch (ModelException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            // The schema's own message lists every element that would fit; the first sentence says enough.
            String reason = String.valueOf(cause.getMessage()).replaceFirst("(?s)\\. One of .*", "");
            report.error("", "The engine cannot read it: " + reason + ".", "Mend it in the Modeler.");
        }
    }
}
