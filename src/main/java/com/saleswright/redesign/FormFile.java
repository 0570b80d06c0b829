package com.saleswright.redesign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Camunda form.
 *
 * @param file resource name
 * @param json the form
 * @param fields its components, those inside groups too
 * @param inputs those of them that hold a value
 */
public record FormFile(String file, JsonNode json, List<JsonNode> fields, List<Input> inputs) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> INPUTS = Set.of(
            "textfield",
            "number",
            "textarea",
            "checkbox",
            "select",
            "radio",
            "checklist",
            "taglist",
            "datetime",
            "expression");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("#(if|loop)\\s+");

    /**
     * A field that holds a value.
     *
     * @param variable the process variable that it stands for
     * @param submitted whether people can change it, so that it is set
     * @param always whether that holds whatever else is entered
     */
    public record Input(String variable, boolean submitted, boolean always) {}

    public static FormFile read(String file, byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw new UnreadableFile("The file is no form: it is not one JSON object.", null);
            }
            List<JsonNode> fields = new ArrayList<>();
            List<Input> inputs = new ArrayList<>();
            collect(json, "", true, fields, inputs);
            return new FormFile(file, json, List.copyOf(fields), List.copyOf(inputs));
        } catch (JsonProcessingException e) {
            throw new UnreadableFile("Line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UnreadableFile("The file is no JSON: " + e.getMessage(), e);
        }
    }

    private static void collect(
            JsonNode parent, String path, boolean shown, List<JsonNode> fields, List<Input> inputs) {
        for (JsonNode field : parent.path("components")) {
            fields.add(field);
            boolean always =
                    shown && field.path("conditional").path("hide").asText("").isEmpty();
            String key = field.path("key").asText("").strip();
            if (INPUTS.contains(field.path("type").asText()) && !key.isEmpty()) {
                inputs.add(input(field, path.isEmpty() ? key : path, always));
            }
            collect(field, path.isEmpty() ? field.path("path").asText("") : path, always, fields, inputs);
        }
    }

    private static Input input(JsonNode field, String path, boolean shown) {
        boolean submitted = !field.path("disabled").asBoolean() && !isTrue(field.path("readonly"));
        boolean always = shown
                && (field.path("readonly").isMissingNode()
                        || field.path("readonly").isBoolean());
        return new Input(path.split("\\.", 2)[0], submitted, submitted && always);
    }

    private static boolean isTrue(JsonNode flag) {
        return flag.isBoolean() && flag.asBoolean();
    }

    /** The folder it lies in, which is deployed as one. */
    public String capability() {
        return Paths.capability(file);
    }

    /** The file's name without folder and suffix. */
    public String stem() {
        return Paths.stem(file);
    }

    public String id() {
        return json.path("id").asText("");
    }

    /** What names a field to a person: its key, or else its id. */
    public static String keyOf(JsonNode field) {
        return field.path("key").asText(field.path("id").asText("")).strip();
    }

    /** Variables that it shows and does not set. */
    public Set<String> reads() {
        Set<String> reads = new TreeSet<>();
        inputs.stream().filter(i -> !i.submitted()).map(Input::variable).forEach(reads::add);
        for (JsonNode field : fields) {
            Stream.of("valuesKey", "dataSource")
                    .map(p -> field.path(p).asText("").strip())
                    .filter(k -> k.matches("[\\w.]+"))
                    .map(k -> k.split("\\.", 2)[0])
                    .forEach(reads::add);
            expressions(field).stream().flatMap(e -> Feel.names(e).stream()).forEach(reads::add);
        }
        Set<String> own =
                inputs.stream().filter(Input::submitted).map(Input::variable).collect(Collectors.toSet());
        reads.removeAll(own);
        reads.remove("");
        return reads;
    }

    /** The FEEL expressions of a field, not those of the fields inside it: after an equals sign, and in templates. */
    public static List<String> expressions(JsonNode field) {
        List<String> expressions = new ArrayList<>();
        texts(field).forEach(text -> {
            if (text.startsWith("=")) {
                expressions.add(text.substring(1).strip());
            } else {
                Matcher template = TEMPLATE.matcher(text);
                while (template.find()) {
                    String inner = template.group(1).strip();
                    if (!inner.startsWith("/")) {
                        expressions.add(BLOCK.matcher(inner).replaceFirst(""));
                    }
                }
            }
        });
        expressions.removeIf(String::isEmpty);
        return expressions;
    }

    /** The texts of a field, not those of the fields inside it. */
    public static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.asText().strip());
        }
        if (node.isArray()) {
            return Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                    .map(node::get)
                    .flatMap(FormFile::texts);
        }
        return node.properties().stream()
                .filter(p -> !p.getKey().equals("components"))
                .map(Map.Entry::getValue)
                .flatMap(FormFile::texts);
    }
}
