package com.saleswright.surveys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What customers write about most: the words that stand in several comments.
 *
 * <p>Chinese has no spaces between words, so that none are told apart here; a search finds them all the same.
 */
final class Themes {

    private static final int SHOWN = 20;
    private static final int FEWEST_ANSWERS = 2;
    private static final Pattern WORD = Pattern.compile("[\\p{L}&&[^\\p{IsHan}]]{3,}(?:['’]\\p{L}+)?");

    /** English words that stand everywhere and say nothing. Shorter ones never count. */
    private static final Set<String> STOP_WORDS = Set.of(
            ("about after again all also always and any are aren't because been before being both but can can't cannot "
                            + "could did didn't does doesn't don't done down each even every few for from get gets got "
                            + "had has have having her here him his how into isn't its it's i've i'm just made make "
                            + "many may more most much must myself never not now off once one only other our out over "
                            + "own quite really same she should since some still such than that that's the their them "
                            + "then there these they they're this those through too two under until upon use used very "
                            + "was wasn't way well were weren't what when where which while who whom why will with "
                            + "won't would yet you you're your")
                    .split(" "));

    private Themes() {}

    /**
     * The most frequent ones first.
     *
     * @param figures whether the score of these answers may be shown
     */
    static List<Results.Theme> of(List<ResultsRows.Comment> comments, Predicate<List<ResultsRows.Comment>> figures) {
        Map<String, List<ResultsRows.Comment>> said = new HashMap<>();
        for (ResultsRows.Comment comment : comments) {
            for (String word : words(comment.text())) {
                said.computeIfAbsent(word, w -> new ArrayList<>()).add(comment);
            }
        }
        return said.entrySet().stream()
                .filter(e -> e.getValue().size() >= FEWEST_ANSWERS)
                .sorted(Comparator.comparing((Map.Entry<String, List<ResultsRows.Comment>> e) ->
                                -e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .map(e -> new Results.Theme(
                        e.getKey(),
                        e.getValue().size(),
                        figures.test(e.getValue())
                                ? Nps.of(e.getValue().stream()
                                        .map(ResultsRows.Comment::score)
                                        .toList())
                                : null))
                .toList();
    }

    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(words::add);
        words.removeIf(word -> STOP_WORDS.contains(word.replace('’', '\'')));
        return words;
    }
}
