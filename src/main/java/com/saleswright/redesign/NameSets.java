package com.saleswright.redesign;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets of variables that are set for certain. A missing one holds anything, since nothing is known of it. */
final class NameSets {

    private NameSets() {}

    static @Nullable Set<String> union(@Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || other == null) {
            return null;
        }
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    static @Nullable Set<String> common(List<? extends @Nullable Set<String>> sets) {
        Set<String> common = null;
        for (Set<String> set : sets) {
            if (set != null) {
                if (common == null) {
                    common = new TreeSet<>(set);
                } else {
                    common.retainAll(set);
                }
            }
        }
        return common;
    }
}
