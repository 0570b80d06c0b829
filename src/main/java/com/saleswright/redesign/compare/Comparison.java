package com.saleswright.redesign.compare;

import com.saleswright.engine.Content;
import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.UnreadableFile;
import com.saleswright.redesign.compare.Change.Difference;
import com.saleswright.redesign.compare.Change.Type;
import com.saleswright.redesign.compare.FileChange.State;
import com.saleswright.redesign.compare.Part.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of the content. The drawing of a diagram, the order of elements and the way of writing
 * make no difference; each part is compared by all that it says.
 *
 * @param files those that differ, by path; a file with equal bytes is not among them
 */
public record Comparison(List<FileChange> files) {

    /**
     * Compares two states.
     *
     * @param renames elements of the state before that have another id afterwards
     */
    public static Comparison of(Content before, Content after, Renames renames) {
        SortedMap<String, byte[]> old = before.files();
        SortedMap<String, byte[]> now = after.files();
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        return new Comparison(paths.stream()
                .filter(path -> !Arrays.equals(old.get(path), now.get(path)))
                .map(path -> file(path, old.get(path), now.get(path), renames))
                .toList());
    }

    /** Whether nothing differs but drawings. */
    public boolean isEmpty() {
        return files.stream().allMatch(f -> f.state() == State.DRAWING);
    }

    /** All that differs, over all files. */
    public List<Change> changes() {
        return files.stream().flatMap(f -> f.changes().stream()).toList();
    }

    private static FileChange file(String path, byte @Nullable [] before, byte @Nullable [] after, Renames renames) {
        try {
            List<Part> old = before == null ? List.of() : parts(path, before);
            List<Part> now = after == null ? List.of() : parts(path, after);
            Pairs pairs = Pairs.of(old, now, renames);
            List<Change> changes = changes(pairs);
            State state = before == null
                    ? State.ADDED
                    : after == null ? State.REMOVED : changes.isEmpty() ? State.DRAWING : State.CHANGED;
            return new FileChange(path, state, changes, state == State.CHANGED ? pairs.suggestions() : List.of());
        } catch (UnreadableFile e) {
            return new FileChange(path, State.UNREADABLE, List.of(), List.of());
        }
    }

    private static List<Part> parts(String path, byte[] bytes) {
        if (path.endsWith(".bpmn")) {
            return DiagramParts.of(Diagram.read(path, bytes));
        }
        return path.endsWith(".dmn")
                ? DecisionParts.of(DecisionFile.read(path, bytes))
                : FormParts.of(FormFile.read(path, bytes));
    }

    private static List<Change> changes(Pairs pairs) {
        List<Change> changes = new ArrayList<>();
        for (Part removed : pairs.removed()) {
            changes.add(change(Type.REMOVED, removed.id(), removed, differences(removed, null, pairs)));
        }
        for (Part part : pairs.after()) {
            Part old = pairs.before(part);
            if (old == null) {
                changes.add(change(Type.ADDED, part.id(), part, differences(null, part, pairs)));
                continue;
            }
            List<Difference> differences = differences(old, part, pairs);
            boolean renamed = pairs.isConfirmed(old);
            if (renamed || !differences.isEmpty()) {
                changes.add(change(renamed ? Type.RENAMED : Type.CHANGED, old.id(), part, differences));
            }
        }
        return changes;
    }

    private static Change change(Type type, String oldId, Part part, List<Difference> differences) {
        return new Change(type, part.id(), oldId, part.kind(), part.label(), part.group(), differences);
    }

    private static List<Difference> differences(@Nullable Part before, @Nullable Part after, Pairs pairs) {
        Map<String, Value> old = before == null ? Map.of() : before.properties();
        Map<String, Value> now = after == null ? Map.of() : after.properties();
        Map<String, Difference> differences = new LinkedHashMap<>();
        Stream.concat(now.keySet().stream(), old.keySet().stream()).distinct().forEach(property -> {
            Value a = old.getOrDefault(property, Value.of(""));
            Value b = now.getOrDefault(property, Value.of(""));
            if (!pairs.mean(a, b)) {
                differences.put(property, new Difference(property, a.text(), b.text()));
            }
        });
        if (before != null && after != null && !before.kind().equals(after.kind())) {
            differences.put("Kind", new Difference("Kind", before.kind(), after.kind()));
        }
        return List.copyOf(differences.values());
    }
}
