package com.saleswright.redesign.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Every property of a form's field is one that the viewer knows, and every translation has a text to translate. */
@Component
class UnknownProperty implements Rule {

    static final Set<String> KNOWN = Set.of(
            ("accept action allowAddRemove alt appearance columns columnsExpression components computeOn conditional"
                            + " content dataSource dateLabel decimalDigits defaultRepetitions defaultValue description"
                            + " disableCollapse disabled disallowPassedDates expression height id increment isRepeating"
                            + " key label layout maxHeight multiple nonCollapsedItems path properties readonly rowCount"
                            + " searchable security serializeToString showOutline source strict subtype text timeInterval"
                            + " timeLabel timeSerializingFormat title type url use24h validate values valuesExpression"
                            + " valuesKey verticalAlignment")
                    .split(" "));
    static final Map<String, Set<String>> INSIDE = Map.of(
            "validate",
            Set.of(
                    "required",
                    "min",
                    "max",
                    "minLength",
                    "maxLength",
                    "pattern",
                    "patternErrorMessage",
                    "validationType"),
            "conditional",
            Set.of("hide"),
            "layout",
            Set.of("row", "columns"),
            "appearance",
            Set.of("prefixAdorner", "suffixAdorner"));
    private static final Pattern TRANSLATION = Pattern.compile("(.+):[a-z]{2}");
    private static final Pattern ENTRY = Pattern.compile("(option|column):(.+)");

    @Override
    public String prevents() {
        return "A misspelt property is ignored: the field then checks, hides or translates nothing.";
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        for (JsonNode field : form.fields()) {
            known(field, field, KNOWN, report);
            INSIDE.forEach((property, names) -> known(field, field.path(property), names, report));
            for (Map.Entry<String, JsonNode> property : field.path("properties").properties()) {
                Matcher translation = TRANSLATION.matcher(property.getKey());
                if (translation.matches() && !hasText(field, translation.group(1))) {
                    report.warning(
                            FormFile.keyOf(field),
                            "The property '%s' translates a text that the field does not have."
                                    .formatted(property.getKey()),
                            "Name a text, an option or a column of the field: label:zh, option:good:zh.");
                }
            }
        }
    }

    private static void known(JsonNode field, JsonNode object, Set<String> names, Report report) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!names.contains(property.getKey())) {
                report.warning(
                        FormFile.keyOf(field),
                        "The form viewer knows no property '%s'.".formatted(property.getKey()),
                        Nearest.suggest(property.getKey(), names));
            }
        }
    }

    private static boolean hasText(JsonNode field, String name) {
        Matcher entry = ENTRY.matcher(name);
        if (entry.matches()) {
            boolean option = entry.group(1).equals("option");
            for (JsonNode one : field.path(option ? "values" : "columns")) {
                if (one.path(option ? "value" : "key").asText().equals(entry.group(2))) {
                    return true;
                }
            }
            return false;
        }
        return field.at("/" + name.replace('.', '/')).isTextual();
    }
}
