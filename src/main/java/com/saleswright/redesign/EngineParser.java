package com.saleswright.redesign;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads diagrams as the engine does when it deploys them, without an engine and without a database. */
public final class EngineParser {

    private static final Settings SETTINGS = new Settings();
    private static final BpmnParser PARSER = new Parser(SETTINGS.getExpressionManager());
    private static final Set<String> MADE_AT_ONCE = Set.of("shell", "mail");

    private EngineParser() {}

    /**
     * Why the engine would refuse this diagram, besides what breaks the schema; nothing for one that names classes which
     * it would make for reading it.
     */
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
            return PARSER.createParse()
                    .sourceInputStream(new ByteArrayInputStream(diagram.xml()))
                    .deployment(deployment)
                    .name(diagram.file())
                    .execute()
                    .getProblems();
        } finally {
            Context.removeProcessEngineConfiguration();
        }
    }

    /** Keeps to the compiled schema: the engine compiles its own for each file, and fetches those that a file names. */
    private static final class Parser extends BpmnParser {

        Parser(ExpressionManager expressions) {
            super(expressions, new DefaultBpmnParseFactory());
        }

        @Override
        public BpmnParse createParse() {
            return new Reading(this);
        }

        @Override
        protected SAXParser getSaxParser() throws ParserConfigurationException, SAXException {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE_DECL, true);
            factory.setFeature(NAMESPACE_PREFIXES, true);
            // For the attributes that it adds.
            factory.setSchema(Schemas.ofDiagrams());
            return factory.newSAXParser();
        }
    }

    /** Collects problems and logs nothing: whoever asks is told. */
    private static final class Reading extends BpmnParse {

        Reading(BpmnParser parser) {
            super(parser);
            schemaResource = null;
        }

        @Override
        protected void parseRootElement() {
            try {
                super.parseRootElement();
            } catch (BpmnParseException e) {
                addError(e);
            } catch (ELException e) {
                // Another rule tells of expressions.
            } catch (ProcessEngineException e) {
                // With a cause it gives up at what it cannot make here, and says no more.
                if (e.getCause() == null) {
                    addError(new BpmnParseException(e.getMessage(), rootElement), "");
                }
            } catch (RuntimeException e) {
                addError(
                        new BpmnParseException(
                                "It cannot make out what is meant, and stops reading (%s)".formatted(e.getMessage()),
                                rootElement),
                        "");
            }
        }

        @Override
        public void parseProcessDefinitions() {
            for (Element process : rootElement.elements("process")) {
                if (Boolean.parseBoolean(process.attribute("isExecutable"))) {
                    processDefinitions.add(parseProcess(process));
                }
            }
        }

        @Override
        protected void parseIntermediateTimerEventDefinition(Element definition, ActivityImpl activity) {
            activity.getProperties().set(BpmnProperties.TYPE, ActivityTypes.INTERMEDIATE_EVENT_TIMER);
            addTimerDeclaration(
                    activity.getEventScope(),
                    parseTimer(definition, activity, TimerCatchIntermediateEventJobHandler.TYPE));
        }

        @Override
        public void addError(SAXParseException e) {
            // The rule on the schema says so, and of which element.
        }

        @Override
        public void logWarnings() {}

        @Override
        public void throwExceptionForErrors() {}
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
