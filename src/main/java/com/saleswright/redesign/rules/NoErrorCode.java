package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every error, escalation and signal event names what it throws or catches. */
@Component
class NoErrorCode implements Rule {

    private static final Map<String, String> CODES =
            Map.of("error", "errorCode", "escalation", "escalationCode", "signal", "name");

    @Override
    public String prevents() {
        return "An error event without a code throws nothing that can be caught, or catches " + "what was never meant.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        CODES.forEach((type, code) -> {
            for (Element event : diagram.every(type + "EventDefinition")) {
                Optional<Element> named = diagram.find(event.get(type + "Ref"));
                if (named.map(n -> n.get(code)).orElse("").isEmpty()) {
                    report.error(
                            diagram.owner(event),
                            "The %s event has no %s.".formatted(type, type.equals("signal") ? "name" : "code"),
                            "Choose the %s, and give it one.".formatted(type));
                }
            }
        });
    }
}
