package com.saleswright.testkit;

import com.saleswright.engine.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Watches steps at work: the variables that each really reads and writes, and the errors that it throws. A step that does
 * what its {@link Step} does not say fails there and then; what it says and never does shows after all tests.
 */
public class StepRecord implements BeanPostProcessor {

    private static final Map<String, Done> DECLARED = new ConcurrentSkipListMap<>();
    private static final Map<String, Done> SEEN = new ConcurrentSkipListMap<>();

    private record Done(Set<String> reads, Set<String> writes, Set<String> errors) {

        Done() {
            this(new ConcurrentSkipListSet<>(), new ConcurrentSkipListSet<>(), new ConcurrentSkipListSet<>());
        }
    }

    /** One line for each declaration that no test has seen come true; empty when all are. */
    static Set<String> neverDone() {
        Set<String> lines = new TreeSet<>();
        DECLARED.forEach((step, declared) -> {
            Done seen = SEEN.getOrDefault(step, new Done());
            missing(lines, step + " never reads ", declared.reads(), seen.reads());
            missing(lines, step + " never writes ", declared.writes(), seen.writes());
            missing(lines, step + " never throws ", declared.errors(), seen.errors());
        });
        return lines;
    }

    private static void missing(Set<String> lines, String what, Set<String> declared, Set<String> seen) {
        declared.stream().filter(d -> !seen.contains(d)).forEach(d -> lines.add(what + d));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Step step = AnnotationUtils.findAnnotation(bean.getClass(), Step.class);
        if (step == null
                || !(bean instanceof JavaDelegate
                        || bean instanceof ExecutionListener
                        || bean instanceof TaskListener)) {
            return bean;
        }
        Done declared = new Done();
        declared.reads().addAll(Set.of(step.reads()));
        declared.writes().addAll(Set.of(step.writes()));
        declared.errors().addAll(Set.of(step.errors()));
        DECLARED.put(name, declared);
        return Proxy.newProxyInstance(
                bean.getClass().getClassLoader(),
                ClassUtils.getAllInterfaces(bean),
                (proxy, method, arguments) -> call(name, bean, method, arguments));
    }

    private static Object call(String step, Object bean, Method method, Object[] arguments) throws Throwable {
        Object[] watched = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < watched.length; i++) {
            watched[i] = watched(step, watched[i]);
        }
        try {
            return invoke(bean, method, watched);
        } catch (BpmnError e) {
            record(
                    step,
                    "throws",
                    SEEN.computeIfAbsent(step, s -> new Done()).errors(),
                    DECLARED.get(step).errors(),
                    e.getErrorCode());
            throw e;
        }
    }

    private static Object watched(String step, Object scope) {
        Class<?> type;
        if (scope instanceof DelegateTask) {
            type = DelegateTask.class;
        } else if (scope instanceof DelegateExecution) {
            type = DelegateExecution.class;
        } else {
            return scope;
        }
        return Proxy.newProxyInstance(
                StepRecord.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.matches("(get|set|has|remove)Variables.*")) {
                        throw new IllegalStateException(
                                "%s calls %s; a step names the variables that it uses".formatted(step, name));
                    }
                    Object result = invoke(scope, method, arguments);
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String variable) {
                        used(step, name, variable, result);
                    }
                    return watched(step, result);
                });
    }

    /** Looking for what is not there is no need, and what a step has set itself, in an earlier turn, neither. */
    private static void used(String step, String method, String variable, @Nullable Object result) {
        Done seen = SEEN.computeIfAbsent(step, s -> new Done());
        Done declared = DECLARED.get(step);
        if (method.startsWith("setVariable") || method.startsWith("removeVariable")) {
            record(step, "writes", seen.writes(), declared.writes(), variable);
        } else if (method.startsWith("getVariable")) {
            if (result == null || declared.writes().contains(variable)) {
                seen.reads().add(variable);
            } else {
                record(step, "reads", seen.reads(), declared.reads(), variable);
            }
        }
    }

    private static void record(String step, String does, Set<String> seen, Set<String> declared, String name) {
        seen.add(name);
        if (!declared.contains(name)) {
            throw new IllegalStateException("%s %s '%s' and its @Step does not say so".formatted(step, does, name));
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
