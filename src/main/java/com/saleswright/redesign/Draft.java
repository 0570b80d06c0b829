package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Content under check, each file read once.
 *
 * @param catalogue what the content may refer to
 * @param unreadable findings about files that could not be read at all
 */
public record Draft(
        Catalogue catalogue,
        List<Diagram> diagrams,
        List<DecisionFile> decisions,
        List<FormFile> forms,
        List<Finding> unreadable) {

    static final String UNREADABLE = "Unreadable";

    /** Reads the files; the catalogue gets its processes, decisions and forms from them. */
    static Draft of(Content content, Catalogue catalogue) {
        List<Diagram> diagrams = new ArrayList<>();
        List<DecisionFile> decisions = new ArrayList<>();
        List<FormFile> forms = new ArrayList<>();
        List<Finding> unreadable = new ArrayList<>();
        content.files().forEach((file, bytes) -> {
            try {
                if (file.endsWith(".bpmn")) {
                    diagrams.add(Diagram.read(file, bytes));
                } else if (file.endsWith(".dmn")) {
                    decisions.add(DecisionFile.read(file, bytes));
                } else if (file.endsWith(".form")) {
                    forms.add(FormFile.read(file, bytes));
                } else {
                    throw new UnreadableFile("Saleswright knows no files of this kind.", null);
                }
            } catch (UnreadableFile e) {
                unreadable.add(new Finding(
                        UNREADABLE,
                        Finding.Severity.ERROR,
                        file,
                        "",
                        e.getMessage(),
                        "Restore it from the last version that opened in the Modeler."));
            }
        });
        return new Draft(catalogue.with(diagrams, decisions, forms), diagrams, decisions, forms, unreadable);
    }
}
