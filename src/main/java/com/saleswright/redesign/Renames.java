package com.saleswright.redesign;

import java.util.Map;
import java.util.TreeMap;

/**
 * Elements that a redesign gave another id. Confirmed once by its author, followed by comparison, replay and migration
 * alike.
 *
 * @param processes process id to its renames, old element id to new element id
 */
public record Renames(Map<String, Map<String, String>> processes) {

    public static final Renames NONE = new Renames(Map.of());

    public Renames {
        Map<String, Map<String, String>> copy = new TreeMap<>();
        processes.forEach((process, ids) -> copy.put(process, Map.copyOf(ids)));
        processes = Map.copyOf(copy);
    }

    /** Old id to new id of one process; empty when it has none. */
    public Map<String, String> of(String processId) {
        return processes.getOrDefault(processId, Map.of());
    }

    /** What an element is called after the redesign: its own id when it was not renamed. */
    public String newId(String processId, String elementId) {
        return of(processId).getOrDefault(elementId, elementId);
    }

    /** The way back, for a roll-back. */
    public Renames reversed() {
        Map<String, Map<String, String>> reversed = new TreeMap<>();
        processes.forEach((process, ids) -> {
            Map<String, String> back = new TreeMap<>();
            ids.forEach((from, to) -> back.put(to, from));
            reversed.put(process, back);
        });
        return new Renames(reversed);
    }
}
