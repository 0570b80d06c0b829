package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import com.saleswright.redesign.TableCover;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A table that allows one row has no two that fit at once. */
@Component
class DecisionOverlap implements Rule {

    private static final Set<String> ONE_ANSWER = Set.of("", "UNIQUE", "ANY");

    @Override
    public String prevents() {
        return "Two rows that fit at once, where the hit policy allows one answer, stop the case.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        if (!file.isInFeel()) {
            return;
        }
        for (Element table : file.tables()) {
            if (ONE_ANSWER.contains(table.get("hitPolicy"))) {
                TableCover.of(file, table).map(TableCover::overlaps).stream()
                        .flatMap(List::stream)
                        .forEach(overlap -> report.error(
                                overlap.otherRow(),
                                "It and the row '%s' both fit %s.".formatted(overlap.row(), overlap.inputs()),
                                "Narrow one of them, or set the hit policy to FIRST."));
            }
        }
    }
}
