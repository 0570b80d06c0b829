package com.saleswright.redesign.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Every input field of a form has a key of its own that can be a variable, and a label. */
@Component
class FieldKeys implements Rule {

    private static final Set<String> LABELS = Set.of("label", "dateLabel", "timeLabel");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");
    private static final Set<String> INPUTS = Set.of(
            "textfield", "number", "textarea", "checkbox", "select", "radio", "checklist", "taglist", "datetime");

    @Override
    public String prevents() {
        return "Two fields with one key overwrite each other, and what is entered in a field "
                + "without a key is lost.";
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        Set<String> seen = new HashSet<>();
        for (JsonNode field : form.fields()) {
            if (!INPUTS.contains(field.path("type").asText())) {
                continue;
            }
            String key = field.path("key").asText("");
            if (!KEY.matcher(key).matches()) {
                report.error(
                        FormFile.keyOf(field),
                        "The field's key '%s' is no variable name.".formatted(key),
                        "Write it in camelCase.");
            } else if (!seen.add(key)) {
                report.error(key, "Two fields have the key '%s'.".formatted(key), "Give one of them another key.");
            }
            if (LABELS.stream().allMatch(l -> field.path(l).asText("").isBlank())) {
                report.warning(FormFile.keyOf(field), "The field has no label.", "Say what to enter.");
            }
        }
    }
}
