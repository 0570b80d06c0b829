package com.saleswright.redesign.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures of all steps of a process.
 *
 * @param shown the version whose diagram is drawn
 * @param steps in the order of the diagram, then those that only other versions have
 */
public record Heatmap(ProcessVersion shown, List<Step> steps) {

    /** Shades of colour. */
    private static final int LEVELS = 5;

    /** @param level 1 for the lightest shade */
    public record Shade(int level, String text) {}

    /** @param level the shade of the step; 0 for none */
    public record Mark(String id, int level, String text) {}

    /** What to draw for a metric; a step that it has nothing to tell about has no mark. */
    public record Layer(String id, String label, List<Shade> legend, List<Mark> marks) {}

    public boolean isEmpty() {
        return touched().isEmpty();
    }

    /** Steps that cases reached in the period or are in now. */
    public List<Step> touched() {
        return steps.stream().filter(Step::isTouched).toList();
    }

    public List<Step> untouched() {
        return steps.stream().filter(s -> !s.isTouched()).toList();
    }

    public Layer layer(Metric metric) {
        long most = steps.stream()
                .filter(Step::drawn)
                .filter(s -> !s.isContainer())
                .mapToLong(metric::amount)
                .max()
                .orElse(0);
        List<Mark> marks = steps.stream()
                .filter(Step::drawn)
                .filter(s -> metric.amount(s) > 0)
                .map(s -> new Mark(
                        s.id(), s.isContainer() ? 0 : level(metric.amount(s), most), metric.text(metric.amount(s))))
                .toList();
        return new Layer(metric.id(), metric.label(), legend(metric, most), marks);
    }

    /** In five equal parts of the most: twice as dark is twice as much. */
    private static int level(long amount, long most) {
        return (int) ((amount * LEVELS + most - 1) / most);
    }

    private static List<Shade> legend(Metric metric, long most) {
        List<Shade> legend = new ArrayList<>();
        long below = 0;
        for (int level = 1; level <= LEVELS; level++) {
            long bound = most * level / LEVELS;
            if (bound > below) {
                String range = metric.isTime() ? "up to " : below + 1 == bound ? "" : (below + 1) + "–";
                legend.add(new Shade(level, range + metric.text(bound)));
                below = bound;
            }
        }
        return legend;
    }
}
