package com.saleswright.engine.guard;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Expressions as the engine runs them, wherever they come from: diagrams, queries, filters. Each is checked when it is
 * read, and reaches only allowed beans, variables and a few methods of their values when it runs.
 */
final class GuardedExpressions extends JuelExpressionManager {

    private final AllowedBeans allowed;
    private final ExpressionCheck check;

    GuardedExpressions(AllowedBeans allowed, ExpressionCheck check) {
        this.allowed = allowed;
        this.check = check;
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        check.problem(expression).ifPresent(problem -> {
            throw new ProcessEngineException("Refused the expression %s. %s".formatted(expression, problem));
        });
        return super.createValueExpression(expression);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        // First, or a submitted variable could stand in for a bean.
        resolver.add(new Beans(allowed));
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new Values(allowed));
        return resolver;
    }

    /** Knows the allowed beans by name. */
    private static final class Beans extends ELResolver {

        private final AllowedBeans allowed;

        Beans(AllowedBeans allowed) {
            this.allowed = allowed;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base != null || !allowed.contains((String) property)) {
                return null;
            }
            context.setPropertyResolved(true);
            return allowed.get((String) property);
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            Object bean = getValue(context, base, property);
            return bean == null ? null : bean.getClass();
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
            if (base == null && allowed.contains((String) property)) {
                throw new PropertyNotWritableException(property + " is a step and no variable");
            }
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }
    }

    /** Reads and calls what is allowed on helpers and values, and nothing else of Java. */
    private static final class Values extends BeanELResolver {

        private final AllowedBeans allowed;

        Values(AllowedBeans allowed) {
            super(true);
            this.allowed = allowed;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base != null && !Allowed.isProperty(base.getClass(), String.valueOf(property))) {
                throw refused(base, property);
            }
            return super.getValue(context, base, property);
        }

        @Override
        public @Nullable Object invoke(
                ELContext context,
                @Nullable Object base,
                Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] arguments) {
            if (base != null
                    && !allowed.offers(base, String.valueOf(method))
                    && !Allowed.isMethod(base.getClass(), String.valueOf(method))) {
                throw refused(base, method);
            }
            return super.invoke(context, base, method, types, arguments);
        }

        private static ELException refused(Object base, Object name) {
            return new ELException("Expressions may not use '%s' of %s"
                    .formatted(name, base.getClass().getSimpleName()));
        }
    }
}
