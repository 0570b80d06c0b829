package com.saleswright.redesign.compare;

import com.saleswright.redesign.Renames;
import com.saleswright.redesign.compare.FileChange.Suggestion;
import com.saleswright.redesign.compare.Part.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Which part before is which part after: by id, by confirmed rename, and where an id means nothing to people by what the
 * part says: a flow by its ends, a row by its conditions.
 */
final class Pairs {

    /** Likeness from which two parts are suggested as the same. */
    private static final double LIKELY = 0.55;

    private final List<Part> before;
    private final List<Part> after;
    private final Map<String, Part> oldById = new LinkedHashMap<>();
    private final Map<String, String> newIds = new HashMap<>();
    private final Map<String, String> oldIds = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();

    private Pairs(List<Part> before, List<Part> after) {
        this.before = before;
        this.after = after;
        before.forEach(p -> oldById.putIfAbsent(p.id(), p));
    }

    static Pairs of(List<Part> before, List<Part> after, Renames renames) {
        Pairs pairs = new Pairs(before, after);
        Map<String, Part> nowById = new HashMap<>();
        after.forEach(p -> nowById.putIfAbsent(p.id(), p));
        for (Part old : before) {
            String renamed = renames.of(old.group()).get(old.id());
            if (renamed != null && nowById.containsKey(renamed)) {
                pairs.put(old.id(), renamed);
                pairs.confirmed.add(old.id());
            }
        }
        for (Part old : before) {
            Part same = nowById.get(old.id());
            if (same != null && !pairs.newIds.containsKey(old.id()) && !pairs.oldIds.containsKey(old.id())) {
                pairs.put(old.id(), old.id());
            }
        }
        pairs.pairFlows();
        pairs.pairRows();
        return pairs;
    }

    List<Part> after() {
        return after;
    }

    /** What a part was before; null when it is new. */
    @Nullable
    Part before(Part now) {
        String old = oldIds.get(now.id());
        return old == null ? null : oldById.get(old);
    }

    List<Part> removed() {
        return before.stream().filter(p -> !newIds.containsKey(p.id())).toList();
    }

    private List<Part> added() {
        return after.stream().filter(p -> !oldIds.containsKey(p.id())).toList();
    }

    boolean isConfirmed(Part old) {
        return confirmed.contains(old.id());
    }

    /** Whether two values mean the same; one that stands for a part means that part, however it is labelled. */
    boolean mean(Value old, Value now) {
        if (old.refersTo().isEmpty() || now.refersTo().isEmpty()) {
            return old.text().equals(now.text());
        }
        return Stream.of(old.refersTo().split(" ", -1))
                .map(newIds::get)
                .toList()
                .equals(List.of(now.refersTo().split(" ", -1)));
    }

    /** The most alike of removed and added elements of the same kind, each once, the best first. */
    List<Suggestion> suggestions() {
        List<Suggestion> all = new ArrayList<>();
        for (Part old : removed()) {
            for (Part now : added()) {
                double likeness = likeness(old, now);
                if (likeness >= LIKELY) {
                    all.add(new Suggestion(
                            old.group(), old.id(), old.label(), now.id(), now.label(), old.kind(), likeness));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Suggestion::likeness).reversed());
        Set<String> taken = new HashSet<>();
        return all.stream()
                .filter(s -> !taken.contains("-" + s.from()) && !taken.contains("+" + s.to()))
                .filter(s -> taken.add("-" + s.from()) && taken.add("+" + s.to()))
                .toList();
    }

    /** Half by what it is called, half by what else it says; 0 for what can never be the same step. */
    private double likeness(Part old, Part now) {
        if (!old.kind().equals(now.kind())
                || !old.group().equals(now.group())
                || Set.of("flow", "row", "process", "decision", "form").contains(old.kind())) {
            return 0;
        }
        double label = new JaroWinklerSimilarity().apply(old.label(), now.label());
        Set<String> properties = new HashSet<>(old.properties().keySet());
        properties.addAll(now.properties().keySet());
        properties.remove("Label");
        double same = properties.stream()
                .filter(p -> old.properties().containsKey(p)
                        && now.properties().containsKey(p)
                        && mean(old.properties().get(p), now.properties().get(p)))
                .count();
        return properties.isEmpty() ? label : (label + same / properties.size()) / 2;
    }

    /** A flow that was drawn anew between the same two elements is the same flow. */
    private void pairFlows() {
        for (Part old : kind(removed(), "flow")) {
            kind(added(), "flow").stream()
                    .filter(now ->
                            mean(value(old, "From"), value(now, "From")) && mean(value(old, "To"), value(now, "To")))
                    .findFirst()
                    .ifPresent(now -> put(old.id(), now.id()));
        }
    }

    /** A row with the same conditions, or else with the same description, is the same row. */
    private void pairRows() {
        for (Part old : kind(removed(), "row")) {
            kind(added(), "row").stream()
                    .filter(now -> now.group().equals(old.group()))
                    .filter(now -> conditions(now).equals(conditions(old))
                            || Objects.equals(
                                    now.properties().get("Description"),
                                    old.properties().getOrDefault("Description", Value.of(" "))))
                    .findFirst()
                    .ifPresent(now -> put(old.id(), now.id()));
        }
    }

    private static Map<String, Value> conditions(Part row) {
        Map<String, Value> conditions = new HashMap<>(row.properties());
        conditions.keySet().removeIf(column -> !column.startsWith("If "));
        return conditions;
    }

    private static List<Part> kind(List<Part> parts, String kind) {
        return parts.stream().filter(p -> p.kind().equals(kind)).toList();
    }

    private static Value value(Part part, String property) {
        return part.properties().getOrDefault(property, Value.of(""));
    }

    private void put(String old, String now) {
        newIds.put(old, now);
        oldIds.put(now, old);
    }
}
