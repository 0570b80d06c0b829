package com.saleswright.engine;

import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/** Retries conflicts around whole transactions: of our verbs, and of tasks that people complete in the Tasklist. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class ConflictsSetup {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor retriesOfVerbs() {
        var advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(RetriesConflicts.class),
                (MethodInterceptor) call -> Conflicts.retry(
                        () -> ((ProxyMethodInvocation) call).invocableClone().proceed()));
        // Before the advice that opens the transaction, which is the last of all.
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    @Bean
    static AbstractProcessEnginePlugin retriesOfTasks() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                // "Pre" means before the interceptors that open the transaction and the command context.
                List<CommandInterceptor> others = configuration.getCustomPreCommandInterceptorsTxRequired();
                List<CommandInterceptor> all = new ArrayList<>(List.of(new RetriesOfTasks()));
                if (others != null) {
                    all.addAll(others);
                }
                configuration.setCustomPreCommandInterceptorsTxRequired(all);
            }
        };
    }

    /** Completing a task is what two people do at the same moment; these commands can be run again as they are. */
    private static final class RetriesOfTasks extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            return command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd
                    ? retry(command)
                    : next.execute(command);
        }

        private <T> T retry(Command<T> command) {
            try {
                return Conflicts.retry(() -> next.execute(command));
            } catch (RuntimeException | Error passedOn) {
                throw passedOn;
            } catch (Throwable checked) {
                throw new IllegalStateException("Commands throw nothing checked", checked);
            }
        }
    }
}
