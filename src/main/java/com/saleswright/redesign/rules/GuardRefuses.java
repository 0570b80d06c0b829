package com.saleswright.redesign.rules;

import com.saleswright.engine.EngineGuard;
import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Finding;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.Problem;
import org.springframework.stereotype.Component;

/** A file uses what the guard lets in: no scripts, classes, connectors, foreign languages or forbidden expressions. */
@Component
class GuardRefuses implements Rule {

    /** What other rules say better: which step was meant, where an expression breaks, what a field does. */
    private static final Map<String, String> SAID_BETTER = Map.of(
            "names no step that fits here", "UnknownStep",
            "It calls ", "UnknownStep",
            "It calls the function ", "BrokenExpression",
            "cannot be read.", "BrokenExpression",
            "shows a foreign page", "UnsupportedField");

    private final EngineGuard guard;

    GuardRefuses(EngineGuard guard) {
        this.guard = guard;
    }

    @Override
    public String prevents() {
        return "Code in a file escapes review and tests, and would let whoever draws it run "
                + "anything on the server; it is refused when it should go live.";
    }

    @Override
    public boolean isSaidBy(Finding other, Finding own) {
        return SAID_BETTER.entrySet().stream()
                .anyMatch(
                        e -> other.rule().equals(e.getValue()) && own.message().contains(e.getKey()));
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        tell(
                diagram.file(),
                diagram.xml(),
                id -> diagram.find(id).map(diagram::owner).orElse(id),
                report);
    }

    @Override
    public void decision(DecisionFile decision, Draft draft, Report report) {
        tell(decision.file(), decision.xml(), UnaryOperator.identity(), report);
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        tell(form.file(), form.json().toString().getBytes(StandardCharsets.UTF_8), UnaryOperator.identity(), report);
    }

    private void tell(String file, byte[] bytes, UnaryOperator<String> owner, Report report) {
        // A script task and the script in it are refused for the same reason.
        Set<String> told = new HashSet<>();
        for (Problem refusal : guard.refusals(file, bytes)) {
            String element = owner.apply(Objects.requireNonNullElse(refusal.getMainElementId(), ""));
            String message = String.valueOf(refusal.getMessage());
            int remedy = message.lastIndexOf(". ") + 1;
            if (told.add(element + message)) {
                report.error(
                        element,
                        message.substring(0, remedy),
                        message.substring(remedy).strip());
            }
        }
    }
}
