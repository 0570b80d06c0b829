package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Content under check, each file read once.
 *
 * @param catalogue what the content may refer to
 * @param unreadable findings about files that could not be read at all
 * @param replaced what it would replace
 * @param replacedForms the forms of that, by id
 * @param flows worked out when they are first asked for
 */
public record Draft(
        Catalogue catalogue,
        List<Diagram> diagrams,
        List<DecisionFile> decisions,
        List<FormFile> forms,
        List<Finding> unreadable,
        Replaced replaced,
        Map<String, FormFile> replacedForms,
        Map<String, VariableFlow> flows) {

    static final String UNREADABLE = "Unreadable";

    /** Reads the files; the catalogue gets its processes, decisions and forms from them. */
    public static Draft of(Content content, Catalogue catalogue, Replaced replaced) {
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
        return new Draft(
                catalogue.with(diagrams, decisions, forms),
                diagrams,
                decisions,
                forms,
                unreadable,
                replaced,
                forms(replaced.content()),
                new HashMap<>());
    }

    private static Map<String, FormFile> forms(Content content) {
        Map<String, FormFile> forms = new TreeMap<>();
        content.files().forEach((file, bytes) -> {
            if (file.endsWith(".form")) {
                FormFile form = FormFile.read(file, bytes);
                forms.put(form.id(), form);
            }
        });
        return forms;
    }

    /** Which variables are set where in a process. */
    public VariableFlow flow(Diagram diagram, Element process) {
        String key = diagram.file() + "#" + process.id();
        VariableFlow known = flows.get(key);
        if (known == null) {
            known = new VariableFlow(diagram, process, this);
            flows.put(key, known);
        }
        return known;
    }

    /** A process and the diagram that it is in. */
    public record Located(Diagram diagram, Element process) {}

    /** The process with this id, if there is one. */
    public Optional<Located> process(String id) {
        return diagrams.stream()
                .flatMap(d -> d.processes().stream().map(p -> new Located(d, p)))
                .filter(l -> l.process().id().equals(id))
                .findFirst();
    }

    /** The form with this id, if there is one. */
    public Optional<FormFile> form(String id) {
        return forms.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /** The decision with this id, if there is one. */
    public Optional<Element> decision(String id) {
        return decisions.stream()
                .flatMap(f -> f.decisions().stream())
                .filter(d -> d.id().equals(id))
                .findFirst();
    }
}
