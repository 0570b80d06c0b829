package com.saleswright.access;

import com.saleswright.people.Roles;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up groups, rights and the first administrator before the server opens its port. */
@Component
class AccessStart implements SmartInitializingSingleton {

    private final IdentityService identity;
    private final RoleRights rights;
    private final ObjectProvider<FirstAdministrator> administrator;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    AccessStart(
            IdentityService identity,
            RoleRights rights,
            ObjectProvider<FirstAdministrator> administrator,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.identity = identity;
        this.rights = rights;
        this.administrator = administrator;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            waitForOtherNodes();
            Roles.ALL.forEach(this::createGroup);
            rights.apply();
            administrator.ifAvailable(FirstAdministrator::ensure);
        });
    }

    /** Nodes that start at the same time would insert the same rows. The engine's own lock for deployments serves. */
    private void waitForOtherNodes() {
        List<String> locked = jdbc.sql("SELECT NAME_ FROM ACT_GE_PROPERTY WHERE NAME_ = 'deployment.lock' FOR UPDATE")
                .query(String.class)
                .list();
        if (locked.isEmpty()) {
            throw new IllegalStateException("The engine's tables are not complete");
        }
    }

    private void createGroup(String role) {
        Optional<Group> existing =
                Optional.ofNullable(identity.createGroupQuery().groupId(role).singleResult());
        if (existing.isEmpty()) {
            Group group = identity.newGroup(role);
            group.setName(role);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }
}
