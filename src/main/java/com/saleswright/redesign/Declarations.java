package com.saleswright.redesign;

import com.saleswright.engine.EngineGuard;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Step;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * The beans that declare something to diagrams, and the rules, found on the classpath without the application: no
 * database, no engine, no web server.
 *
 * <p>They can be asked what they declare and not be put to work, because each of them gets nothing to work with but the
 * guard, which asks the same: a constructor may keep what it is given and must not use it.
 */
final class Declarations extends DefaultListableBeanFactory {

    static Declarations ofCode() {
        Declarations beans = new Declarations();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans, false);
        // Nothing else is loaded: that would cost seconds.
        Stream.of(Step.class, Sends.class, Hands.class, Hands.All.class)
                .map(AnnotationTypeFilter::new)
                .forEach(scanner::addIncludeFilter);
        Stream.of(FormHandler.class, Rule.class).map(AssignableTypeFilter::new).forEach(scanner::addIncludeFilter);
        scanner.getBeanDefinitionDefaults().setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
        scanner.setIncludeAnnotationConfig(false);
        scanner.scan("com.saleswright");
        return beans;
    }

    @Override
    public @Nullable Object resolveDependency(
            DependencyDescriptor descriptor,
            @Nullable String requestingBeanName,
            @Nullable Set<String> autowiredBeanNames,
            @Nullable TypeConverter typeConverter) {
        return descriptor.getDependencyType() == EngineGuard.class ? EngineGuard.of(this) : null;
    }
}
