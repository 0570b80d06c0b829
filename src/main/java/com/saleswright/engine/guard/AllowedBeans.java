package com.saleswright.engine.guard;

import com.saleswright.engine.Step;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The beans that diagrams may name: those with {@link Step}. Some are steps, which a diagram names as a whole; the others
 * are helpers such as {@code deadline}, whose methods an expression calls.
 */
@Component
class AllowedBeans {

    // Steps are asked for when the first file or expression is read: they need the engine, which needs this.
    private final ListableBeanFactory beans;
    private volatile @Nullable Map<String, Class<?>> types;
    private volatile Map<Class<?>, Set<String>> helpers = Map.of();

    AllowedBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    boolean contains(String name) {
        return types().containsKey(name);
    }

    /** Whether a diagram can name it as a delegate expression in this place. */
    boolean isStep(String name, Class<?>... kinds) {
        Class<?> type = types().get(name);
        return type != null && Arrays.stream(kinds).anyMatch(k -> k.isAssignableFrom(type));
    }

    boolean isStep(String name) {
        return isStep(name, JavaDelegate.class, ActivityBehavior.class, ExecutionListener.class, TaskListener.class);
    }

    /** Whether the bean of this name is a helper with this method. */
    boolean offers(String name, String method) {
        Class<?> type = types().get(name);
        return type != null && helpers.getOrDefault(type, Set.of()).contains(method);
    }

    /** Whether this object is a helper with this method. */
    boolean offers(Object bean, String method) {
        types();
        return helpers.getOrDefault(AopProxyUtils.ultimateTargetClass(bean), Set.of())
                .contains(method);
    }

    Object get(String name) {
        return beans.getBean(name);
    }

    private Map<String, Class<?>> types() {
        Map<String, Class<?>> known = types;
        if (known == null) {
            Map<String, Class<?>> found = new HashMap<>();
            for (String name : beans.getBeanNamesForAnnotation(Step.class)) {
                found.put(name, ClassUtils.getUserClass(Objects.requireNonNull(beans.getType(name))));
            }
            types = known = Map.copyOf(found);
            helpers = found.entrySet().stream()
                    .filter(e -> !isStep(e.getKey()))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, e -> methods(e.getValue())));
        }
        return known;
    }

    /** What the class itself declares: neither the methods of every object nor those of a proxy. */
    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
