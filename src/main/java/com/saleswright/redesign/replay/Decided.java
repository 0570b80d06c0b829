package com.saleswright.redesign.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a decision comes to.
 *
 * @param rows that matched, as far as the hit policy takes them
 * @param collected what they are collected into, in a table that does so
 * @param fault why it comes to nothing
 */
record Decided(List<Row> rows, @Nullable String collected, @Nullable String fault) {

    /**
     * A row that matched.
     *
     * @param rule its id in the file; empty for an expression
     * @param number counted from 1; 0 for an expression
     * @param note what the row says about itself
     */
    public record Row(String rule, int number, String note, List<Output> outputs) {

        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            outputs.forEach(o -> values.put(o.name(), o.value()));
            return values;
        }
    }

    /** @param label what people call it */
    public record Output(String name, String label, String value) {}

    /** The rows of this that the other does not have, by what they give. */
    List<Row> without(Decided other) {
        List<Map<String, String>> theirs =
                new ArrayList<>(other.rows.stream().map(Row::values).toList());
        return rows.stream().filter(r -> !theirs.remove(r.values())).toList();
    }

    /** Rows in their order, without those that give nothing. */
    List<Map<String, String>> values() {
        return rows.stream().map(Row::values).filter(v -> !v.isEmpty()).toList();
    }

    /** A value as text: the same for the same number, and quoted when a text looks like something else. */
    static String text(@Nullable Object value) {
        if (value instanceof Number number) {
            try {
                BigDecimal exact = new BigDecimal(number.toString());
                return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
            } catch (NumberFormatException e) {
                return number.toString();
            }
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Decided::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            boolean clear = !text.isBlank() && !text.matches("-?[0-9.]+|true|false|nothing");
            return clear ? text : '"' + text + '"';
        }
        return value == null ? "nothing" : value.toString();
    }
}
