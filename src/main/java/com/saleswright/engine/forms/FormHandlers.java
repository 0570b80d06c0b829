package com.saleswright.engine.forms;

import com.saleswright.engine.FormHandler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which capability serves which form. */
@Component
class FormHandlers {

    // Asked for at the first form: handlers use services of the engine, which is not there when this is made.
    private final ObjectProvider<FormHandler> beans;
    private volatile @Nullable Map<String, FormHandler> byForm;

    FormHandlers(ObjectProvider<FormHandler> beans) {
        this.beans = beans;
    }

    @Nullable
    FormHandler of(String formId) {
        Map<String, FormHandler> known = byForm;
        if (known == null) {
            known = collect();
            byForm = known;
        }
        return known.get(formId);
    }

    private Map<String, FormHandler> collect() {
        Map<String, FormHandler> handlers = new HashMap<>();
        beans.orderedStream().forEach(handler -> handler.forms().forEach(form -> {
            FormHandler other = handlers.put(form, handler);
            if (other != null) {
                throw new IllegalStateException("The form '%s' is served by both %s and %s"
                        .formatted(
                                form,
                                other.getClass().getName(),
                                handler.getClass().getName()));
            }
        }));
        return Map.copyOf(handlers);
    }
}
