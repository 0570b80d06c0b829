package com.saleswright.publicpages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.saleswright.engine.PublicForms;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the template {@code public/form} hands to the form viewer. */
@Component("formBlock")
class FormBlock {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PublicForms forms;

    FormBlock(PublicForms forms) {
        this.forms = forms;
    }

    /**
     * Form and data as JSON that can stand inside a script element.
     *
     * @param data values that the form shows: JSON text, or anything that becomes a JSON object; null for none
     */
    public String json(String formId, @Nullable Object data, Locale language) {
        try {
            JsonNode values = data instanceof String text ? JSON.readTree(text) : JSON.valueToTree(data);
            ObjectNode block = JSON.createObjectNode();
            block.set("schema", JSON.readTree(forms.schema(formId, language)));
            block.set("data", values instanceof ObjectNode ? values : JSON.createObjectNode());
            // A "</script>" or "<!--" in a text would end or change the element.
            return JSON.writeValueAsString(block).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Data of the form '%s' is no JSON".formatted(formId), e);
        }
    }
}
