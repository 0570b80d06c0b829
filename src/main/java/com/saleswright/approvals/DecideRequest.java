package com.saleswright.approvals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The decision form for capabilities that need no form of their own: one condition in free words. */
@Component
class DecideRequest extends DecisionForm {

    private static final String CONDITION = "condition";

    DecideRequest(Approvals approvals) {
        super(approvals);
    }

    @Override
    public Set<String> forms() {
        return Set.of("decide-request");
    }

    @Override
    protected Set<String> conditionFields() {
        return Set.of(CONDITION);
    }

    @Override
    protected List<Condition> conditions(Map<String, Object> values) {
        Object condition = values.get(CONDITION);
        return condition == null || condition.toString().isBlank()
                ? List.of()
                : List.of(new Condition(CONDITION, "Condition", condition.toString()));
    }
}
