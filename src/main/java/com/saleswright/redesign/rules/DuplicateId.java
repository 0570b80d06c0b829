package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** No id is used twice: of processes, decisions and forms in all content, of elements in a file. */
@Component
class DuplicateId implements Rule {

    @Override
    public String prevents() {
        return "Of two things with one id the last one deployed wins, and which one that is, is " + "chance.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        Set<String> seen = new HashSet<>();
        Stream.concat(diagram.nodes().stream(), diagram.flows().stream())
                .filter(e -> !e.id().isEmpty() && !seen.add(e.id()))
                .forEach(e ->
                        report.error(e.id(), "The id is used twice in this file.", "Give one of them another id."));
        diagram.processes()
                .forEach(p -> once(p.id(), draft.catalogue().processes().get(p.id()), report));
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        file.decisions().forEach(e -> once(e.id(), draft.catalogue().decisions().get(e.id()), report));
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        once(form.id(), draft.catalogue().forms().get(form.id()), report);
    }

    private static void once(String id, @Nullable List<String> files, Report report) {
        if (files != null && files.size() > 1) {
            report.error(
                    id,
                    "The id '%s' is used in %s.".formatted(id, String.join(" and ", files)),
                    "Give one of them another id.");
        }
    }
}
