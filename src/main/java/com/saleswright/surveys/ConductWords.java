package com.saleswright.surveys;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Words in an answer that point to misconduct: {@code saleswright.surveys.conduct-words}. */
@Component
class ConductWords {

    private final List<String> words;

    ConductWords(
            @Value(
                            "${saleswright.surveys.conduct-words:bribe,bribery,kickback,corrupt,fraud,harass,threaten,discriminat,blackmail,贿赂,回扣,腐败,欺诈,骚扰,威胁,歧视}")
                    List<String> words) {
        this.words = words.stream()
                .map(w -> w.strip().toLowerCase(Locale.ROOT))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    /** In lower case. */
    List<String> all() {
        return words;
    }

    boolean in(Answer answer) {
        String said = (answer.comment() + "\n" + answer.needs()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(said::contains);
    }
}
