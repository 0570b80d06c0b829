package com.saleswright.imports;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Names that cells may hold, and the other spellings that mean them. */
final class Names {

    /** Below this, names have little in common; "GTX Pro" and "MG Advanced" are at 0.5, one wrong letter is above 0.9. */
    private static final double ALIKE = 0.88;

    private static final int SUGGESTIONS = 3;

    private final Map<String, String> known = new LinkedHashMap<>();
    private final Map<String, String> mapped;
    private final Map<String, List<String>> similar = new HashMap<>();

    /**
     * @param known the names
     * @param mapped a known name for each other spelling, by {@link #key}
     */
    Names(Collection<String> known, Map<String, String> mapped) {
        known.forEach(n -> this.known.putIfAbsent(key(n), n));
        this.mapped = mapped;
    }

    /** Names are the same when they differ in letter case and blanks only. */
    static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** These names and some more. */
    Names and(Collection<String> more) {
        Names both = new Names(known.values(), mapped);
        more.forEach(n -> both.known.putIfAbsent(key(n), n));
        return both;
    }

    /** The known name that is written or mapped so. Nothing is guessed. */
    Optional<String> find(String spelling) {
        String key = key(spelling);
        String name = known.get(key);
        if (name == null && mapped.containsKey(key)) {
            name = known.get(key(mapped.get(key)));
        }
        return Optional.ofNullable(name);
    }

    /** Known names that look like it, most alike first. */
    List<String> similar(String spelling) {
        return similar.computeIfAbsent(key(spelling), this::findSimilar);
    }

    private List<String> findSimilar(String spelling) {
        String wanted = letters(spelling);
        Map<String, Double> alike = new HashMap<>();
        known.values().forEach(name -> alike.put(name, alike(wanted, letters(name))));
        return alike.entrySet().stream()
                .filter(e -> e.getValue() >= ALIKE)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SUGGESTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double alike(String a, String b) {
        boolean within = Math.min(a.length(), b.length()) >= 4 && (a.contains(b) || b.contains(a));
        return Math.max(within ? ALIKE : 0, new JaroWinklerSimilarity().apply(a, b));
    }

    private static String letters(String name) {
        return key(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
