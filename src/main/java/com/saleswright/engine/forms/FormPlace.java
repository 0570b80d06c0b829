package com.saleswright.engine.forms;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * A form at its place: the task or the start of the process where a person sees it.
 *
 * @param definitionId the process definition
 * @param task the task, null for a start form
 * @param handler the capability that serves the form, null when none does
 */
record FormPlace(
        FormModel form, String user, String definitionId, @Nullable TaskEntity task, @Nullable FormHandler handler) {

    /** The process instance of the task. */
    String instanceId() {
        return Objects.requireNonNull(task).getProcessInstanceId();
    }

    @Nullable
    String businessKey() {
        return task == null ? null : task.getProcessInstance().getBusinessKey();
    }

    FormContext context() {
        return new FormContext(form.id(), user, task == null ? null : task.getId(), businessKey(), this::variable);
    }

    /** What the person sees: what the handler shows, and the variables of the task. Asked for when first needed. */
    FormData shown() {
        return new ShownByHandler(this);
    }

    private @Nullable Object variable(String name) {
        return task == null ? null : Values.plain((Object) task.getVariableTyped(name, false));
    }

    private boolean hasVariable(String name) {
        return task != null && task.hasVariable(name);
    }

    private static final class ShownByHandler implements FormData {

        private final FormPlace place;
        private @Nullable Map<String, @Nullable Object> values;

        private ShownByHandler(FormPlace place) {
            this.place = place;
        }

        @Override
        public boolean has(String name) {
            return values().containsKey(name) || place.hasVariable(name);
        }

        @Override
        public @Nullable Object get(String name) {
            return values().containsKey(name) ? values().get(name) : place.variable(name);
        }

        @Override
        public Set<String> names() {
            return Set.copyOf(values().keySet());
        }

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> known = values;
            if (known == null) {
                known = new HashMap<>();
                FormHandler handler = place.handler();
                if (handler != null) {
                    known.putAll(Values.plainAll(handler.show(place.context())));
                }
                values = known;
            }
            return known;
        }
    }
}
