package com.saleswright.worklist;

import com.saleswright.worklist.OpenTasks.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers the Tasklist's filters "My tasks", "My groups", "Due soon" and "Overdue" for the person who asks.
 *
 * <p>Stored filters would need expressions such as {@code currentUser()}, which are code that anybody who may store a
 * filter can run; they are switched off. So these four are known here by their id, and Java fills in who and when. The
 * plain lists come from {@link OpenTasks}; a search inside a list goes to the engine.
 */
class Worklist extends FilterServiceImpl {

    private final OpenTasks open;
    private final Map<String, Scope> scopes = new ConcurrentHashMap<>();
    private Supplier<@Nullable Authentication> askingPerson = () -> null;

    Worklist(OpenTasks open) {
        this.open = open;
    }

    /** Takes the place of the engine's filter service. */
    @Component
    static class Plugin extends AbstractProcessEnginePlugin {

        private final Worklist worklist;

        Plugin(OpenTasks open) {
            this.worklist = new Worklist(open);
        }

        Worklist worklist() {
            return worklist;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            configuration.setFilterService(worklist);
            worklist.askingPerson = () -> configuration.getIdentityService().getCurrentAuthentication();
        }
    }

    void serve(String filterId, Scope scope) {
        scopes.put(filterId, scope);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int max) {
        Scope scope = scopes.get(filterId);
        if (scope == null) {
            return super.listPage(filterId, extending, first, max);
        }
        Optional<Order> order = plainOrder(extending);
        return order.isPresent()
                ? cast(tasks(scope, order.get(), first, max))
                : super.listPage(filterId, this.<Q>narrow(scope, extending), first, max);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> List<T> listPage(String filterId, int first, int max) {
        Scope scope = scopes.get(filterId);
        return scope == null ? super.listPage(filterId, first, max) : cast(tasks(scope, Order.DUE_FIRST, first, max));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
        Scope scope = scopes.get(filterId);
        return super.list(filterId, scope == null ? extending : this.<Q>narrow(scope, extending));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> List<T> list(String filterId) {
        return scopes.containsKey(filterId) ? cast(list(filterId, new TaskQueryImpl())) : super.list(filterId);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extending) {
        Scope scope = scopes.get(filterId);
        return super.singleResult(filterId, scope == null ? extending : this.<Q>narrow(scope, extending));
    }

    @Override
    public Long count(String filterId) {
        Scope scope = scopes.get(filterId);
        return scope == null ? super.count(filterId) : Long.valueOf(count(scope));
    }

    @Override
    public Long count(String filterId, Query<?, ?> extending) {
        Scope scope = scopes.get(filterId);
        if (scope == null) {
            return super.count(filterId, extending);
        }
        return plainOrder(extending).isPresent()
                ? Long.valueOf(count(scope))
                : super.count(filterId, narrow(scope, extending));
    }

    private long count(Scope scope) {
        Authentication asking = asking();
        return asking == null ? 0 : open.count(scope, asking.getUserId(), groups(asking));
    }

    private List<Task> tasks(Scope scope, Order order, int first, int max) {
        Authentication asking = asking();
        List<String> ids =
                asking == null ? List.of() : open.page(scope, asking.getUserId(), groups(asking), order, first, max);
        if (ids.isEmpty()) {
            return List.of();
        }
        // These are the person's own or their groups', so the engine need not look for the rights to them again, which
        // costs more than the rest.
        List<Task> tasks = new ArrayList<>(getCommandExecutor()
                .execute(context -> context.runWithoutAuthorization(() -> new TaskQueryImpl(getCommandExecutor())
                        .taskIdIn(ids.toArray(String[]::new))
                        .active()
                        .list())));
        tasks.sort(Comparator.comparing(t -> ids.indexOf(t.getId())));
        return tasks;
    }

    /** The order that is asked for, when the query asks for nothing else and the order is one that we keep. */
    private static Optional<Order> plainOrder(@Nullable Query<?, ?> query) {
        if (query == null) {
            return Optional.of(Order.DUE_FIRST);
        }
        var asked = new JsonTaskQueryConverter().toJsonObject((TaskQuery) query);
        asked.remove(JsonTaskQueryConverter.ORDERING_PROPERTIES);
        // The Tasklist always asks for active tasks, and that is what is listed.
        asked.remove(JsonTaskQueryConverter.ACTIVE);
        if (!asked.keySet().isEmpty()) {
            return Optional.empty();
        }
        List<QueryOrderingProperty> orders = ((AbstractQuery<?, ?>) query).getOrderingProperties();
        if (orders.isEmpty()) {
            return Optional.of(Order.DUE_FIRST);
        }
        QueryOrderingProperty order = orders.get(0);
        boolean ascending = order.getDirection() == null
                || "asc".equals(order.getDirection().getName());
        if (orders.size() > 1) {
            return Optional.empty();
        }
        if (TaskQueryProperty.DUE_DATE.equals(order.getQueryProperty())) {
            return Optional.of(ascending ? Order.DUE_FIRST : Order.DUE_LAST);
        }
        if (TaskQueryProperty.CREATE_TIME.equals(order.getQueryProperty())) {
            return Optional.of(ascending ? Order.OLDEST : Order.NEWEST);
        }
        return Optional.empty();
    }

    /** The query, held to the tasks of the list. */
    @SuppressWarnings("unchecked")
    private <Q extends Query<?, ?>> Q narrow(Scope scope, @Nullable Query<?, ?> query) {
        Authentication asking = asking();
        TaskQuery list = new TaskQueryImpl();
        if (asking == null) {
            list.taskId("");
        } else {
            List<String> groups = groups(asking);
            if (scope == Scope.MINE || (scope.byDue() && groups.isEmpty())) {
                list.taskAssignee(asking.getUserId());
            } else if (scope == Scope.GROUPS) {
                list.taskCandidateGroupIn(groups.isEmpty() ? List.of("") : groups);
            } else {
                list.or()
                        .taskAssignee(asking.getUserId())
                        .taskCandidateGroupIn(groups)
                        .endOr();
            }
            if (scope == Scope.OVERDUE) {
                list.dueBefore(Date.from(open.now()));
            } else if (scope == Scope.DUE_SOON) {
                // The engine leaves out the moment itself.
                list.dueAfter(Date.from(open.now().minusMillis(1))).dueBefore(Date.from(open.soon()));
            }
        }
        return (Q) (query == null ? list : ((TaskQueryImpl) list).extend((TaskQuery) query));
    }

    private @Nullable Authentication asking() {
        return askingPerson.get();
    }

    private static List<String> groups(Authentication asking) {
        return asking.getGroupIds() == null ? List.of() : asking.getGroupIds();
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> cast(List<?> tasks) {
        return (List<T>) tasks;
    }
}
