package com.saleswright.engine.guard;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Stops a case before a loop makes more instances than are allowed. Loops within loops of a process count together: ten
 * times ten are a hundred.
 */
final class LimitedLoops extends AbstractBpmnParseListener {

    private final int limit;

    LimitedLoops(int limit) {
        this.limit = limit;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(this::limit);
    }

    /** By a listener: a case whose loop has a behaviour of ours could not be migrated. */
    private void limit(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            if (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior loop) {
                activity.addBuiltInListener(
                        ExecutionListener.EVENTNAME_START, execution -> check(loop, (ExecutionEntity) execution));
            }
            limit(activity);
        }
    }

    private void check(MultiInstanceActivityBehavior loop, ExecutionEntity execution) {
        int instances = instances(loop, execution);
        long around = around(execution);
        // Not their product, which a number can be chosen for to overflow.
        if (instances > limit / around) {
            throw new ProcessEngineException(
                    "The loop of '%s' in the process '%s' would make %,d instances%s, and at most %,d are allowed. Give it a shorter list or a smaller number, or raise saleswright.loop-limit."
                            .formatted(
                                    execution
                                            .getActivity()
                                            .getId()
                                            .replace(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX, ""),
                                    execution.getProcessDefinition().getKey(),
                                    instances,
                                    around == 1 ? "" : " in each of the %,d turns around it".formatted(around),
                                    limit));
        }
    }

    /** Counted as the engine does, down to the half of a number that it takes; none where it will say what is wrong. */
    private static int instances(MultiInstanceActivityBehavior loop, ExecutionEntity execution) {
        if (loop.getLoopCardinalityExpression() != null) {
            Object number = loop.getLoopCardinalityExpression().getValue(execution);
            return number instanceof Number n ? n.intValue() : number instanceof String text ? parsed(text) : 0;
        }
        @Nullable
        Object items = loop.getCollectionExpression() != null
                ? loop.getCollectionExpression().getValue(execution)
                : loop.getCollectionVariable() != null ? execution.getVariable(loop.getCollectionVariable()) : null;
        return items instanceof Collection<?> list ? list.size() : 0;
    }

    private static int parsed(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How many turns of other loops this one is within, up to the first that is over any limit. */
    private static long around(ExecutionEntity execution) {
        long turns = 1;
        for (ExecutionEntity e = execution.getParent(); e != null && turns < Integer.MAX_VALUE; e = e.getParent()) {
            if (e.getVariableLocal(MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES) instanceof Integer n && n > 1) {
                turns *= n;
            }
        }
        return turns;
    }
}
