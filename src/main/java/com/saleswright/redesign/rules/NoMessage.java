package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whatever waits for a message, or is started by one, names it. */
@Component
class NoMessage implements Rule {

    @Override
    public String prevents() {
        return "A step that waits for a message without a name waits for ever.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element receiver : receivers(diagram)) {
            String ref = receiver.get("messageRef");
            if (diagram.find(ref).map(Element::name).orElse("").isEmpty()) {
                report.error(
                        diagram.owner(receiver), "It waits for no message.", "Choose the message, and give it a name.");
            }
        }
    }

    /** Receive tasks and the events that wait for a message. */
    static List<Element> receivers(Diagram diagram) {
        return Stream.concat(
                        diagram.nodes("receiveTask").stream(),
                        diagram.every("messageEventDefinition").stream().filter(m -> m.parent()
                                .filter(p -> p.isType(Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent")))
                                .isPresent()))
                .toList();
    }
}
