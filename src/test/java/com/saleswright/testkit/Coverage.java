package com.saleswright.testkit;

import com.saleswright.engine.Content;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * Which flow nodes of processes and which rows of decision tables there are, and which of them tests have passed.
 *
 * @param processes process id to the ids of its flow nodes
 * @param decisions decision id to the ids of its rows
 */
record Coverage(SortedMap<String, Set<String>> processes, SortedMap<String, Set<String>> decisions) {

    Coverage() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    /** Everything that the content has. */
    static Coverage of(Content content) {
        Coverage all = new Coverage();
        for (String file : content.named(".bpmn")) {
            Bpmn.readModelFromStream(new ByteArrayInputStream(bytes(content, file)))
                    .getModelElementsByType(FlowNode.class)
                    .forEach(n -> all.passed(processOf(n), n.getId()));
        }
        for (String file : content.named(".dmn")) {
            Dmn.readModelFromStream(new ByteArrayInputStream(bytes(content, file)))
                    .getModelElementsByType(Rule.class)
                    .forEach(r -> all.hit(((Decision) r.getParentElement().getParentElement()).getId(), r.getId()));
        }
        return all;
    }

    void passed(String process, String node) {
        processes.computeIfAbsent(process, p -> new TreeSet<>()).add(node);
    }

    void hit(String decision, String row) {
        decisions.computeIfAbsent(decision, d -> new TreeSet<>()).add(row);
    }

    /** What is in this and not in the other. */
    Coverage without(Coverage other) {
        return new Coverage(without(processes, other.processes), without(decisions, other.decisions));
    }

    boolean isEmpty() {
        return processes.isEmpty() && decisions.isEmpty();
    }

    /** One line per process and decision, and one per id that the tests missed. */
    String table(Coverage passed) {
        Coverage missed = without(passed);
        StringBuilder table = new StringBuilder();
        lines(table, "flow nodes passed", processes, missed.processes);
        lines(table, "rows hit", decisions, missed.decisions);
        return table.toString();
    }

    private static void lines(
            StringBuilder table,
            String what,
            SortedMap<String, Set<String>> all,
            SortedMap<String, Set<String>> missed) {
        all.forEach((id, parts) -> {
            Collection<String> open = missed.getOrDefault(id, Set.of());
            table.append("%-32s %4d of %4d %s%n".formatted(id, parts.size() - open.size(), parts.size(), what));
            open.forEach(o -> table.append("    missing: ").append(o).append(System.lineSeparator()));
        });
    }

    private static SortedMap<String, Set<String>> without(
            Map<String, Set<String>> all, Map<String, Set<String>> passed) {
        SortedMap<String, Set<String>> rest = new TreeMap<>();
        all.forEach((id, parts) -> {
            Set<String> open = new TreeSet<>(parts);
            open.removeAll(passed.getOrDefault(id, Set.of()));
            if (!open.isEmpty()) {
                rest.put(id, open);
            }
        });
        return rest;
    }

    private static String processOf(FlowNode node) {
        var parent = node.getParentElement();
        while (!(parent instanceof Process process)) {
            parent = parent.getParentElement();
        }
        return process.getId();
    }

    private static byte[] bytes(Content content, String file) {
        return content.text(file).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
