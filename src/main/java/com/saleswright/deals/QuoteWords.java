package com.saleswright.deals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds quotes by words of their number, customer and title. */
@Component
class QuoteWords {

    /** More quotes than this with a word are not listed: so common a word says little about which one is meant. */
    static final int COMMON = 500;

    private static final int LONGEST = 40;
    /** Follows every word with the same beginning: no character has this byte in UTF-8. */
    private static final byte AFTER_ALL = (byte) 0xFF;

    private final JdbcTemplate jdbc;

    QuoteWords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The different words of a text in lower case, each cut to 40 characters. */
    static Set<String> in(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words of a quote; the running number also without the zeros before it. */
    static Set<String> of(String number, String customerName, String title) {
        Set<String> words = in(String.join(" ", number, customerName, title));
        words.addAll(in(number.substring(number.lastIndexOf('-') + 1).replaceFirst("^0+", "")));
        return words;
    }

    /** Keeps the words of a new quote. */
    void add(Quote quote) {
        insert(quote.number(), of(quote.number(), quote.customerName(), quote.title()));
    }

    /** Keeps the words of a quote whose content may have changed. */
    void change(Quote quote) {
        Set<String> words = of(quote.number(), quote.customerName(), quote.title());
        Set<String> gone = new HashSet<>(jdbc.query(
                "SELECT word FROM quote_word WHERE number = ?",
                (row, i) -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                quote.number()));
        Set<String> added = new TreeSet<>(words);
        added.removeAll(gone);
        gone.removeAll(words);
        if (!gone.isEmpty()) {
            jdbc.batchUpdate("DELETE FROM quote_word WHERE number = ? AND word = ?", rows(quote.number(), gone));
        }
        insert(quote.number(), added);
    }

    private void insert(String number, Set<String> words) {
        if (!words.isEmpty()) {
            jdbc.batchUpdate("INSERT INTO quote_word (number, word) VALUES (?, ?)", rows(number, words));
        }
    }

    /** Numbers of quotes with a word that begins so, at most one more than {@link #COMMON}. */
    Set<String> quotesWith(String beginning) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT number FROM quote_word WHERE word BETWEEN ? AND ? FETCH FIRST " + (COMMON + 1)
                        + " ROWS ONLY",
                String.class,
                bytes(beginning),
                end(beginning)));
    }

    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** The end of the range of words that begin so. */
    static byte[] end(String beginning) {
        byte[] bytes = bytes(beginning);
        byte[] end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = AFTER_ALL;
        return end;
    }

    private static List<Object[]> rows(String number, Set<String> words) {
        return words.stream()
                .flatMap(word -> Stream.<Object[]>of(new Object[] {number, bytes(word)}))
                .toList();
    }
}
