package com.saleswright.redesign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Camunda form.
 *
 * @param file resource name
 * @param json the form
 * @param fields its components, those inside groups too
 */
public record FormFile(String file, JsonNode json, List<JsonNode> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static FormFile read(String file, byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw new UnreadableFile("The file is no form: it is not one JSON object.", null);
            }
            List<JsonNode> fields = new ArrayList<>();
            collect(json, fields);
            return new FormFile(file, json, List.copyOf(fields));
        } catch (JsonProcessingException e) {
            throw new UnreadableFile("Line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UnreadableFile("The file is no JSON: " + e.getMessage(), e);
        }
    }

    private static void collect(JsonNode parent, List<JsonNode> fields) {
        for (JsonNode component : parent.path("components")) {
            fields.add(component);
            collect(component, fields);
        }
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
}
