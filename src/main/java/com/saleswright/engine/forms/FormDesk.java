package com.saleswright.engine.forms;

import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.FormSubmissions;
import com.saleswright.engine.FormSubmissions.FormSubmission;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractGetFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows forms and takes submissions: finds the form, checks the values, passes them to the capability, keeps them. */
@Component
class FormDesk {

    // Our own code submits a form with nobody logged in, for example in a test.
    private static final String NOBODY = "system";

    private final FormLibrary library = new FormLibrary();
    private final FormHandlers handlers;
    private final FormSubmissions submissions;
    private final FormValidator validator;
    private final Clock clock;

    FormDesk(FormHandlers handlers, FormSubmissions submissions, Clock clock) {
        this.handlers = handlers;
        this.submissions = submissions;
        this.validator = new FormValidator(clock);
        this.clock = clock;
    }

    /**
     * What became of a submission.
     *
     * @param values everything that was accepted
     * @param variables what becomes process variables
     * @param businessKey of a new case, if the capability gives it one
     */
    record Taken(Map<String, @Nullable Object> values, Map<String, Object> variables, @Nullable String businessKey) {}

    /** The form of a task, or null when there is no such task or it has no form. The person must be allowed to work. */
    @Nullable
    FormPlace atTask(CommandContext context, String taskId) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            return null;
        }
        // The command asks this as well, but after the capability has seen the values.
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        return placeOf(context, task);
    }

    /** The start form of a process, or null when it has none. The person must be allowed to start it. */
    @Nullable
    FormPlace atStart(CommandContext context, ProcessDefinitionEntity definition) {
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkCreateProcessInstance(definition);
        }
        return placeOf(context, definition);
    }

    /**
     * Checks a submission and hands the fields that the capability knows to the capability.
     *
     * @throws FormRejected when a rule of the form or of the domain is broken
     */
    Taken take(FormPlace place, @Nullable Map<String, ?> submitted) {
        Map<String, @Nullable Object> accepted =
                validator.accept(place.form(), Values.plainAll(submitted), place.shown());
        Map<String, @Nullable Object> remaining = new LinkedHashMap<>(accepted);
        Map<String, @Nullable Object> facts = new HashMap<>();
        FormHandler handler = place.handler();
        if (handler != null) {
            Set<String> known = handler.fields();
            Map<String, @Nullable Object> own = new LinkedHashMap<>(accepted);
            own.keySet().retainAll(known);
            remaining.keySet().removeAll(known);
            facts.putAll(handler.take(place.context(), own));
            requireNamed(facts.keySet(), handler, place.form().id());
        }
        Object businessKey = place.task() == null ? facts.remove(FormHandler.BUSINESS_KEY) : null;
        Map<String, Object> variables = new HashMap<>();
        remaining.forEach((name, value) -> variables.put(name, variable(name, value)));
        facts.forEach((name, value) -> variables.put(name, Values.typed(name, value)));
        return new Taken(accepted, variables, businessKey == null ? null : businessKey.toString());
    }

    /** What the model check is told must be what diagrams get. */
    private static void requireNamed(Set<String> facts, FormHandler handler, String formId) {
        Set<String> named = handler.facts(formId);
        facts.stream()
                .filter(f -> !named.contains(f) && !f.equals(FormHandler.BUSINESS_KEY))
                .findFirst()
                .ifPresent(f -> {
                    throw new IllegalStateException("%s answers the form '%s' with the fact '%s'. Name it in facts()."
                            .formatted(handler.getClass().getName(), formId, f));
                });
    }

    /** Keeps a submission as evidence, in the transaction of the command. */
    void keep(FormPlace place, Taken taken, String instanceId, @Nullable String businessKey) {
        String values = Values.json(taken.values());
        if (values.length() > FormSubmissions.MAX_CHARACTERS) {
            throw new FormRejected(
                    "",
                    "",
                    "The form holds too much text: %d characters, %d at most. Shorten it."
                            .formatted(values.length(), FormSubmissions.MAX_CHARACTERS));
        }
        TaskEntity task = place.task();
        submissions.add(new FormSubmission(
                place.form().id(),
                place.definitionId(),
                instanceId,
                task == null ? null : task.getId(),
                task == null ? null : task.getTaskDefinitionKey(),
                businessKey,
                place.user(),
                clock.instant(),
                values));
    }

    /** Adds what the capability shows to the answer of a command that was allowed. */
    void show(CommandContext context, AbstractGetFormVariablesCmd command, VariableMap answer) {
        FormPlace place = command instanceof GetTaskFormVariablesCmd
                ? placeOf(context, context.getTaskManager().findTaskById(command.resourceId))
                : placeOf(
                        context,
                        context.getProcessEngineConfiguration()
                                .getDeploymentCache()
                                .findDeployedProcessDefinitionById(command.resourceId));
        FormHandler handler = place == null ? null : place.handler();
        if (place != null && handler != null) {
            Values.plainAll(handler.show(place.context())).forEach((name, value) -> {
                if (command.formVariableNames == null || command.formVariableNames.contains(name)) {
                    answer.putValueTyped(name, Values.typed(name, value));
                }
            });
        }
    }

    private static Object variable(String name, @Nullable Object value) {
        if (value instanceof String text && text.length() > FieldRules.DEFAULT_MAX_LENGTH) {
            throw new FormRejected(
                    name,
                    text,
                    "\"%s\" may have at most %d characters; it has %d. Shorten it."
                            .formatted(name, FieldRules.DEFAULT_MAX_LENGTH, text.length()));
        }
        return Values.typed(name, value);
    }

    private @Nullable FormPlace placeOf(CommandContext context, TaskEntity task) {
        TaskFormData data = context.runWithoutAuthorization(new GetTaskFormCmd(task.getId()));
        FormModel form = data == null ? null : library.find(context, data);
        return form == null
                ? null
                : new FormPlace(form, user(context), task.getProcessDefinitionId(), task, handlers.of(form.id()));
    }

    private @Nullable FormPlace placeOf(CommandContext context, ProcessDefinitionEntity definition) {
        StartFormData data = context.runWithoutAuthorization(new GetStartFormCmd(definition.getId()));
        FormModel form = data == null ? null : library.find(context, data);
        return form == null
                ? null
                : new FormPlace(form, user(context), definition.getId(), null, handlers.of(form.id()));
    }

    private static String user(CommandContext context) {
        String user = context.getAuthenticatedUserId();
        return user == null ? NOBODY : user;
    }
}
