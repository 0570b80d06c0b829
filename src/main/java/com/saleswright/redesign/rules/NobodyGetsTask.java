package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every user task goes to somebody, whom data names and not the diagram. */
@Component
class NobodyGetsTask implements Rule {

    private static final Set<String> WHO = Set.of("assignee", "candidateGroups", "candidateUsers");

    @Override
    public String prevents() {
        return "A task without assignee and candidates is on nobody's list; one for a named "
                + "person stays when that person leaves.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes("userTask")) {
            if (WHO.stream().allMatch(a -> task.camunda(a).isEmpty()) && !assignedByListener(task)) {
                report.error(
                        task.id(), "Nobody gets this task.", "Set candidate groups, or an assignee as an expression.");
            }
            for (String who : List.of("assignee", "candidateUsers")) {
                if (!task.camunda(who).isEmpty() && !Expressions.isExpression(task.camunda(who))) {
                    report.error(
                            task.id(),
                            "It is for the person '%s' by name.".formatted(task.camunda(who)),
                            "Let a decision or the org chart say who it is, or offer it to a group.");
                }
            }
        }
    }

    private static boolean assignedByListener(Element task) {
        return task.extensions("taskListener").stream()
                .anyMatch(l -> l.get("event").equals("create"));
    }
}
