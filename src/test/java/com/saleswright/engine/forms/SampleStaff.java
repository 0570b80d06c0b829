package com.saleswright.engine.forms;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;

/** A person with a login of the engine's, who may use the Tasklist and start the sample process. */
final class SampleStaff {

    static final String USER = "forms.marc";
    static final String PASSWORD = "correct horse battery";

    // The web apps ask for an administrator to be set up as long as there is none.
    private static final String ADMINISTRATOR = "forms.admin";
    private static final String ADMINISTRATORS = "camunda-admin";

    private SampleStaff() {}

    static void join(IdentityService identity, AuthorizationService authorizations) {
        save(identity, USER);
        save(identity, ADMINISTRATOR);
        if (identity.createGroupQuery().groupId(ADMINISTRATORS).count() == 0) {
            identity.saveGroup(identity.newGroup(ADMINISTRATORS));
        }
        identity.createMembership(ADMINISTRATOR, ADMINISTRATORS);
        allow(authorizations, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        allow(
                authorizations,
                Resources.PROCESS_DEFINITION,
                SampleProcess.ID,
                Permissions.CREATE_INSTANCE,
                Permissions.READ);
        allow(authorizations, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
    }

    static void leave(IdentityService identity, AuthorizationService authorizations) {
        authorizations
                .createAuthorizationQuery()
                .userIdIn(USER)
                .list()
                .forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
        identity.deleteUser(USER);
        identity.deleteUser(ADMINISTRATOR);
    }

    private static void save(IdentityService identity, String userId) {
        User user = identity.newUser(userId);
        user.setFirstName("Forms");
        user.setLastName("Tester");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
    }

    private static void allow(
            AuthorizationService authorizations, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setUserId(USER);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
