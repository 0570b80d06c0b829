package com.saleswright.redesign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The catalogue as element templates: in the Camunda Modeler and in the browser, a task is made one of ours by choosing
 * it from a list instead of typing names.
 */
final class ElementTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private final ArrayNode templates = JsonNodeFactory.instance.arrayNode();

    private ElementTemplates() {}

    /** One template for each step, form, decision and called process. */
    static ArrayNode of(Draft draft) {
        ElementTemplates templates = new ElementTemplates();
        draft.catalogue().steps().values().stream()
                .filter(s -> s.uses().contains(Catalogue.Use.TASK))
                .forEach(templates::step);
        draft.forms().stream().filter(f -> !f.id().isEmpty()).forEach(f -> templates.form(f, draft));
        draft.decisions().stream().flatMap(f -> f.decisions().stream()).forEach(templates::decision);
        Map<String, Element> calls = new LinkedHashMap<>();
        draft.diagrams().stream()
                .flatMap(d -> d.nodes("callActivity").stream())
                .filter(c -> draft.catalogue().processes().containsKey(c.get("calledElement")))
                .forEach(c -> calls.putIfAbsent(c.get("calledElement"), c));
        calls.forEach(templates::call);
        return templates.templates;
    }

    private void step(Catalogue.Step step) {
        String about = step.description()
                + list(" Needs: ", step.reads())
                + list(" Sets: ", step.writes())
                + list(" Errors: ", step.errors());
        ArrayNode properties = template("step", step.bean(), step.title(), about, "bpmn:ServiceTask", false);
        name(properties, step.title());
        hidden(properties, "camunda:delegateExpression", "${" + step.bean() + "}");
        property(properties, "Boolean", "camunda:asyncBefore")
                .put("label", "Savepoint before it")
                .put(
                        "description",
                        "In a transaction of its own: when it fails, it alone is tried again, and what was done before it stays done.")
                .put("value", step.savepoint());
    }

    private void form(FormFile form, Draft draft) {
        List<Element> users = draft.diagrams().stream()
                .flatMap(d -> d.nodes().stream())
                .filter(n -> n.camunda("formRef").equals(form.id()))
                .toList();
        boolean starts =
                !users.isEmpty() && users.stream().allMatch(n -> n.type().equals("startEvent"));
        String title = users.stream().map(Element::name).findFirst().orElseGet(() -> sentence(form.id()));
        String fields = form.fields().stream()
                .filter(f -> f.hasNonNull("key"))
                .map(FormFile::keyOf)
                .collect(Collectors.joining(", "));
        ArrayNode properties = template(
                "form",
                form.id(),
                "Form: " + title,
                "Shows the form '" + form.id() + "'." + (fields.isEmpty() ? "" : " Fields: " + fields + "."),
                starts ? "bpmn:StartEvent" : "bpmn:UserTask",
                true);
        name(properties, title);
        hidden(properties, "camunda:formRef", form.id());
        binding(properties, "camunda:formRefBinding");
    }

    private void decision(Element decision) {
        List<Element> tables = decision.children("decisionTable");
        List<String> inputs = tables.stream()
                .flatMap(t -> t.children("input").stream())
                .flatMap(i -> i.child("inputExpression").stream())
                .map(Element::text)
                .toList();
        List<String> outputs = tables.stream()
                .flatMap(t -> t.children("output").stream())
                .map(Element::name)
                .toList();
        boolean many = tables.stream()
                .anyMatch(t -> List.of("COLLECT", "RULE ORDER", "OUTPUT ORDER").contains(t.get("hitPolicy"))
                        && t.get("aggregation").isEmpty());
        String result;
        if (many) {
            result = outputs.size() == 1 ? "collectEntries" : "resultList";
        } else {
            result = outputs.size() == 1 ? "singleEntry" : "singleResult";
        }
        ArrayNode properties = template(
                "decision",
                decision.id(),
                "Decision: " + decision.name(),
                "Asks the decision table '" + decision.id() + "'." + list(" Needs: ", inputs)
                        + list(" Answers: ", outputs),
                "bpmn:BusinessRuleTask",
                true);
        name(properties, decision.name());
        hidden(properties, "camunda:decisionRef", decision.id());
        binding(properties, "camunda:decisionRefBinding");
        hidden(properties, "camunda:mapDecisionResult", result);
        required(property(properties, "String", "camunda:resultVariable")
                .put("label", "Variable for the answer")
                .put("value", outputs.size() == 1 ? outputs.get(0) : camelCase(decision.id())));
    }

    /** As the first diagram calls it that does: a process does not say what it needs. */
    private void call(String process, Element call) {
        ArrayNode properties = template(
                "process",
                process,
                "Process: " + sentence(process),
                "Calls the process '" + process + "' and waits until it has ended.",
                "bpmn:CallActivity",
                true);
        name(properties, call.name());
        hidden(properties, "calledElement", process);
        for (Element in : call.extensions("in")) {
            if (!in.get("businessKey").isEmpty()) {
                property(properties, "Hidden", Map.of("type", "camunda:in:businessKey"))
                        .put("value", in.get("businessKey"));
            } else if (!in.get("target").isEmpty()) {
                boolean expression = !in.get("sourceExpression").isEmpty();
                ObjectNode property =
                        property(properties, "String", Map.of("type", "camunda:in", "target", in.get("target")));
                property.put("label", "Hands over: " + in.get("target"))
                        .put("value", expression ? in.get("sourceExpression") : in.get("source"));
                if (expression) {
                    ((ObjectNode) property.get("binding")).put("expression", true);
                }
            }
        }
        for (Element out : call.extensions("out")) {
            if (!out.get("source").isEmpty()) {
                property(properties, "String", Map.of("type", "camunda:out", "source", out.get("source")))
                        .put("label", "Brings back: " + out.get("source"))
                        .put("value", out.get("target"));
            }
        }
    }

    /** @param open whether the panel also shows what the template does not set, for example who gets the task */
    private ArrayNode template(String kind, String id, String name, String description, String type, boolean open) {
        ObjectNode template = templates.addObject();
        template.put("$schema", SCHEMA)
                .put("name", name)
                .put("id", "com.saleswright." + kind + "." + id)
                .put("description", description);
        template.putArray("appliesTo").add(type);
        template.put("entriesVisible", open);
        return template.putArray("properties");
    }

    private static void name(ArrayNode properties, String name) {
        property(properties, "String", "name").put("label", "Name").put("value", name);
    }

    private static void binding(ArrayNode properties, String name) {
        ArrayNode choices = property(properties, "Dropdown", name)
                .put("label", "Version")
                .put("value", "deployment")
                .putArray("choices");
        choices.addObject().put("name", "The one deployed with the diagram").put("value", "deployment");
        choices.addObject()
                .put("name", "The latest, for one of another capability")
                .put("value", "latest");
    }

    private static void hidden(ArrayNode properties, String name, String value) {
        property(properties, "Hidden", name).put("value", value);
    }

    private static ObjectNode property(ArrayNode properties, String type, String name) {
        return property(properties, type, new LinkedHashMap<>(Map.of("type", "property", "name", name)));
    }

    private static ObjectNode property(ArrayNode properties, String type, Map<String, String> binding) {
        ObjectNode property = properties.addObject().put("type", type);
        ObjectNode node = property.putObject("binding");
        binding.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(e -> node.put(e.getKey(), e.getValue()));
        return property;
    }

    private static void required(ObjectNode property) {
        property.putObject("constraints").put("notEmpty", true);
    }

    private static String list(String title, List<String> names) {
        return names.isEmpty() ? "" : title + String.join(", ", names) + ".";
    }

    private static String sentence(String id) {
        String words = id.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static String camelCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-", -1)) {
            name.append(name.isEmpty() || word.isEmpty() ? word : sentence(word));
        }
        return name.toString();
    }
}
