package com.saleswright.documents;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.IterationStatusVar;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Reads expressions as paths into the model and as nothing else: process owners write templates, and must not be able to
 * run code with them.
 */
final class ModelPaths implements IStandardVariableExpressionEvaluator {

    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    /** What XML cannot hold; half a surrogate pair too. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        String path = expression.getExpression().strip();
        if (!PATH.matcher(path).matches()) {
            throw new TemplateFault("'%s' is not a path such as customer.name.".formatted(path));
        }
        String[] names = path.split("\\.");
        Object value = null;
        int next = 0;
        if (expression.getUseSelectionAsRoot()
                && context instanceof ITemplateContext template
                && template.hasSelectionTarget()) {
            value = template.getSelectionTarget();
        } else {
            next = 1;
            if (!context.containsVariable(names[0])) {
                throw unknown(path, names[0]);
            }
            value = context.getVariable(names[0]);
        }
        for (int i = next; i < names.length; i++) {
            value = read(value, names[i], path);
        }
        return value instanceof String text ? NOT_XML.matcher(text).replaceAll("\uFFFD") : value;
    }

    private static @Nullable Object read(@Nullable Object owner, String name, String path) {
        if (owner instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        if (owner instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .filter(c -> c.getName().equals(name))
                    .findFirst()
                    .map(c -> read(record, c))
                    .orElseThrow(() -> unknown(path, name))
                    .value();
        }
        if (owner instanceof IterationStatusVar status) {
            return switch (name) {
                case "index" -> status.getIndex();
                case "count" -> status.getCount();
                case "first" -> status.isFirst();
                case "last" -> status.isLast();
                default -> throw unknown(path, name);
            };
        }
        throw unknown(path, name);
    }

    private record Read(@Nullable Object value) {}

    private static Read read(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Read(accessor.invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TemplateFault unknown(String path, String name) {
        return new TemplateFault("There is no '%s' for '%s'.".formatted(name, path));
    }
}
