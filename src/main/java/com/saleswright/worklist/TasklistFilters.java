package com.saleswright.worklist;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the four lists into the Tasklist at start, for everybody, and mends the table of open tasks. */
@Component
class TasklistFilters {

    private static final Logger log = LoggerFactory.getLogger(TasklistFilters.class);

    private final Worklist worklist;
    private final OpenTasks open;
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(
            Worklist.Plugin plugin,
            OpenTasks open,
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations) {
        this.worklist = plugin.worklist();
        this.open = open;
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void provide() {
        for (Scope scope : Scope.values()) {
            worklist.serve(filter(scope).getId(), scope);
        }
        int mended = open.mend();
        if (mended > 0) {
            log.info("Mended {} rows of open tasks", mended);
        }
    }

    private Filter filter(Scope scope) {
        Filter filter = filters.createTaskFilterQuery().filterName(scope.title).list().stream()
                .findFirst()
                .orElseGet(() -> filters.newTaskFilter(scope.title));
        boolean isNew = filter.getId() == null;
        filter.setQuery(tasks.createTaskQuery());
        filter.setProperties(properties(scope));
        filters.saveFilter(filter);
        if (isNew) {
            Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everybody.setResource(Resources.FILTER);
            everybody.setResourceId(filter.getId());
            everybody.addPermission(Permissions.READ);
            authorizations.saveAuthorization(everybody);
        }
        return filter;
    }

    private static Map<String, Object> properties(Scope scope) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", scope.description);
        properties.put("color", scope.color);
        properties.put("priority", scope.ordinal());
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        return properties;
    }
}
