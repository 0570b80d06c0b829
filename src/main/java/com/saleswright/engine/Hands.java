package com.saleswright.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The process variables that a bean hands over when it starts a process or sends a message, for the catalogue of process
 * owners: the model check finds what a diagram reads and nobody has set.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Hands.All.class)
public @interface Hands {

    /** Names of the variables. All are set each time, be it to null. */
    String[] value();

    /** The process that it starts, or the message that it sends. */
    String to();

    /** Several of them. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        Hands[] value();
    }
}
