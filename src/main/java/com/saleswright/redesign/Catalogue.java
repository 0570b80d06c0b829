package com.saleswright.redesign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a diagram may refer to.
 *
 * @param steps what code offers, by bean name
 * @param groups the roles that tasks can be offered to
 * @param messages the messages that code sends
 * @param processes process ids, each with the files that define it
 * @param decisions decision ids, each with the files that define it
 * @param forms form ids, each with the files that define it
 * @param given what code hands to the processes
 */
public record Catalogue(
        SortedMap<String, Step> steps,
        Set<String> groups,
        Set<String> messages,
        SortedMap<String, List<String>> processes,
        SortedMap<String, List<String>> decisions,
        SortedMap<String, List<String>> forms,
        Given given) {

    /** How a diagram can use a step. */
    public enum Use {
        /** As a service task, send task or message event. */
        TASK,
        /** As an execution listener. */
        LISTENER,
        /** As a task listener. */
        TASK_LISTENER
    }

    /**
     * A step that code offers.
     *
     * @param bean its name in expressions
     * @param title its label, verb and object
     * @param description what it does, for a process owner
     * @param reads variables it needs
     * @param writes variables it sets
     * @param errors codes of the BPMN errors it throws
     * @param uses where it can be named as a whole; empty for one whose methods are called
     * @param savepoint whether it needs a transaction of its own
     */
    public record Step(
            String bean,
            String title,
            String description,
            List<String> reads,
            List<String> writes,
            List<String> errors,
            Set<Use> uses,
            boolean savepoint) {}

    /** What code offers; processes, decisions and forms come from the content. */
    public static Catalogue ofCode(Collection<Step> steps, Set<String> groups, Set<String> messages, Given given) {
        return new Catalogue(
                new TreeMap<>(steps.stream().collect(Collectors.toMap(Step::bean, s -> s))),
                new TreeSet<>(groups),
                new TreeSet<>(messages),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                given);
    }

    Catalogue with(List<Diagram> diagrams, List<DecisionFile> decisionFiles, List<FormFile> formFiles) {
        return new Catalogue(
                steps,
                groups,
                messages,
                files(diagrams.stream().flatMap(d -> d.processes().stream().map(p -> Map.entry(p.id(), d.file())))),
                files(decisionFiles.stream()
                        .flatMap(d -> d.decisions().stream().map(e -> Map.entry(e.id(), d.file())))),
                files(formFiles.stream().filter(f -> !f.id().isEmpty()).map(f -> Map.entry(f.id(), f.file()))),
                given);
    }

    /** The capabilities in which one of these files lies. */
    public static Set<String> capabilities(List<String> files) {
        return files.stream().map(Paths::capability).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that anything in this diagram, the forms or the steps can set as a variable. */
    public Set<String> variables(Diagram diagram, List<FormFile> formFiles) {
        Set<String> names = new HashSet<>();
        steps.values().forEach(s -> {
            names.addAll(s.reads());
            names.addAll(s.writes());
        });
        for (FormFile form : formFiles) {
            for (JsonNode field : form.fields()) {
                names.add(field.path("key").asText("").split("\\.", -1)[0]);
            }
        }
        diagram.root().all().forEach(e -> {
            switch (e.type()) {
                case "inputParameter", "outputParameter" -> names.add(e.name());
                case "in", "out" -> names.add(e.get("target"));
                case "multiInstanceLoopCharacteristics" -> names.add(e.camunda("elementVariable"));
                default -> {
                    names.add(e.camunda("resultVariable"));
                    names.add(e.camunda("errorCodeVariable"));
                    names.add(e.camunda("errorMessageVariable"));
                    names.add(e.camunda("initiator"));
                }
            }
        });
        names.remove("");
        return names;
    }

    private static SortedMap<String, List<String>> files(Stream<Map.Entry<String, String>> idsAndFiles) {
        return new TreeMap<>(idsAndFiles.collect(Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }
}
