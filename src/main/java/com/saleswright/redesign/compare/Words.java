package com.saleswright.redesign.compare;

import java.util.Locale;
import java.util.Map;

/** What process owners call what the files call by technical names. */
final class Words {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("name", "Label"),
            Map.entry("documentation", "Documentation"),
            Map.entry("sourceRef", "From"),
            Map.entry("targetRef", "To"),
            Map.entry("attachedToRef", "Attached to"),
            Map.entry("default", "Default flow"),
            Map.entry("cancelActivity", "Interrupting"),
            Map.entry("isInterrupting", "Interrupting"),
            Map.entry("conditionExpression", "Condition"),
            Map.entry("delegateExpression", "Step"),
            Map.entry("formRef", "Form"),
            Map.entry("formRefBinding", "Form binding"),
            Map.entry("decisionRef", "Decision"),
            Map.entry("decisionRefBinding", "Decision binding"),
            Map.entry("calledElement", "Called process"),
            Map.entry("calledElementBinding", "Called process binding"),
            Map.entry("asyncBefore", "Savepoint before"),
            Map.entry("asyncAfter", "Savepoint after"),
            Map.entry("timeDate", "Date"),
            Map.entry("timeDuration", "Duration"),
            Map.entry("timeCycle", "Cycle"),
            Map.entry("timerEventDefinition", "Timer"),
            Map.entry("messageRef", "Message"),
            Map.entry("errorRef", "Error"),
            Map.entry("signalRef", "Signal"),
            Map.entry("escalationRef", "Escalation"),
            Map.entry("multiInstanceLoopCharacteristics", "Repeated"),
            Map.entry("isSequential", "one after the other"),
            Map.entry("loopCardinality", "times"),
            Map.entry("completionCondition", "until"),
            Map.entry("triggeredByEvent", "Triggered by event"),
            Map.entry("failedJobRetryTimeCycle", "Retries"),
            Map.entry("historyTimeToLive", "History time to live"),
            Map.entry("isExecutable", "Executable"),
            Map.entry("typeRef", "Type"),
            Map.entry("valuesKey", "Options from"),
            Map.entry("valuesExpression", "Options from"),
            Map.entry("defaultValue", "Preset"),
            Map.entry("dataSource", "Rows from"));

    private Words() {}

    /** {@code "Due date"} for {@code dueDate}. */
    static String of(String technical) {
        String known = NAMES.get(technical);
        if (known != null) {
            return known;
        }
        String words = plain(technical);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code "user task"} for {@code userTask}. */
    static String plain(String technical) {
        return technical
                .replaceAll("Event(Sub)?Definition$", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }
}
