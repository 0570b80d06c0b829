package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** No decision needs its own result. */
@Component
class DecisionLoop implements Rule {

    @Override
    public String prevents() {
        return "The engine refuses a file in which a decision waits for itself, straight or through others.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        Map<String, List<String>> required = file.decisions().stream()
                .collect(Collectors.toMap(Element::id, DecisionFile::required, (one, other) -> one));
        for (String decision : required.keySet()) {
            if (isAskedBy(decision, required)) {
                report.error(
                        decision,
                        "The decision '%s' needs its own result.".formatted(decision),
                        "Remove one of the requirements in the circle.");
            }
        }
    }

    private static boolean isAskedBy(String decision, Map<String, List<String>> required) {
        Set<String> asked = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(required.getOrDefault(decision, List.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (asked.add(next)) {
                open.addAll(required.getOrDefault(next, List.of()));
            }
        }
        return asked.contains(decision);
    }
}
