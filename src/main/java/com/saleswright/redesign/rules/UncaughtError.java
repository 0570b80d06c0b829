package com.saleswright.redesign.rules;

import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every error that a step or an end event throws is caught. */
@Component
class UncaughtError implements Rule {

    @Override
    public String prevents() {
        return "A case whose error nobody catches just ends there, without anybody knowing.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element node : diagram.nodes()) {
            thrownBy(diagram, node, draft)
                    .distinct()
                    .filter(code -> !isCaught(diagram, node, code, draft, new HashSet<>()))
                    .forEach(code -> report.error(
                            node.id(),
                            "Nobody catches the error '%s' that it throws.".formatted(code),
                            "Attach an error event with this code, to it or to what is around it."));
        }
    }

    private static Stream<String> thrownBy(Diagram diagram, Element node, Draft draft) {
        if (node.type().equals("endEvent")) {
            return node.children("errorEventDefinition").stream()
                    .map(e -> codeOf(diagram, e))
                    .filter(c -> !c.isEmpty() && !Expressions.isExpression(c));
        }
        Expressions.Parsed parsed = Expressions.parse(node.camunda("delegateExpression"));
        Catalogue.Step step = parsed.bare()
                ? draft.catalogue().steps().get(parsed.names().iterator().next())
                : null;
        return step == null ? Stream.empty() : step.errors().stream();
    }

    private static boolean isCaught(Diagram diagram, Element thrower, String code, Draft draft, Set<String> callers) {
        Optional<Element> current = Optional.of(thrower);
        while (current.isPresent() && Diagram.isNode(current.get())) {
            Element activity = current.get();
            if (diagram.attachedTo(activity).stream().anyMatch(b -> catches(diagram, b, code))) {
                return true;
            }
            Optional<Element> scope = activity.parent();
            // An event sub-process does not catch what it throws itself.
            if (scope.stream()
                    .flatMap(s -> diagram.in(s).stream())
                    .filter(e -> Diagram.isEventSubProcess(e) && !e.equals(activity))
                    .flatMap(e -> e.children("startEvent").stream())
                    .anyMatch(s -> catches(diagram, s, code))) {
                return true;
            }
            current = scope;
        }
        return current.filter(p -> callers.add(p.id())).stream()
                .anyMatch(process -> draft.diagrams().stream().anyMatch(d -> d.nodes("callActivity").stream()
                        .filter(c -> c.get("calledElement").equals(process.id()))
                        .anyMatch(c -> isCaught(d, c, code, draft, callers))));
    }

    private static boolean catches(Diagram diagram, Element event, String code) {
        return event.children("errorEventDefinition").stream()
                .map(e -> codeOf(diagram, e))
                .anyMatch(c -> c.isEmpty() || c.equals(code) || Expressions.isExpression(c));
    }

    private static String codeOf(Diagram diagram, Element event) {
        return diagram.find(event.get("errorRef")).map(e -> e.get("errorCode")).orElse("");
    }
}
