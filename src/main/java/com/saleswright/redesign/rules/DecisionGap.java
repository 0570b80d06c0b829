package com.saleswright.redesign.rules;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import com.saleswright.redesign.TableCover;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A table that must answer has a row for every input. */
@Component
class DecisionGap implements Rule {

    /** Tables of these answer with a list, which may be empty. */
    private static final Set<String> LISTS = Set.of("COLLECT", "RULE ORDER", "OUTPUT ORDER");

    @Override
    public String prevents() {
        return "An input that no row fits gives no answer, and the case stops at what asks for it.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        if (!file.isInFeel()) {
            return;
        }
        for (Element table : file.tables()) {
            String id = table.parent().map(Element::id).orElse(table.id());
            if (!LISTS.contains(table.get("hitPolicy"))) {
                TableCover.of(file, table).ifPresent(cover -> report(id, cover, report));
            }
        }
    }

    private static void report(String id, TableCover cover, Report report) {
        for (TableCover.Example gap : cover.gaps()) {
            String message = "No row for %s.".formatted(gap.inputs());
            if (gap.mentioned()) {
                report.error(id, message, "Add a row for it, or say by the input's allowed values that it cannot be.");
            } else {
                report.warning(id, message, "Add a last row for all else, or list the input's allowed values.");
            }
        }
        cover.unread()
                .forEach(input -> report.warning(
                        id,
                        "The input %s is not checked for gaps: its cells are more than comparisons, intervals and lists."
                                .formatted(input),
                        "Write them as plain tests where you can."));
        if (cover.isIncomplete()) {
            report.warning(
                    id, "It has too many combinations to look for gaps in all of them.", "Divide it into two tables.");
        }
    }
}
