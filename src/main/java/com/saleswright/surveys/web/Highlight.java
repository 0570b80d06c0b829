package com.saleswright.surveys.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Marks in a text what somebody has searched for. The page writes each part as text, whatever stands in it. */
public final class Highlight {

    private final List<String> words;

    Highlight(List<String> words) {
        this.words = words;
    }

    /** A part of a text. */
    public record Part(String text, boolean hit) {}

    public List<Part> parts(String text) {
        if (words.isEmpty()) {
            return List.of(new Part(text, false));
        }
        Matcher hits = Pattern.compile(
                        words.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        List<Part> parts = new ArrayList<>();
        int end = 0;
        while (hits.find()) {
            if (hits.start() > end) {
                parts.add(new Part(text.substring(end, hits.start()), false));
            }
            parts.add(new Part(hits.group(), true));
            end = hits.end();
        }
        if (end < text.length()) {
            parts.add(new Part(text.substring(end), false));
        }
        return parts;
    }
}
