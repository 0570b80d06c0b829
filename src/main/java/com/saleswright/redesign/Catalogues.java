package com.saleswright.redesign;

import com.saleswright.engine.FormHandler;
import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Step;
import com.saleswright.people.Roles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Reads from the beans of the application what code offers to diagrams. */
@Component
class Catalogues implements Supplier<Catalogue> {

    private final ListableBeanFactory beans;
    private final Supplier<Catalogue> catalogue = SingletonSupplier.of(this::read);

    Catalogues(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Catalogue get() {
        return catalogue.get();
    }

    private Catalogue read() {
        return Catalogue.ofCode(
                Arrays.stream(beans.getBeanNamesForAnnotation(Step.class))
                        .map(this::step)
                        .toList(),
                Set.copyOf(Roles.ALL),
                messages(),
                new Given(handed(), forms()));
    }

    private Catalogue.Step step(String bean) {
        Step step = Objects.requireNonNull(beans.findAnnotationOnBean(bean, Step.class));
        return new Catalogue.Step(
                bean,
                step.title(),
                step.description(),
                List.of(step.reads()),
                List.of(step.writes()),
                List.of(step.errors()),
                uses(Objects.requireNonNull(beans.getType(bean))),
                step.savepoint());
    }

    private static Set<Catalogue.Use> uses(Class<?> type) {
        Set<Catalogue.Use> uses = EnumSet.noneOf(Catalogue.Use.class);
        if (JavaDelegate.class.isAssignableFrom(type) || ActivityBehavior.class.isAssignableFrom(type)) {
            uses.add(Catalogue.Use.TASK);
        }
        if (ExecutionListener.class.isAssignableFrom(type) || JavaDelegate.class.isAssignableFrom(type)) {
            uses.add(Catalogue.Use.LISTENER);
        }
        if (TaskListener.class.isAssignableFrom(type)) {
            uses.add(Catalogue.Use.TASK_LISTENER);
        }
        return uses;
    }

    private Set<String> messages() {
        Set<String> messages = new TreeSet<>();
        for (String bean : beans.getBeanNamesForAnnotation(Sends.class)) {
            messages.addAll(List.of(Objects.requireNonNull(beans.findAnnotationOnBean(bean, Sends.class))
                    .value()));
        }
        return messages;
    }

    private Map<String, Set<String>> handed() {
        Map<String, Set<String>> handed = new TreeMap<>();
        Stream.of(Hands.class, Hands.All.class)
                .flatMap(a -> Arrays.stream(beans.getBeanNamesForAnnotation(a)))
                .flatMap(bean -> beans.findAllAnnotationsOnBean(bean, Hands.class, false).stream())
                .forEach(h -> handed.put(h.to(), Set.of(h.value())));
        return handed;
    }

    private Map<String, Given.Taken> forms() {
        Map<String, Given.Taken> forms = new TreeMap<>();
        beans.getBeansOfType(FormHandler.class).values().forEach(h -> h.forms()
                .forEach(f -> forms.put(f, new Given.Taken(h.fields(), h.facts(f)))));
        return forms;
    }
}
