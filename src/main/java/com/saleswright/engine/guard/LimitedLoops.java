package com.saleswright.engine.guard;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Stops a case before a loop makes more instances than are allowed. Loops within loops, in called processes too, count
 * together: ten times ten are a hundred.
 */
final class LimitedLoops extends AbstractBpmnParseListener {

    private final int limit;

    LimitedLoops(int limit) {
        this.limit = limit;
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl body) {
        MultiInstanceActivityBehavior behavior = (MultiInstanceActivityBehavior) body.getActivityBehavior();
        body.setActivityBehavior(like(
                behavior,
                behavior instanceof SequentialMultiInstanceActivityBehavior ? new InTurn(limit) : new AtOnce(limit)));
    }

    private static MultiInstanceActivityBehavior like(
            MultiInstanceActivityBehavior given, MultiInstanceActivityBehavior limited) {
        limited.setLoopCardinalityExpression(given.getLoopCardinalityExpression());
        limited.setCompletionConditionExpression(given.getCompletionConditionExpression());
        limited.setCollectionExpression(given.getCollectionExpression());
        limited.setCollectionVariable(given.getCollectionVariable());
        limited.setCollectionElementVariable(given.getCollectionElementVariable());
        return limited;
    }

    private static final class InTurn extends SequentialMultiInstanceActivityBehavior {

        private final int limit;

        InTurn(int limit) {
            this.limit = limit;
        }

        @Override
        protected int resolveNrOfInstances(ActivityExecution execution) {
            return checked(super.resolveNrOfInstances(execution), execution, limit);
        }
    }

    private static final class AtOnce extends ParallelMultiInstanceActivityBehavior {

        private final int limit;

        AtOnce(int limit) {
            this.limit = limit;
        }

        @Override
        protected int resolveNrOfInstances(ActivityExecution execution) {
            return checked(super.resolveNrOfInstances(execution), execution, limit);
        }
    }

    private static int checked(int instances, ActivityExecution execution, int limit) {
        long around = around(execution);
        if (instances * around > limit) {
            throw new ProcessEngineException(
                    "The loop of '%s' in the process '%s' would make %,d instances%s, and at most %,d are allowed. Give it a shorter list or a smaller number, or raise saleswright.loop-limit."
                            .formatted(
                                    execution
                                            .getActivity()
                                            .getId()
                                            .replace(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX, ""),
                                    ((ExecutionEntity) execution)
                                            .getProcessDefinition()
                                            .getKey(),
                                    instances,
                                    around == 1 ? "" : " in each of the %,d turns around it".formatted(around),
                                    limit));
        }
        return instances;
    }

    /** How many turns of other loops this one is within, up to the first that is over any limit. */
    private static long around(ActivityExecution execution) {
        long turns = 1;
        for (DelegateExecution e = outside(execution); e != null && turns < Integer.MAX_VALUE; e = outside(e)) {
            if (e.getVariableLocal(MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES) instanceof Integer n && n > 1) {
                turns *= n;
            }
        }
        return turns;
    }

    private static @Nullable DelegateExecution outside(DelegateExecution execution) {
        ExecutionEntity entity = (ExecutionEntity) execution;
        return entity.getParent() == null ? entity.getSuperExecution() : entity.getParent();
    }
}
