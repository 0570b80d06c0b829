package com.saleswright.testkit;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Runs tests with a web server after all others, each kind by name. Camunda's web apps know one engine of a virtual
 * machine by the name "default", the last to start: it has to be the one of their own application.
 */
public class WebTestsLast implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparingInt(WebTestsLast::order)
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    private static int order(ClassDescriptor test) {
        return test.findAnnotation(Order.class)
                .map(Order::value)
                .orElse(test.isAnnotated(SaleswrightWebTest.class) ? Order.DEFAULT + 1 : Order.DEFAULT);
    }
}
