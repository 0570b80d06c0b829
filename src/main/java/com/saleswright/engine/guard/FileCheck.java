package com.saleswright.engine.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.Problem;
import org.springframework.stereotype.Component;

/** Reads a file by its kind and finds what it must not have. */
@Component
class FileCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExpressionCheck expressions;
    private final AllowedBeans beans;

    FileCheck(ExpressionCheck expressions, AllowedBeans beans) {
        this.expressions = expressions;
        this.beans = beans;
    }

    List<Problem> problems(String name, byte[] bytes) {
        if (Allowed.FILES.stream().noneMatch(name::endsWith)) {
            return List.of(new Finding(
                    "Files of this kind are not taken. Deploy %s.".formatted(String.join(", ", Allowed.FILES))));
        }
        if (bytes.length > Allowed.BYTES_PER_FILE) {
            return List.of(new Finding("It has more than %,d bytes. Divide it.".formatted(Allowed.BYTES_PER_FILE)));
        }
        return name.endsWith(".form")
                ? form(bytes)
                : new XmlCheck(expressions, beans, name.endsWith(".dmn")).problems(bytes);
    }

    private static List<Problem> form(byte[] bytes) {
        JsonNode form;
        try {
            form = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            return List.of(new Finding("It is no JSON. Save it in the Modeler.", "", line(e), 0));
        } catch (IOException e) {
            return List.of(new Finding("It cannot be read. Save it in the Modeler."));
        }
        List<Problem> problems = new ArrayList<>();
        for (JsonNode field : form.findParents("type")) {
            String type = field.path("type").asText();
            if (Allowed.REFUSED_FIELDS.contains(type)) {
                problems.add(new Finding(
                        "It shows a foreign page in a field of type %s. Use a text with a link.".formatted(type),
                        field.path("id").asText(),
                        0,
                        0));
            }
        }
        return problems;
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }
}
