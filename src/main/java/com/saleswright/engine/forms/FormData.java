package com.saleswright.engine.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by name that a form works with. A name that is there may stand for null. */
interface FormData {

    boolean has(String name);

    @Nullable
    Object get(String name);

    /** Names that are known without looking further. */
    Set<String> names();

    static FormData of(Map<String, ? extends @Nullable Object> values) {
        return new FormData() {
            @Override
            public boolean has(String name) {
                return values.containsKey(name);
            }

            @Override
            public @Nullable Object get(String name) {
                return values.get(name);
            }

            @Override
            public Set<String> names() {
                return Set.copyOf(values.keySet());
            }
        };
    }

    /** These values, and the others where these have none. */
    default FormData orElse(FormData others) {
        FormData these = this;
        return new FormData() {
            @Override
            public boolean has(String name) {
                return these.has(name) || others.has(name);
            }

            @Override
            public @Nullable Object get(String name) {
                return these.has(name) ? these.get(name) : others.get(name);
            }

            @Override
            public Set<String> names() {
                return these.names();
            }
        };
    }

    /** The value at a path through nested maps, or null. */
    default @Nullable Object at(Iterable<String> path) {
        Object value = null;
        boolean first = true;
        for (String step : path) {
            if (first) {
                value = get(step);
                first = false;
            } else {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }

    /** Whether there is a value, be it null, at a path through nested maps. */
    default boolean hasAt(List<String> path) {
        if (path.size() == 1) {
            return has(path.get(0));
        }
        Object parent = at(path.subList(0, path.size() - 1));
        return parent instanceof Map<?, ?> map && map.containsKey(path.get(path.size() - 1));
    }
}
