package com.saleswright.redesign.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Forms use only fields that work in the Tasklist. */
@Component
class UnsupportedField implements Rule {

    private static final Set<String> WORKING = Set.of(
            "text",
            "html",
            "textfield",
            "number",
            "textarea",
            "checkbox",
            "select",
            "radio",
            "checklist",
            "taglist",
            "datetime",
            "expression",
            "table",
            "group",
            "separator",
            "spacer",
            "button",
            "image");

    @Override
    public String prevents() {
        return "A file picker breaks the whole form in the Tasklist, and a dynamic list cannot "
                + "be completed after an edit.";
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        for (JsonNode field : form.fields()) {
            String type = field.path("type").asText("");
            if (!WORKING.contains(type)) {
                report.error(
                        FormFile.keyOf(field),
                        "Fields of type '%s' do not work.".formatted(type),
                        switch (type) {
                            case "filepicker" -> "Let people attach files on the quote's page.";
                            case "dynamiclist" -> "Use a fixed group of fields, or a table to show rows.";
                            default -> Nearest.suggest(type, WORKING);
                        });
            }
        }
    }
}
