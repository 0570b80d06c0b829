package com.saleswright.engine.guard;

import com.saleswright.engine.Step;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The beans that diagrams may name: those with {@link Step}. Some are steps, which a diagram names as a whole; the others
 * are helpers such as {@code deadline}, whose methods an expression calls.
 */
@Component
class AllowedBeans {

    private final Supplier<Map<String, Class<?>>> types;
    private final Supplier<Map<Class<?>, Set<String>>> helpers;
    private final Function<String, Object> source;

    @Autowired
    AllowedBeans(ListableBeanFactory beans) {
        // Read when the first file or expression is: steps need the engine, which needs this.
        this.types = SingletonSupplier.of(() -> readTypes(beans));
        this.helpers = SingletonSupplier.of(this::readHelpers);
        this.source = beans::getBean;
    }

    private AllowedBeans(AllowedBeans like, Map<String, Object> others) {
        this.types = like.types;
        this.helpers = like.helpers;
        this.source = name -> {
            Object other = others.get(name);
            if (other == null) {
                throw new ProcessEngineException("%s is not at hand here.".formatted(name));
            }
            return other;
        };
    }

    /** The same names, for an engine that reaches these objects alone. */
    AllowedBeans insteadOf(Map<String, Object> others) {
        return new AllowedBeans(this, others);
    }

    boolean contains(String name) {
        return types.get().containsKey(name);
    }

    /** Whether a diagram can name it as a whole where one of these is wanted. */
    boolean isStep(String name, Class<?>... kinds) {
        Class<?> type = types.get().get(name);
        return type != null && Arrays.stream(kinds).anyMatch(k -> k.isAssignableFrom(type));
    }

    boolean isStep(String name) {
        return isStep(name, JavaDelegate.class, ActivityBehavior.class, ExecutionListener.class, TaskListener.class);
    }

    /** Whether the bean of this name is a helper with this method. */
    boolean offers(String name, String method) {
        Class<?> type = types.get().get(name);
        return type != null && helpers.get().getOrDefault(type, Set.of()).contains(method);
    }

    /** Whether this object is a helper with this method. */
    boolean offers(Object bean, String method) {
        Map<Class<?>, Set<String>> known = helpers.get();
        return known.getOrDefault(AopProxyUtils.ultimateTargetClass(bean), Set.of())
                .contains(method);
    }

    Object get(String name) {
        return source.apply(name);
    }

    private static Map<String, Class<?>> readTypes(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(Step.class))
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> ClassUtils.getUserClass(Objects.requireNonNull(beans.getType(name)))));
    }

    private Map<Class<?>, Set<String>> readHelpers() {
        return types.get().entrySet().stream()
                .filter(e -> !isStep(e.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, e -> methods(e.getValue())));
    }

    /** What the class itself declares: neither the methods of every object nor those of a proxy. */
    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
