package com.saleswright.redesign;

import com.saleswright.engine.DecisionTables;
import java.util.List;

/**
 * A DMN file.
 *
 * @param file resource name
 * @param root its {@code definitions}
 * @param xml its text
 */
public record DecisionFile(String file, Element root, byte[] xml) {

    public static DecisionFile read(String file, byte[] xml) {
        Element root = Element.read(xml);
        if (!root.type().equals("definitions")) {
            throw new UnreadableFile("The file is no decision table: it starts with <" + root.type() + ">.", null);
        }
        return new DecisionFile(file, root, xml);
    }

    /** The folder it lies in, which is deployed as one. */
    public String capability() {
        return Paths.capability(file);
    }

    /** The file's name without folder and suffix. */
    public String stem() {
        return Paths.stem(file);
    }

    /** What breaks the schema of DMN in it; nothing when it is written in a version that the engine does not know. */
    public List<Element.Fault> schemaFaults() {
        return Schemas.ofDecisions(root.namespace()).map(root::faults).orElse(List.of());
    }

    /** Whether all of it is written in FEEL, which is the language that we can read. */
    public boolean isInFeel() {
        return root.all().allMatch(e -> DecisionTables.LANGUAGES.contains(e.get("expressionLanguage")));
    }

    public List<Element> decisions() {
        return root.children("decision");
    }

    public List<Element> tables() {
        return decisions().stream()
                .flatMap(d -> d.children("decisionTable").stream())
                .toList();
    }

    /** The ids of the decisions that a decision asks first; an empty id for one that it does not name. */
    public static List<String> required(Element decision) {
        return decision.children("informationRequirement").stream()
                .flatMap(r -> r.children("requiredDecision").stream())
                .map(r -> r.get("href").replaceFirst("^#", ""))
                .toList();
    }
}
