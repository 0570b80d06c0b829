package com.saleswright.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Queries carry expressions too, and the engine of the application runs none of them. */
@SaleswrightTest
class GuardedQueriesTest {

    private static final String CALL = "${''.getClass().forName('com.saleswright.engine.guard.Canary').newInstance()}";

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Test
    void runsNoExpressionOfAQuery() {
        TaskQuery nested =
                tasks.createTaskQuery().or().taskAssigneeExpression(CALL).endOr();
        TaskQuery plain = tasks.createTaskQuery().dueAfterExpression(CALL);

        assertThatThrownBy(nested::list).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(plain::list).isInstanceOf(ProcessEngineException.class);
        assertThat(Canary.sang()).isFalse();
    }

    @Test
    void runsNoExpressionOfAStoredFilter() {
        String filter = filters.saveFilter(filters.newTaskFilter("hostile")
                        .setQuery(tasks.createTaskQuery()
                                .or()
                                .taskAssigneeExpression(CALL)
                                .endOr()))
                .getId();
        try {
            assertThatThrownBy(() -> filters.list(filter)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> filters.count(filter)).isInstanceOf(ProcessEngineException.class);
            assertThat(Canary.sang()).isFalse();
        } finally {
            filters.deleteFilter(filter);
        }
    }
}
