package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** A file is named like the process, decision or form in it. */
@Component
class FileNameDiffers implements Rule {

    @Override
    public String prevents() {
        return "A process that is not in the file of its name is not found when it must be changed.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        List<String> ids = diagram.processes().stream()
                .filter(p -> p.get("isExecutable").equals("true"))
                .map(Element::id)
                .toList();
        if (!ids.isEmpty() && !ids.contains(stem(diagram.file()))) {
            rename(stem(diagram.file()), ids.get(0), report);
        }
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        List<String> ids = file.decisions().stream().map(Element::id).toList();
        if (!ids.isEmpty() && !ids.contains(file.stem())) {
            rename(file.stem(), ids.get(0), report);
        }
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        if (!form.id().isEmpty() && !form.id().equals(form.stem())) {
            rename(form.stem(), form.id(), report);
        }
    }

    private static void rename(String stem, String id, Report report) {
        report.warning(
                id,
                "The file is called '%s', but holds '%s'.".formatted(stem, id),
                "Rename the file or the id, so that both are the same.");
    }

    private static String stem(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    }
}
