package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Names of files, elements, messages and codes follow one convention. */
@Component
class UnconventionalName implements Rule {

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern MESSAGE = Pattern.compile("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*");
    private static final Set<String> OWN_KIND =
            Set.of("gateway", "userTask", "serviceTask", "businessRuleTask", "callActivity", "startEvent", "endEvent");
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z]*_[a-z][A-Za-z0-9]*");
    private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z0-9]*");

    @Override
    public String prevents() {
        return "Names made up by a tool or by mood make logs, tests and history unreadable.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element process : diagram.processes()) {
            if (process.get("isExecutable").equals("true")) {
                matches(process.id(), KEBAB, "process id", "deal-approval", process.id(), report);
            }
        }
        for (Element node : diagram.nodes()) {
            String kind = node.isType(Diagram.GATEWAYS) ? "gateway" : node.type();
            if (!ID.matcher(node.id()).matches()
                    || (OWN_KIND.contains(kind) && !node.id().startsWith(kind + "_"))) {
                report.warning(
                        node.id(),
                        "Its id does not tell what it is.",
                        "Call it %s_ and a few words: %s_%s.".formatted(kind, kind, example(kind)));
            }
        }
        for (Element flow : diagram.flows()) {
            matches(flow.id(), ID, "flow id", "flow_approved", flow.id(), report);
        }
        diagram.every("message")
                .forEach(m -> matches(m.id(), MESSAGE, "message", "contracts.signed", m.name(), report));
        diagram.every("error")
                .forEach(e -> matches(e.id(), CODE, "error code", "discountTooHigh", e.get("errorCode"), report));
        diagram.every("escalation")
                .forEach(e ->
                        matches(e.id(), CODE, "escalation code", "approverAbsent", e.get("escalationCode"), report));
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        file.decisions().forEach(e -> matches(e.id(), KEBAB, "decision id", "deal-policy", e.id(), report));
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        matches("", KEBAB, "form id", "decide-deal", form.id(), report);
    }

    private static void matches(
            String elementId, Pattern pattern, String what, String example, String name, Report report) {
        if (!name.isEmpty()
                && !Expressions.isExpression(name)
                && !pattern.matcher(name).matches()) {
            report.warning(
                    elementId,
                    "The %s '%s' breaks the convention.".formatted(what, name),
                    "Write it like %s.".formatted(example));
        }
    }

    private static String example(String kind) {
        return switch (kind) {
            case "gateway" -> "outcome";
            case "startEvent", "endEvent" -> "approved";
            default -> "decideDeal";
        };
    }
}
