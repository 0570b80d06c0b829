package com.saleswright.redesign;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** "Did you mean 'x'?", or else the names there are. */
    public static String suggest(String wrong, Collection<String> known) {
        return nearest(wrong, known)
                .map("Did you mean '%s'?"::formatted)
                .orElseGet(() -> known.isEmpty()
                        ? "There is none yet."
                        : "Known are: "
                                + String.join(
                                        ", ", known.stream().sorted().limit(12).toList())
                                + (known.size() > 12 ? ", …" : "."));
    }

    /** The known name with the fewest different letters; none when all are too far away. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        int most = Math.max(2, wrong.length() / 3);
        return known.stream()
                .filter(k -> distance(wrong, k) <= most)
                .min(Comparator.comparingInt((String k) -> distance(wrong, k)).thenComparing(k -> k));
    }

    /** Levenshtein distance, upper and lower case alike. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
