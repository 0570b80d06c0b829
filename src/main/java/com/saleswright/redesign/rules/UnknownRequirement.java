package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a decision requires stands in the same file. */
@Component
class UnknownRequirement implements Rule {

    private static final String DECISION = "requiredDecision";

    /** Kinds of requirements, each with the kinds of elements that it can name. */
    private static final Map<String, List<String>> KINDS = Map.of(
            DECISION,
            List.of("decision"),
            "requiredInput",
            List.of("inputData"),
            "requiredKnowledge",
            List.of("businessKnowledgeModel", "decisionService"),
            "requiredAuthority",
            List.of("knowledgeSource"));

    private static final Set<String> REQUIREMENTS =
            Set.of("informationRequirement", "knowledgeRequirement", "authorityRequirement");

    @Override
    public String prevents() {
        return "The engine refuses a decision that requires another one which is not in its file; other lost "
                + "requirements draw a picture that is not true.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        for (Element decision : file.decisions()) {
            decision.children().stream()
                    .filter(r -> r.isType(REQUIREMENTS))
                    .flatMap(r -> r.children().stream())
                    .filter(r -> KINDS.containsKey(r.type()))
                    .forEach(r -> check(decision, r, file, report));
        }
    }

    private static void check(Element decision, Element requirement, DecisionFile file, Report report) {
        Set<String> ids = KINDS.getOrDefault(requirement.type(), List.of()).stream()
                .flatMap(kind -> file.root().children(kind).stream())
                .map(Element::id)
                .collect(Collectors.toCollection(TreeSet::new));
        String href = requirement.get("href");
        String id = href.replaceFirst("^#", "");
        if (ids.contains(id)) {
            return;
        }
        String message = href.isEmpty()
                ? "Its %s names nothing.".formatted(requirement.type())
                : "It requires '%s', which is not in this file.".formatted(id);
        String suggestion = Nearest.suggest(id, ids);
        boolean isAsked = requirement.type().equals(DECISION)
                && requirement
                        .parent()
                        .filter(p -> p.type().equals("informationRequirement"))
                        .isPresent();
        if (isAsked) {
            report.error(decision.id(), message, suggestion);
        } else {
            report.warning(decision.id(), message, suggestion);
        }
    }
}
