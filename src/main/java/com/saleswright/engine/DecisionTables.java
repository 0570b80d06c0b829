package com.saleswright.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a deployed decision table what it would say, without a case and without a trace in the history. */
@Component
public class DecisionTables {

    /** The names of FEEL, the only language they are written in; none means FEEL too. */
    public static final Set<String> LANGUAGES = Set.of(
            "",
            "feel",
            "FEEL",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20180521/FEEL/",
            "http://www.omg.org/spec/FEEL/20140401");

    private final RepositoryService repository;
    private final DefaultDmnEngineConfiguration inside;
    private final DmnEngine engine;
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    DecisionTables(ProcessEngine processes) {
        this.repository = processes.getRepositoryService();
        var settings = (ProcessEngineConfigurationImpl) processes.getProcessEngineConfiguration();
        this.inside = (DefaultDmnEngineConfiguration) settings.getDmnEngineConfiguration();
        this.engine = likeInside().buildEngine();
    }

    /** An engine like the one inside, without history, which runs no other languages either. */
    private DefaultDmnEngineConfiguration likeInside() {
        var own = new DefaultDmnEngineConfiguration();
        own.setElProvider(inside.getElProvider());
        own.setScriptEngineResolver(inside.getScriptEngineResolver());
        own.setReturnBlankTableOutputAsNull(inside.isReturnBlankTableOutputAsNull());
        return own;
    }

    /**
     * An engine for tables that are not deployed, apart from the one inside and with its FEEL; it leaves no trace in the
     * history and runs FEEL alone. The tables must have passed {@link EngineGuard#refusals}.
     *
     * @param feel put in front of the FEEL of the engine inside
     * @param told of every evaluation
     */
    public DmnEngine apart(UnaryOperator<FeelEngine> feel, DmnDecisionEvaluationListener told) {
        DefaultDmnEngineConfiguration own = likeInside();
        own.setElProvider(expression -> {
            throw new ProcessEngineException("Decisions are written in FEEL, and %s is not.".formatted(expression));
        });
        own.setFeelEngineFactory(() -> feel.apply(inside.getFeelEngine()));
        own.setCustomPostDecisionEvaluationListeners(List.of(told));
        return own.buildEngine();
    }

    /**
     * The outputs of every row hit of the latest version, by output name, in the order of the table.
     *
     * @throws IllegalStateException when no decision of this id is deployed
     */
    public List<Map<String, Object>> ask(String decisionId, Map<String, @Nullable Object> inputs) {
        return askEach(decisionId, List.of(inputs)).get(0);
    }

    /** The same for many inputs at once, in their order. */
    public List<List<Map<String, Object>>> askEach(String decisionId, List<Map<String, @Nullable Object>> inputs) {
        DecisionDefinition latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionId)
                .latestVersion()
                .singleResult();
        if (latest == null) {
            throw new IllegalStateException("No decision '%s' is deployed".formatted(decisionId));
        }
        DmnDecision decision = parsed.computeIfAbsent(
                latest.getId(), id -> engine.parseDecision(decisionId, repository.getDecisionModel(id)));
        return inputs.stream()
                .map(one -> engine.evaluateDecisionTable(decision, one).getResultList())
                .toList();
    }
}
