package com.saleswright.surveys;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Words in an answer, or how they begin, that point to misconduct: {@code saleswright.surveys.conduct-words}. */
@Component
class ConductWords {

    private final List<String> words;
    private final Pattern begun;

    ConductWords(
            @Value(
                            "${saleswright.surveys.conduct-words:bribe,bribery,kickback,corrupt,fraud,harass,threaten,discriminat,blackmail,贿赂,回扣,腐败,欺诈,骚扰,威胁,歧视}")
                    List<String> words) {
        this.words = words.stream()
                .map(w -> w.strip().toLowerCase(Locale.ROOT))
                .filter(w -> !w.isEmpty())
                .toList();
        // Chinese has no spaces that would tell where a word begins.
        this.begun = Pattern.compile(this.words.stream()
                .map(w -> Character.isIdeographic(w.codePointAt(0)) ? Pattern.quote(w) : "\\b" + Pattern.quote(w))
                .collect(Collectors.joining("|", "(?:", ")")));
    }

    /** What words begin with, in lower case. */
    List<String> all() {
        return words;
    }

    boolean in(Answer answer) {
        String said = (answer.comment() + "\n" + answer.needs()).toLowerCase(Locale.ROOT);
        return !words.isEmpty() && begun.matcher(said).find();
    }
}
