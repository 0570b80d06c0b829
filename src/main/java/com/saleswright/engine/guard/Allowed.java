package com.saleswright.engine.guard;

import java.beans.Introspector;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.joda.time.DateTime;

/**
 * Everything that deployed files may use besides the steps of the catalogue. What is not named here is refused, so new
 * features of the engine stay closed until somebody has thought about them.
 */
final class Allowed {

    static final List<String> FILES = List.of(".bpmn", ".dmn", ".form");
    static final int FILES_PER_DEPLOYMENT = 500;
    static final int BYTES_PER_FILE = 1024 * 1024;
    static final int BYTES_PER_DEPLOYMENT = 4 * BYTES_PER_FILE;
    static final int ELEMENTS_PER_FILE = 20_000;
    static final int DEPTH_OF_ELEMENTS = 60;
    static final int LENGTH_OF_EXPRESSION = 1_000;
    /** The parser calls itself for each of them, until its stack is full. */
    static final int BRACKETS_IN_EXPRESSION = 50;

    /** Attributes of Camunda on elements of BPMN and DMN. Their values are text and allowed expressions. */
    static final Set<String> ATTRIBUTES = Set.of(
            "assignee",
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "delegateExpression",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessage",
            "errorMessageVariable",
            "escalationCodeVariable",
            "exclusive",
            "expression",
            "followUpDate",
            "formKey",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "initiator",
            "inputVariable",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateVersion",
            "priority",
            "resultVariable",
            "variableEvents",
            "variableName",
            "versionTag");

    /** Elements of Camunda, each with its attributes. */
    static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("executionListener", Set.of("id", "event", "delegateExpression")),
            Map.entry("taskListener", Set.of("id", "event", "delegateExpression")),
            Map.entry("in", Set.of("source", "sourceExpression", "target", "variables", "businessKey", "local")),
            Map.entry("out", Set.of("source", "sourceExpression", "target", "variables", "local")),
            Map.entry("inputOutput", Set.of()),
            Map.entry("inputParameter", Set.of("name")),
            Map.entry("outputParameter", Set.of("name")),
            Map.entry("list", Set.of()),
            Map.entry("value", Set.of("id", "name")),
            Map.entry("map", Set.of()),
            Map.entry("entry", Set.of("key")),
            Map.entry("properties", Set.of()),
            Map.entry("property", Set.of("id", "name", "value")),
            Map.entry("failedJobRetryTimeCycle", Set.of()));

    /** How to mend what is refused, where another step is not the answer. */
    static final Map<String, String> REMEDIES = Map.of(
            "formData", "Draw a form, and name it by camunda:formRef.",
            "formProperty", "Draw a form, and name it by camunda:formRef.",
            "formKey", "Draw a form, and name it by camunda:formRef.",
            "formHandlerClass", "Draw a form, and name it by camunda:formRef.",
            "field", "Let the step read a variable.",
            "expressionLanguage", "Remove the language and write FEEL.",
            "oldName", "Write it in the namespace http://camunda.org/schema/1.0/bpmn.",
            "schemaLocation", "Remove it.");

    static final String REMEDY = "Remove it, or use a step of the catalogue as delegate expression: ${nameOfStep}.";

    /** Fields that show what is not ours. */
    static final Set<String> REFUSED_FIELDS = Set.of("iframe");

    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    /** Methods of values, all of which only read; a getter is also a property. */
    static final Map<Class<?>, Set<String>> METHODS = Map.of(
            DelegateExecution.class,
            Set.of(
                    "getVariable",
                    "hasVariable",
                    "getVariableLocal",
                    "hasVariableLocal",
                    "getProcessBusinessKey",
                    "getBusinessKey",
                    "getProcessInstanceId",
                    "getProcessDefinitionId",
                    "getActivityInstanceId",
                    "getCurrentActivityId",
                    "getCurrentActivityName",
                    "getEventName",
                    "getId"),
            DelegateTask.class,
            Set.of(
                    "getVariable",
                    "hasVariable",
                    "getVariableLocal",
                    "hasVariableLocal",
                    "getAssignee",
                    "getOwner",
                    "getName",
                    "getDueDate",
                    "getFollowUpDate",
                    "getCreateTime",
                    "getPriority",
                    "getTaskDefinitionKey",
                    "getProcessInstanceId",
                    "getProcessDefinitionId",
                    "getEventName",
                    "getId"),
            String.class,
            Set.of(
                    "length",
                    "isEmpty",
                    "contains",
                    "startsWith",
                    "endsWith",
                    "equals",
                    "equalsIgnoreCase",
                    "toLowerCase",
                    "toUpperCase",
                    "trim",
                    "substring"),
            Boolean.class,
            Set.of("equals"),
            Number.class,
            Set.of("equals", "intValue", "longValue", "doubleValue"),
            Date.class,
            Set.of("equals", "before", "after", "getTime"),
            DateTime.class,
            Set.of(
                    "plusMinutes",
                    "plusHours",
                    "plusDays",
                    "plusWeeks",
                    "plusMonths",
                    "plusYears",
                    "minusMinutes",
                    "minusHours",
                    "minusDays",
                    "minusWeeks",
                    "minusMonths",
                    "minusYears",
                    "toDate"),
            Collection.class,
            Set.of("size", "isEmpty", "contains"),
            Map.class,
            Set.of("size", "isEmpty", "containsKey", "get"));

    private static final Set<String> ANY_METHOD =
            METHODS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** The names that stand for where a case is, and what they are. */
    static final Map<String, Class<?>> PLACES =
            Map.of("execution", DelegateExecution.class, "task", DelegateTask.class);

    private static final ClassValue<Set<String>> METHODS_OF = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return METHODS.entrySet().stream()
                    .filter(e -> e.getKey().isAssignableFrom(type))
                    .flatMap(e -> e.getValue().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private static final ClassValue<Set<String>> PROPERTIES_OF = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return METHODS_OF.get(type).stream()
                    .filter(m -> m.startsWith("get") && m.length() > "get".length())
                    .map(m -> Introspector.decapitalize(m.substring("get".length())))
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private Allowed() {}

    /** Whether a value of this type has this method. */
    static boolean isMethod(Class<?> type, String method) {
        return METHODS_OF.get(type).contains(method);
    }

    /** Whether a value of any type has this method. */
    static boolean isMethod(String method) {
        return ANY_METHOD.contains(method);
    }

    /** Whether a value has a getter for this property. */
    static boolean isProperty(Class<?> type, String property) {
        return PROPERTIES_OF.get(type).contains(property);
    }
}
