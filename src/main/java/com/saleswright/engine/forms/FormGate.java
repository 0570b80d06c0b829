package com.saleswright.engine.forms;

import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.forms.FormDesk.Taken;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractGetFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every command that submits or shows a form, whichever way it came.
 *
 * <p>It is the last interceptor before the command, so it works in the transaction and command context of the command.
 * A form that is submitted as such is always checked. A plain completion or start is checked when a person sends it from
 * outside: somebody is authenticated with the engine, no other command is under way (as there is in a delegate), and it
 * is no {@link CaseStarter} start. From outside, a task or process without a form takes no values at all.
 */
final class FormGate extends CommandInterceptor {

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private final FormDesk desk;

    FormGate(FormDesk desk) {
        this.desk = desk;
    }

    @Override
    public <T> T execute(Command<T> command) {
        int around = depth.get();
        depth.set(around + 1);
        try {
            CommandContext context = Context.getCommandContext();
            boolean outside = around == 0 && context.getAuthenticatedUserId() != null && !CaseStarter.isStarting();
            return dispatch(context, command, outside);
        } finally {
            if (around == 0) {
                depth.remove();
            } else {
                depth.set(around);
            }
        }
    }

    private <T> T dispatch(CommandContext context, Command<T> command, boolean outside) {
        if (command instanceof SubmitTaskFormCmd) {
            String taskId = CommandFields.text(command, "taskId");
            boolean returning = CommandFields.flag(command, "returnVariables");
            boolean deserializing = CommandFields.flag(command, "deserializeValues");
            Map<String, Object> values = CommandFields.read(command, "properties");
            return submitTask(
                    context,
                    command,
                    outside,
                    values,
                    variables -> new SubmitTaskFormCmd(taskId, variables, returning, deserializing));
        }
        if (command instanceof SubmitStartFormCmd) {
            return submitStart(context, command, outside);
        }
        if (command instanceof AbstractGetFormVariablesCmd form) {
            T variables = next.execute(command);
            desk.show(context, form, (VariableMap) Objects.requireNonNull(variables));
            return variables;
        }
        return outside ? fromOutside(context, command) : next.execute(command);
    }

    private <T> T fromOutside(CommandContext context, Command<T> command) {
        if (command instanceof CompleteTaskCmd) {
            return complete(context, command);
        }
        if (command instanceof StartProcessInstanceCmd) {
            return start(context, command);
        }
        if (command instanceof StartProcessInstanceAtActivitiesCmd && startPlace(context, builder(command)) != null) {
            throw new FormRejected("", "", "This process begins with its start form. Start it without instructions.");
        }
        boolean ends = command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd;
        if (ends && desk.atTask(context, CommandFields.text(command, "taskId")) != null) {
            throw new FormRejected("", "", "This task ends with its form. Fill it in and complete the task.");
        }
        return next.execute(command);
    }

    private <T> T complete(CommandContext context, Command<T> command) {
        String taskId = CommandFields.text(command, "taskId");
        Map<String, Object> values = CommandFields.read(command, "variables");
        if (command.getClass() == CompleteTaskCmd.class) {
            boolean returning = CommandFields.flag(command, "returnVariables");
            boolean deserializing = CommandFields.flag(command, "deserializeReturnedVariables");
            return submitTask(
                    context,
                    command,
                    true,
                    values,
                    variables -> new CompleteTaskCmd(taskId, variables, returning, deserializing));
        }
        if (command.getClass() != ResolveTaskCmd.class) {
            throw new IllegalStateException("Unknown way to complete a task: " + command.getClass());
        }
        // A delegated task that is given back without values is not completed yet.
        return values == null || values.isEmpty()
                ? next.execute(command)
                : submitTask(context, command, true, values, variables -> new ResolveTaskCmd(taskId, variables));
    }

    private <T> T submitTask(
            CommandContext context,
            Command<T> command,
            boolean outside,
            @Nullable Map<String, Object> values,
            Function<Map<String, Object>, Command<?>> withVariables) {
        FormPlace place = desk.atTask(context, CommandFields.text(command, "taskId"));
        if (place == null) {
            refuseValues(outside, values);
            return next.execute(command);
        }
        Taken taken = desk.take(place, values);
        desk.keep(place, taken, place.instanceId(), place.businessKey());
        @SuppressWarnings("unchecked") // the same kind of command, with other variables
        Command<T> accepted = (Command<T>) withVariables.apply(taken.variables());
        return next.execute(accepted);
    }

    private <T> T submitStart(CommandContext context, Command<T> command, boolean outside) {
        String definitionId = CommandFields.text(command, "processDefinitionId");
        Map<String, Object> values = CommandFields.read(command, "variables");
        FormPlace place = desk.atStart(
                context,
                context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(definitionId));
        if (place == null) {
            refuseValues(outside, values);
            return next.execute(command);
        }
        Taken taken = desk.take(place, values);
        String requested = CommandFields.read(command, "businessKey");
        String businessKey = taken.businessKey() != null ? taken.businessKey() : requested;
        @SuppressWarnings("unchecked") // the same kind of command, with other variables
        Command<T> accepted = (Command<T>) new SubmitStartFormCmd(definitionId, businessKey, taken.variables());
        T instance = next.execute(accepted);
        desk.keep(place, taken, ((ProcessInstance) Objects.requireNonNull(instance)).getId(), businessKey);
        return instance;
    }

    private <T> T start(CommandContext context, Command<T> command) {
        ProcessInstantiationBuilderImpl builder = builder(command);
        FormPlace place = startPlace(context, builder);
        if (place == null) {
            refuseValues(true, builder.getVariables());
            return next.execute(command);
        }
        Taken taken = desk.take(place, builder.getVariables());
        builder.getVariables().clear();
        builder.setVariables(taken.variables());
        if (taken.businessKey() != null) {
            builder.businessKey(taken.businessKey());
        }
        T instance = next.execute(command);
        desk.keep(place, taken, ((ProcessInstance) Objects.requireNonNull(instance)).getId(), builder.getBusinessKey());
        return instance;
    }

    private @Nullable FormPlace startPlace(CommandContext context, ProcessInstantiationBuilderImpl builder) {
        return desk.atStart(context, new GetDeployedProcessDefinitionCmd(builder, false).execute(context));
    }

    private static ProcessInstantiationBuilderImpl builder(Command<?> command) {
        ProcessInstantiationBuilderImpl builder = CommandFields.read(command, "instantiationBuilder");
        return Objects.requireNonNull(builder);
    }

    private static void refuseValues(boolean outside, @Nullable Map<String, Object> values) {
        if (outside && values != null && !values.isEmpty()) {
            String field = values.keySet().iterator().next();
            throw new FormRejected(
                    field, "", "There is no form here, so no values are taken. Leave \"%s\" out.".formatted(field));
        }
    }
}
