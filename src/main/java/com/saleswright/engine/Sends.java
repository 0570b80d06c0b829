package com.saleswright.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The messages that a bean correlates, for the catalogue of process owners: a diagram that waits for a message that
 * nobody sends would wait for ever, so the model check refuses it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sends {

    /** Message names, {@code capability.pastEvent}: {@code opportunities.lost}. */
    String[] value();
}
