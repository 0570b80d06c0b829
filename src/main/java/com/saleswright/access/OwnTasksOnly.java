package com.saleswright.access;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.NullUnmarked;

/**
 * Gives rights on a task to those who have it, and takes them back.
 *
 * <p>The engine's own provider leaves a task open to everybody who once had it, and lets users delete themselves.
 */
@NullUnmarked
class OwnTasksOnly extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, USER, user.getId(), READ)};
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee) && !isCandidate(task, oldAssignee)) {
            authorizations().deleteAuthorizationsByResourceIdAndUserId(TASK, task.getId(), oldAssignee);
        }
        return super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        if (IdentityLinkType.CANDIDATE.equals(type) && !userId.equals(task.getAssignee())) {
            authorizations().deleteAuthorizationsByResourceIdAndUserId(TASK, task.getId(), userId);
        }
        return null;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        if (IdentityLinkType.CANDIDATE.equals(type)) {
            authorizations().deleteAuthorizationsByResourceIdAndGroupId(TASK, task.getId(), groupId);
        }
        return null;
    }

    private static boolean isCandidate(Task task, String userId) {
        return task instanceof TaskEntity entity
                && entity.getCandidates().stream().anyMatch(link -> userId.equals(link.getUserId()));
    }

    private static AuthorizationManager authorizations() {
        return Context.getCommandContext().getAuthorizationManager();
    }
}
