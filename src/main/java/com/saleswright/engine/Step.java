package com.saleswright.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * A step that diagrams may use as {@code ${beanName}}: its entry in the catalogue of process owners.
 *
 * <p>The bean name is the class name with a small first letter, and the label in the diagram is the title. A bean
 * without this annotation cannot be called from a diagram.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {

    /** Verb and object, as the diagram shows it: "Record decision". */
    String title();

    /** One or two sentences for a process owner: what it does, and what leaves the company because of it. */
    String description();

    /** Names of the process variables it needs. */
    String[] reads() default {};

    /** Names of the process variables it sets. */
    String[] writes() default {};

    /** Codes of the BPMN errors it throws. */
    String[] errors() default {};

    /**
     * Whether it may fail or take long, for example because it builds or seals a document: the diagram then runs it in a
     * transaction of its own, so that it is tried again without what was done before it.
     */
    boolean savepoint() default false;
}
