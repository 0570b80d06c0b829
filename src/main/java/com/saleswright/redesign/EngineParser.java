package com.saleswright.redesign;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Reads diagrams as the engine does when it deploys them, without an engine and without a database. */
public final class EngineParser {

    private static final Settings SETTINGS = new Settings();
    private static final BpmnParser PARSER =
            new BpmnParser(SETTINGS.getExpressionManager(), new DefaultBpmnParseFactory());
    private static final Set<String> MADE_AT_ONCE = Set.of("shell", "mail");

    private EngineParser() {}

    /** Why the engine would refuse this diagram; nothing for one that names classes which it would make for reading it. */
    public static List<Problem> problems(Diagram diagram) {
        boolean makesClasses = diagram.root()
                .all()
                .anyMatch(e -> e.has("formHandlerClass")
                        || MADE_AT_ONCE.contains(e.camunda("type")) && e.type().endsWith("Task"));
        if (makesClasses) {
            return List.of();
        }
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId("check");
        Context.setProcessEngineConfiguration(SETTINGS);
        try {
            PARSER.createParse()
                    .sourceInputStream(new ByteArrayInputStream(diagram.xml()))
                    .deployment(deployment)
                    .name(diagram.file())
                    .execute();
            return List.of();
        } catch (ParseException e) {
            return e.getResorceReports().stream()
                    .flatMap(r -> r.getErrors().stream())
                    .toList();
        } catch (ProcessEngineException e) {
            // It gives up at what it cannot make, and says no more.
            return List.of();
        } finally {
            Context.removeProcessEngineConfiguration();
        }
    }

    /** As much of an engine's settings as reading needs. */
    private static final class Settings extends StandaloneInMemProcessEngineConfiguration {

        Settings() {
            setEnforceHistoryTimeToLive(false);
            beans = new HashMap<>();
            initExceptionCodeProvider();
            initExpressionManager();
            initBusinessCalendarManager();
            initScripting();
            initFormEngines();
            initFormTypes();
            initFormFieldValidators();
            initSerialization();
            initHistoryLevel();
        }
    }
}
