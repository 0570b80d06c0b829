package com.saleswright.redesign.rules;

import com.saleswright.engine.DecisionTables;
import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decision tables are written in FEEL. */
@Component
class DecisionLanguage implements Rule {

    @Override
    public String prevents() {
        return "Other expression languages in a decision table run code on the server.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        foreign(file)
                .forEach(e -> report.error(
                        e.id(),
                        "Its expression language is '%s'.".formatted(e.get("expressionLanguage")),
                        "Remove the language and write FEEL."));
    }

    /** The elements that are not written in FEEL. */
    static Stream<Element> foreign(DecisionFile file) {
        return file.root().all().filter(e -> !DecisionTables.LANGUAGES.contains(e.get("expressionLanguage")));
    }
}
