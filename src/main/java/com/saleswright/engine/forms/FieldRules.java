package com.saleswright.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What the value of one field must be. Each check returns the reason against the value, or null. */
final class FieldRules {

    /** Longest text of a field that names no limit of its own: what a text column of the engine holds. */
    static final int DEFAULT_MAX_LENGTH = 4000;

    // The address that the HTML standard defines for e-mail inputs.
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]"
            + "{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
    // Country code and number. The viewer also knows which country codes exist.
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{5,29}\\z");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})");

    private final Feel feel;
    private final DateRules dates;

    FieldRules(Feel feel, DateRules dates) {
        this.feel = feel;
        this.dates = dates;
    }

    @Nullable
    String reasonAgainst(FormField field, @Nullable Object value, FormData data, List<Object> options) {
        if (field.isEmpty(value)) {
            return field.required() ? missing(field) : null;
        }
        if (!Values.storable(value)) {
            return quoted(field) + " contains something that cannot be stored. Type it anew.";
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value, data);
            case "number" -> number(field, value, data);
            case "checkbox" -> value instanceof Boolean ? null : quoted(field) + " must be true or false.";
            case "select", "radio" -> choice(field, value, options);
            case "checklist", "taglist" -> choices(field, value, options);
            case "datetime" -> dates.reasonAgainst(field, value);
            default -> null;
        };
    }

    static String quoted(FormField field) {
        return "\"" + field.label() + "\"";
    }

    private static String missing(FormField field) {
        return switch (field.type()) {
            case "checkbox" -> "Tick " + quoted(field) + ": it is required.";
            case "select", "radio", "checklist", "taglist" ->
                "Choose a value for " + quoted(field) + ": it is required.";
            default -> "Fill in " + quoted(field) + ": it is required.";
        };
    }

    private @Nullable String text(FormField field, @Nullable Object value, FormData data) {
        if (!(value instanceof String text)) {
            return quoted(field) + " must be text.";
        }
        if (field.type().equals("textfield") && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
            return quoted(field) + " must be a single line. Remove the line breaks.";
        }
        int length = JsPattern.trim(text).length();
        BigDecimal min = limit(field, "minLength", data);
        if (min != null && length > 0 && BigDecimal.valueOf(length).compareTo(min) < 0) {
            return "%s needs at least %s characters; it has %d.".formatted(quoted(field), written(min), length);
        }
        BigDecimal max = limit(field, "maxLength", data);
        // Blanks around the text do not count against the form's own limit, but must be stored all the same.
        int room = max == null ? DEFAULT_MAX_LENGTH : Math.max(max.intValue(), DEFAULT_MAX_LENGTH);
        if (max != null && BigDecimal.valueOf(length).compareTo(max) > 0) {
            return tooLong(field, written(max), length);
        }
        if (text.length() > room) {
            return tooLong(field, String.valueOf(room), text.length());
        }
        return pattern(field, text);
    }

    private static String tooLong(FormField field, String max, int length) {
        return "%s may have at most %s characters; it has %d. Shorten it.".formatted(quoted(field), max, length);
    }

    private static @Nullable String pattern(FormField field, String text) {
        String pattern = field.rule("pattern").asText("");
        try {
            if (!pattern.isEmpty() && !JsPattern.matches(pattern, text)) {
                return "%s must match the pattern %s.".formatted(quoted(field), pattern);
            }
        } catch (PatternSyntaxException e) {
            return "The pattern of %s cannot be read. Tell a process owner.".formatted(quoted(field));
        }
        return switch (field.rule("validationType").asText("")) {
            case "email" ->
                EMAIL.matcher(text).matches()
                        ? null
                        : quoted(field) + " must be an e-mail address, such as rosa@example.com.";
            case "phone" ->
                PHONE.matcher(text).find()
                        ? null
                        : quoted(field) + " must be an international phone number, such as +4930664040900.";
            default -> null;
        };
    }

    private @Nullable String number(FormField field, @Nullable Object value, FormData data) {
        BigDecimal number = decimal(field, value);
        if (number == null) {
            return field.schema().path("serializeToString").asBoolean()
                    ? quoted(field) + " must be a number written as text, such as \"12.50\"."
                    : quoted(field) + " must be a number.";
        }
        JsonNode digits = field.schema().path("decimalDigits");
        if (digits.isNumber() && Math.max(0, number.stripTrailingZeros().scale()) > digits.asInt()) {
            return digits.asInt() == 0
                    ? quoted(field) + " must be a whole number."
                    : "%s may have at most %d decimals. Round it.".formatted(quoted(field), digits.asInt());
        }
        BigDecimal step = amount(field.schema().path("increment"));
        if (step != null && step.signum() != 0 && number.remainder(step).signum() != 0) {
            BigDecimal below = number.subtract(number.remainder(step));
            return "%s goes in steps of %s: enter %s or %s."
                    .formatted(quoted(field), written(step), written(below), written(below.add(step)));
        }
        BigDecimal min = limit(field, "min", data);
        if (min != null && number.compareTo(min) < 0) {
            return "%s must be %s or more.".formatted(quoted(field), written(min));
        }
        BigDecimal max = limit(field, "max", data);
        if (max != null && number.compareTo(max) > 0) {
            return "%s must be %s or less.".formatted(quoted(field), written(max));
        }
        return null;
    }

    private static @Nullable BigDecimal decimal(FormField field, @Nullable Object value) {
        if (field.schema().path("serializeToString").asBoolean()) {
            boolean numeric =
                    value instanceof String text && DECIMAL.matcher(text).matches();
            return numeric ? new BigDecimal(String.valueOf(value)) : null;
        }
        return value instanceof Number number ? Values.exact(number) : null;
    }

    private static @Nullable String choice(FormField field, @Nullable Object value, List<Object> options) {
        return Options.contains(options, value) ? null : notOffered(field, options);
    }

    private static @Nullable String choices(FormField field, @Nullable Object value, List<Object> options) {
        if (!(value instanceof List<?> list)) {
            return quoted(field) + " must be a list of values.";
        }
        Set<Object> seen = new HashSet<>();
        List<Object> repeated = new ArrayList<>();
        for (Object element : list) {
            if (element == null || !Options.contains(options, element)) {
                return notOffered(field, options);
            }
            if (!seen.add(element)) {
                repeated.add(element);
            }
        }
        return repeated.isEmpty()
                ? null
                : "%s has %s more than once. Choose each value once.".formatted(quoted(field), Options.named(repeated));
    }

    private static String notOffered(FormField field, List<Object> options) {
        return options.isEmpty()
                ? quoted(field) + " offers nothing to choose. Leave it empty."
                : "%s must be one of: %s.".formatted(quoted(field), Options.named(options));
    }

    /** A limit from the form file, which may be an expression; null when there is none. */
    private @Nullable BigDecimal limit(FormField field, String name, FormData data) {
        JsonNode rule = field.rule(name);
        if (!Feel.isExpression(rule.asText(""))) {
            return amount(rule);
        }
        return feel.value(rule.asText(), data) instanceof Number number ? Values.exact(number) : null;
    }

    private static @Nullable BigDecimal amount(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isTextual() && DECIMAL.matcher(node.asText()).matches() ? new BigDecimal(node.asText()) : null;
    }

    private static String written(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
