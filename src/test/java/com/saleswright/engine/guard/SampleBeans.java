package com.saleswright.engine.guard;

import java.lang.annotation.Annotation;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A catalogue of a task step, a listener step and a helper; they stay out of the catalogue of the application. */
final class SampleBeans extends StaticListableBeanFactory {

    SampleBeans() {
        addBean("recordSample", (JavaDelegate) execution -> {});
        addBean("tellSample", (TaskListener) task -> {});
        addBean("sampleTimes", new Times());
    }

    @Override
    public String[] getBeanNamesForAnnotation(Class<? extends Annotation> annotation) {
        return getBeanDefinitionNames();
    }

    /** A helper. */
    public static final class Times {

        public Date inDays(int days) {
            return new Date(days * 86_400_000L);
        }

        public String beginning() {
            return "2026-12-24T09:00:00Z";
        }
    }
}
