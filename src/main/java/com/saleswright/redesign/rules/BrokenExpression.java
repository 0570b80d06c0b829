package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every expression parses, and calls only functions that exist. */
@Component
class BrokenExpression implements Rule {

    private static final Set<String> FUNCTIONS =
            Set.of("now", "dateTime", "currentUser", "currentUserGroups", "S", "JSON", "XML");

    @Override
    public String prevents() {
        return "A broken expression makes the engine refuse the file, or stops the case that " + "reaches it.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Expressions.Place place : Expressions.in(diagram)) {
            Expressions.Parsed parsed = Expressions.parse(place.text());
            if (parsed.error() != null) {
                report.error(
                        place.elementId(),
                        "The expression %s does not parse: %s.".formatted(place.text(), parsed.error()),
                        "Mend the expression.");
            }
            parsed.functions().stream()
                    .filter(f -> !FUNCTIONS.contains(f))
                    .forEach(f -> report.error(
                            place.elementId(),
                            "There is no function '%s' in %s.".formatted(f, place.text()),
                            Nearest.suggest(f, FUNCTIONS)));
        }
        List<Element> conditions = Stream.concat(
                        diagram.every("conditionExpression").stream(), diagram.every("condition").stream())
                .toList();
        for (Element condition : conditions) {
            if (!Expressions.isExpression(condition.text())) {
                report.error(
                        diagram.owner(condition),
                        "The condition '%s' is plain text.".formatted(condition.text()),
                        "Write it as an expression: ${approved}.");
            }
        }
    }
}
