package com.saleswright.engine.forms;

import com.saleswright.engine.FormRejected.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a submission has and its form has not. */
final class UnknownFields {

    private UnknownFields() {}

    static List<Problem> in(FormModel form, Map<String, ?> submitted) {
        List<Problem> problems = new ArrayList<>();
        find(form, List.of(), submitted, problems);
        return problems;
    }

    private static void find(FormModel form, List<String> above, Map<?, ?> values, List<Problem> problems) {
        values.forEach((name, value) -> {
            List<String> path = new ArrayList<>(above);
            path.add(String.valueOf(name));
            if (form.fields().stream().anyMatch(field -> field.path().equals(path))) {
                return;
            }
            boolean group = form.fields().stream().anyMatch(field -> isBelow(field.path(), path));
            if (!group) {
                problems.add(problem(path, value, "There is no field \"%s\" in this form. Leave it out."));
            } else if (value instanceof Map<?, ?> map) {
                find(form, path, map, problems);
            } else if (value != null) {
                problems.add(problem(path, value, "\"%s\" must be a group of fields."));
            }
        });
    }

    private static boolean isBelow(List<String> path, List<String> group) {
        return path.size() > group.size() && path.subList(0, group.size()).equals(group);
    }

    private static Problem problem(List<String> path, @Nullable Object value, String reason) {
        String key = String.join(".", path);
        String name = key.length() > 60 ? key.substring(0, 60) + "…" : key;
        return new Problem(name, Values.shown(value), reason.formatted(name));
    }
}
