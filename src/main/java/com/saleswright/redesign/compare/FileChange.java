package com.saleswright.redesign.compare;

import java.util.List;

/**
 * How a file differs.
 *
 * @param path resource name
 * @param changes its parts that differ; none when only the drawing or the way of writing did
 * @param suggestions pairs of a removed and an added part that may be the same under another id
 */
public record FileChange(String path, State state, List<Change> changes, List<Suggestion> suggestions) {

    /** What happened to the file as a whole. */
    public enum State {
        ADDED("New"),
        REMOVED("Removed"),
        CHANGED("Changed"),
        /** Other bytes that mean the same: a moved box, another order. */
        DRAWING("Only the drawing changed"),
        /** One of the two cannot be read; the check tells why. */
        UNREADABLE("Cannot be read");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A removed and an added part that may be the same.
     *
     * @param process id of the process
     * @param likeness from 0 to 1
     */
    public record Suggestion(
            String process, String from, String fromLabel, String to, String toLabel, String kind, double likeness) {}

    public boolean isDiagram() {
        return path.endsWith(".bpmn");
    }

    public boolean isDecision() {
        return path.endsWith(".dmn");
    }

    /** The file's name without its folder. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
