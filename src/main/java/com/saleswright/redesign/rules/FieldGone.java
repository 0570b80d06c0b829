package com.saleswright.redesign.rules;

import com.saleswright.redesign.Draft;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Given;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import com.saleswright.redesign.VariableFlow;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A field that a later step needs stays in its form. */
@Component
class FieldGone implements Rule {

    @Override
    public String prevents() {
        return "A step that works with an answer nobody is asked for any more finds nothing, or fails.";
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        FormFile before = draft.replacedForms().get(form.id());
        if (before == null) {
            return;
        }
        Set<String> gone = new TreeSet<>(asked(before));
        gone.removeAll(asked(form));
        gone.forEach(field -> readBy(field, form, draft)
                .ifPresent(reader -> report.error(
                        field,
                        "The field '%s' is gone, and %s needs it.".formatted(field, reader),
                        "Put it back, or change what needs it.")));
    }

    private static Set<String> asked(FormFile form) {
        return form.inputs().stream()
                .filter(FormFile.Input::submitted)
                .map(FormFile.Input::variable)
                .collect(Collectors.toSet());
    }

    private static Optional<String> readBy(String field, FormFile form, Draft draft) {
        Given.Taken taken = draft.catalogue().given().forms().get(form.id());
        if (taken != null && taken.fields().contains(field)) {
            return Optional.of("the code behind the form");
        }
        return draft.diagrams().stream()
                .filter(d -> d.root().all().anyMatch(e -> e.camunda("formRef").equals(form.id())))
                .flatMap(d -> d.processes().stream().flatMap(p -> draft.flow(d, p).reads().stream()))
                .filter(r -> r.variable().equals(field))
                .map(VariableFlow.Read::elementId)
                .findFirst();
    }
}
