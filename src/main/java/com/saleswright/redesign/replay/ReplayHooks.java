package com.saleswright.redesign.replay;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Takes all that a diagram would do outside of it away when it is read, and lets the running replay know of every step
 * and flow instead.
 */
final class ReplayHooks extends AbstractBpmnParseListener {

    private static final Set<String> AUTOMATIC = Set.of(
            "serviceTask",
            "sendTask",
            "scriptTask",
            "businessRuleTask",
            "intermediateMessageThrowEvent",
            "messageEndEvent");

    private final ReplayEngine engine;

    ReplayHooks(ReplayEngine engine) {
        this.engine = engine;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        for (ProcessDefinitionEntity definition : definitions) {
            strip(definition);
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, on(CaseRun::caseStarted));
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, on(CaseRun::caseEnded));
            activities(definition);
        }
    }

    private void activities(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            strip(activity);
            activity.setAsyncBefore(false);
            activity.setAsyncAfter(false);
            String type = String.valueOf(activity.getProperty("type"));
            if (isAutomatic(activity, type)) {
                activity.setActivityBehavior(new StandIn(engine));
            } else if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                task(task.getTaskDefinition());
            }
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, on(CaseRun::started));
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, on(CaseRun::ended));
            for (PvmTransition flow : activity.getOutgoingTransitions()) {
                TransitionImpl transition = (TransitionImpl) flow;
                strip(transition);
                transition.addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, on(CaseRun::taken));
            }
            activities(activity);
        }
    }

    private static boolean isAutomatic(ActivityImpl activity, String type) {
        boolean isDecision = activity.getActivityBehavior() instanceof DmnBusinessRuleTaskActivityBehavior;
        return isStoodIn(type) && !isDecision;
    }

    /** Whether a step of this type does what the record says, decisions apart. */
    static boolean isStoodIn(String type) {
        return AUTOMATIC.contains(type);
    }

    private void task(TaskDefinition task) {
        // Due dates wake nobody here, and would have to be worked out.
        task.setDueDateExpression(null);
        task.setFollowUpDateExpression(null);
        task.setPriorityExpression(null);
        task.getTaskListeners().clear();
        task.getBuiltinTaskListeners().clear();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, delegate -> {
            CaseRun run = engine.current();
            if (run != null) {
                run.offered((TaskEntity) delegate);
            }
        });
    }

    private static void strip(CoreModelElement element) {
        element.getListeners().clear();
        element.getBuiltInListeners().clear();
        element.getVariableListeners().clear();
        element.getBuiltInVariableListeners().clear();
    }

    private ExecutionListener on(BiConsumer<CaseRun, ExecutionEntity> tell) {
        return execution -> {
            CaseRun run = engine.current();
            if (run != null) {
                tell.accept(run, (ExecutionEntity) execution);
            }
        };
    }

    /** Does what the record says that the step did. */
    private static final class StandIn extends AbstractBpmnActivityBehavior {

        private final ReplayEngine engine;

        StandIn(ReplayEngine engine) {
            this.engine = engine;
        }

        @Override
        public void execute(ActivityExecution execution) throws Exception {
            @Nullable CaseRun run = engine.current();
            executeWithErrorPropagation(execution, () -> {
                if (run == null || run.perform((ExecutionEntity) execution)) {
                    leave(execution);
                }
                return null;
            });
        }
    }
}
