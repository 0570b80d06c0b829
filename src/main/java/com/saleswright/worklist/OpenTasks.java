package com.saleswright.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks in a table of our own, kept by task events in the engine's transaction. */
@Component
class OpenTasks {

    /** Lists are counted up to here: counting further would cost more than showing the list. */
    static final int COUNTED = 500;

    private static final Duration SOON = Duration.ofDays(1);
    /** Stands for "no due date", so that such tasks come last and an index can keep the order. */
    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Which rows come first. */
    enum Order {
        DUE_FIRST("due_at", "ASC"),
        DUE_LAST("due_at", "DESC"),
        OLDEST("created_at", "ASC"),
        NEWEST("created_at", "DESC");

        private final String column;
        private final String direction;

        Order(String column, String direction) {
            this.column = column;
            this.direction = direction;
        }

        private String sql() {
            return " ORDER BY %s %s, task_id %s".formatted(column, direction, direction);
        }

        /** H2 reads rows in an index's order only when all of its columns are named, and all in one direction. */
        private String sql(String owner) {
            return " ORDER BY %s %s, %s %s, task_id %s".formatted(owner, direction, column, direction, direction);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> insert(task);
            case TaskListener.EVENTNAME_UPDATE -> {
                delete(task.getId());
                if (!(task instanceof Task engines && engines.isSuspended())) {
                    insert(task);
                }
            }
            case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE -> delete(task.getId());
            default -> {
                // An assignment is an update too, or part of the creation.
            }
        }
    }

    /** Suspending and activating a case changes its tasks without a task event. */
    @EventListener(condition = "#changed.eventType == 'update'")
    void on(HistoricProcessInstanceEventEntity changed) {
        Map<String, Object> params = Map.of("case", changed.getProcessInstanceId());
        jdbc.sql("DELETE FROM open_task WHERE task_id IN (SELECT id_ FROM act_ru_task WHERE proc_inst_id_ = :case)")
                .params(params)
                .update();
        if (HistoricProcessInstance.STATE_ACTIVE.equals(changed.getState())) {
            takeFromEngine("proc_inst_id_ = :case", params);
        }
    }

    private void insert(DelegateTask task) {
        List<String> groups = task.getAssignee() != null
                ? List.of()
                : task.getCandidates().stream()
                        .filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType()) && !isDeleted(l))
                        .map(IdentityLink::getGroupId)
                        .filter(g -> g != null)
                        .distinct()
                        .toList();
        OffsetDateTime created = time(task.getCreateTime());
        OffsetDateTime due = time(task.getDueDate());
        jdbc.sql("INSERT INTO open_task (task_id, assignee, created_at, due_at) VALUES (?, ?, ?, ?)")
                .param(task.getId())
                .param(task.getAssignee())
                .param(created)
                .param(due)
                .update();
        for (String group : groups) {
            jdbc.sql("INSERT INTO open_task_group (task_id, group_id, created_at, due_at) VALUES (?, ?, ?, ?)")
                    .params(task.getId(), group, created, due)
                    .update();
        }
    }

    /** The event comes before the engine writes, so a link that was just taken away is still read. */
    private static boolean isDeleted(IdentityLink link) {
        return Context.getCommandContext().getDbEntityManager().isDeleted((IdentityLinkEntity) link);
    }

    private void delete(String taskId) {
        jdbc.sql("DELETE FROM open_task WHERE task_id = ?").param(taskId).update();
    }

    /** Ids of one page of a person's list, in order. */
    List<String> page(Scope scope, String user, Collection<String> groups, Order order, int first, int max) {
        Map<String, Object> params = params(user, groups);
        params.put("first", first);
        params.put("last", first + max);
        params.put("max", max);
        // Each part is ordered and cut by its own index before both are merged.
        List<String> parts =
                parts(scope, groups, "task_id, " + order.column, owner -> order.sql(owner) + " LIMIT :last");
        return jdbc.sql("SELECT task_id FROM (" + String.join(" UNION ", parts) + ") listed" + order.sql()
                        + " OFFSET :first ROWS FETCH NEXT :max ROWS ONLY")
                .params(params)
                .query(String.class)
                .list();
    }

    /** How many tasks a list has, at most {@link #COUNTED}. */
    long count(Scope scope, String user, Collection<String> groups) {
        List<String> parts = parts(scope, groups, "task_id", owner -> " LIMIT " + COUNTED);
        return Math.min(
                COUNTED,
                jdbc.sql("SELECT COUNT(*) FROM (" + String.join(" UNION ", parts) + ") listed")
                        .params(params(user, groups))
                        .query(Long.class)
                        .single());
    }

    /** What the person has, and what each group has: its tail is told whose column it is about. */
    private static List<String> parts(
            Scope scope, Collection<String> groups, String columns, Function<String, String> tail) {
        String due =
                switch (scope) {
                    case DUE_SOON -> " AND due_at >= :now AND due_at < :soon";
                    case OVERDUE -> " AND due_at < :now";
                    case MINE, GROUPS -> "";
                };
        String select = "(SELECT " + columns + " FROM ";
        List<String> parts = new ArrayList<>();
        if (scope.mine()) {
            parts.add(select + "open_task WHERE assignee = :user" + due + tail.apply("assignee") + ")");
        }
        if (scope.groups()) {
            for (int i = 0; i < groups.size(); i++) {
                parts.add(select + "open_task_group WHERE group_id = :group" + i + due + tail.apply("group_id") + ")");
            }
        }
        if (parts.isEmpty()) {
            parts.add(select + "open_task WHERE 1 = 0)");
        }
        return parts;
    }

    private Map<String, Object> params(String user, Collection<String> groups) {
        Map<String, Object> params = new HashMap<>();
        params.put("user", user);
        params.put("now", now().atOffset(ZoneOffset.UTC));
        params.put("soon", soon().atOffset(ZoneOffset.UTC));
        int i = 0;
        for (String group : groups) {
            params.put("group" + i++, group);
        }
        return params;
    }

    Instant now() {
        return clock.instant();
    }

    Instant soon() {
        return now().plus(SOON);
    }

    /**
     * Writes the table anew from the engine's, for a database that was used before this table existed.
     *
     * @return how many tasks were missing or left over
     */
    int mend() {
        int leftOver = jdbc.sql(
                        "DELETE FROM open_task WHERE task_id NOT IN (SELECT id_ FROM act_ru_task WHERE suspension_state_ = 1)")
                .update();
        return leftOver + takeFromEngine("suspension_state_ = 1", Map.of());
    }

    private int takeFromEngine(String which, Map<String, Object> params) {
        int taken = jdbc.sql(
                        """
                        INSERT INTO open_task (task_id, assignee, created_at, due_at)
                        SELECT id_, assignee_, create_time_, COALESCE(due_date_, :never) FROM act_ru_task t
                        WHERE id_ NOT IN (SELECT task_id FROM open_task) AND t."""
                                + which)
                .params(params)
                .param("never", NEVER)
                .update();
        return taken
                + jdbc.sql(
                                """
                                INSERT INTO open_task_group (task_id, group_id, created_at, due_at)
                                SELECT DISTINCT o.task_id, l.group_id_, o.created_at, o.due_at
                                FROM open_task o JOIN act_ru_task t ON t.id_ = o.task_id
                                JOIN act_ru_identitylink l ON l.task_id_ = o.task_id
                                WHERE o.assignee IS NULL AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL
                                AND NOT EXISTS (SELECT 1 FROM open_task_group g
                                    WHERE g.task_id = o.task_id AND g.group_id = l.group_id_) AND t."""
                                        + which)
                        .params(params)
                        .update();
    }

    private static OffsetDateTime time(@Nullable Date date) {
        return date == null ? NEVER : date.toInstant().atOffset(ZoneOffset.UTC);
    }
}
