package com.saleswright.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A verb that is done again, in a new transaction, when somebody else changed the same rows at the same moment: up to
 * three times, then it throws {@link org.springframework.dao.OptimisticLockingFailureException}. Inside a transaction of
 * its caller it runs once, since only the whole can be done again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RetriesConflicts {}
