package com.saleswright.redesign;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/**
 * The beans of the application, found on the classpath, without the application: no database, no engine, no web server.
 *
 * <p>They can be asked what they declare and not be put to work, because each of them gets nothing to work with: a
 * constructor may keep what it is given and must not use it.
 */
final class Declarations extends DefaultListableBeanFactory {

    static Declarations ofCode() {
        Declarations beans = new Declarations();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans);
        scanner.getBeanDefinitionDefaults().setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
        scanner.setIncludeAnnotationConfig(false);
        scanner.scan("com.saleswright");
        return beans;
    }

    @Override
    public @Nullable Object resolveDependency(
            DependencyDescriptor descriptor,
            @Nullable String requestingBeanName,
            java.util.@Nullable Set<String> autowiredBeanNames,
            @Nullable TypeConverter typeConverter) {
        return null;
    }
}
