package com.saleswright.redesign.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every text area says how much it takes. */
@Component
class NoMaxLength implements Rule {

    @Override
    public String prevents() {
        return "The database takes 4,000 characters; more than that answers with an error and "
                + "the typed text is lost.";
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        for (JsonNode field : form.fields()) {
            int max = field.path("validate").path("maxLength").asInt(0);
            if (field.path("type").asText().equals("textarea")
                    && !field.path("readonly").asBoolean()
                    && !field.path("disabled").asBoolean()
                    && (max < 1 || max > 4000)) {
                report.error(
                        FormFile.keyOf(field),
                        max < 1
                                ? "The text area has no maximum length."
                                : "The text area takes more than 4,000 characters.",
                        "Set a maximum length of 4000 or less.");
            }
        }
    }
}
