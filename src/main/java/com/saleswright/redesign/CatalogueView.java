package com.saleswright.redesign;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The catalogue for people and scripts: what diagrams can use, with the names inside decisions and forms.
 *
 * @param steps what code offers
 * @param groups the roles that tasks can be offered to
 * @param messages the messages that code sends
 * @param processes ids of the processes that can be called
 */
public record CatalogueView(
        Collection<Catalogue.Step> steps,
        Set<String> groups,
        Set<String> messages,
        Set<String> processes,
        List<Decision> decisions,
        List<Form> forms) {

    /**
     * A decision table.
     *
     * @param id its id
     * @param name its name
     * @param capability its folder
     * @param hitPolicy {@code UNIQUE} unless the table says something else
     * @param inputs the expressions that it reads
     * @param outputs the names of its results, with their types
     */
    public record Decision(
            String id,
            String name,
            String capability,
            String hitPolicy,
            List<String> inputs,
            SortedMap<String, String> outputs) {}

    /**
     * A form.
     *
     * @param id its id
     * @param capability its folder
     * @param fields what can be entered or is shown
     */
    public record Form(String id, String capability, List<Field> fields) {}

    /**
     * A field of a form.
     *
     * @param key the variable or fact
     * @param type as the form editor names it
     * @param label as people see it
     * @param required whether it must be filled
     */
    public record Field(String key, String type, String label, boolean required) {}

    static CatalogueView of(Draft draft) {
        Catalogue catalogue = draft.catalogue();
        return new CatalogueView(
                catalogue.steps().values(),
                catalogue.groups(),
                catalogue.messages(),
                catalogue.processes().keySet(),
                draft.decisions().stream().flatMap(CatalogueView::decisions).toList(),
                draft.forms().stream().map(CatalogueView::form).toList());
    }

    private static Stream<Decision> decisions(DecisionFile file) {
        return file.decisions().stream().map(d -> {
            List<Element> tables = d.children("decisionTable");
            SortedMap<String, String> outputs = new TreeMap<>();
            tables.stream()
                    .flatMap(t -> t.children("output").stream())
                    .forEach(o -> outputs.put(o.name(), o.get("typeRef")));
            return new Decision(
                    d.id(),
                    d.name(),
                    file.capability(),
                    tables.stream()
                            .map(t -> t.get("hitPolicy"))
                            .filter(p -> !p.isEmpty())
                            .findFirst()
                            .orElse("UNIQUE"),
                    tables.stream()
                            .flatMap(t -> t.children("input").stream())
                            .flatMap(i -> i.child("inputExpression").stream())
                            .map(Element::text)
                            .toList(),
                    outputs);
        });
    }

    private static Form form(FormFile file) {
        return new Form(
                file.id(),
                file.capability(),
                file.fields().stream()
                        .filter(f -> f.hasNonNull("key"))
                        .map(f -> new Field(
                                f.path("key").asText(),
                                f.path("type").asText(),
                                f.path("label").asText(),
                                f.path("validate").path("required").asBoolean()))
                        .toList());
    }
}
