package com.saleswright.engine.guard;

import com.saleswright.engine.EngineGuard;
import com.saleswright.engine.LoopLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Puts the guard into the engine: files are checked before they are deployed and when they are read again; expressions
 * when they are read and when they run; scripts and classes are switched off for good, and loops have a limit.
 */
@Component
public class GuardPlugin extends AbstractProcessEnginePlugin implements EngineGuard {

    private final FileCheck files;
    private final AllowedBeans beans;
    private final ExpressionCheck expressions;
    private final int loopLimit;

    GuardPlugin(
            FileCheck files, AllowedBeans beans, ExpressionCheck expressions, @Value(LoopLimit.SETTING) int loopLimit) {
        this.files = files;
        this.beans = beans;
        this.expressions = expressions;
        this.loopLimit = loopLimit;
    }

    /** The guard where no application runs. */
    public static EngineGuard of(ListableBeanFactory factory) {
        AllowedBeans beans = new AllowedBeans(factory);
        ExpressionCheck expressions = new ExpressionCheck(beans);
        return new GuardPlugin(new FileCheck(expressions, beans), beans, expressions, LoopLimit.DEFAULT);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreDeployers(
                both(List.of(new DeploymentGuard(files)), configuration.getCustomPreDeployers()));
        // The last, so that no other listener takes the limit off again.
        configuration.setCustomPostBPMNParseListeners(
                both(configuration.getCustomPostBPMNParseListeners(), List.of(new LimitedLoops(loopLimit))));
        configuration.setExpressionManager(new GuardedExpressions(beans, expressions));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setArtifactFactory(new NoClasses());
    }

    private static <T> List<T> both(@Nullable List<T> some, @Nullable List<T> others) {
        return Stream.of(some, others)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public ProcessEnginePlugin forEngineApart(Map<String, Object> helpers) {
        return new GuardPlugin(files, beans.insteadOf(helpers), expressions, loopLimit);
    }

    @Override
    public List<Problem> refusals(String file, byte[] bytes) {
        return files.problems(file, bytes);
    }

    private static final class NoScripts extends DefaultScriptEngineResolver {

        NoScripts() {
            super(new ScriptEngineManager());
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            throw new ProcessEngineException("Scripts are switched off. Use a step of the catalogue.");
        }
    }

    private static final class NoClasses implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("Classes are switched off. Use a step of the catalogue.");
        }
    }
}
