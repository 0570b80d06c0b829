package com.saleswright.access;

import com.saleswright.people.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.PermissionProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes the engine's authorizations of roles what {@code authorizations.yaml} says: adds, corrects and removes.
 *
 * <p>It leaves alone what is granted to persons, and what is granted on a single task, filter or the like, which the
 * engine and other modules grant as these come and go.
 */
@Component
class RoleRights {

    private static final String FILE = "authorizations.yaml";
    private static final String STAFF = "staff";
    private static final Set<Resources> OTHERS_GRANT_SINGLY =
            Set.of(Resources.TASK, Resources.FILTER, Resources.GROUP, Resources.HISTORIC_TASK, Resources.DEPLOYMENT);

    private record Right(String role, Resources resource, String id) {}

    private final AuthorizationService authorizations;
    private final PermissionProvider permissions;

    RoleRights(ProcessEngine engine) {
        this.authorizations = engine.getAuthorizationService();
        this.permissions =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPermissionProvider();
    }

    void apply() {
        Map<Right, Set<String>> wanted = read();
        Set<Right> present = new HashSet<>();
        for (Authorization existing : authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(Roles.ALL.toArray(String[]::new))
                .list()) {
            Right right = right(existing);
            Set<String> names = wanted.get(right);
            if (names != null && present.add(right)) {
                correct(existing, right, names);
            } else if (isOurs(right)) {
                authorizations.deleteAuthorization(existing.getId());
            }
        }
        wanted.forEach((right, names) -> {
            if (!present.contains(right)) {
                authorizations.saveAuthorization(authorization(right, names));
            }
        });
    }

    private void correct(Authorization existing, Right right, Set<String> names) {
        int bits = ((AuthorizationEntity) authorization(right, names)).getPermissions();
        AuthorizationEntity entity = (AuthorizationEntity) existing;
        if (entity.getPermissions() != bits) {
            entity.setPermissions(bits);
            authorizations.saveAuthorization(entity);
        }
    }

    private Authorization authorization(Right right, Set<String> names) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(right.role());
        grant.setResource(right.resource());
        grant.setResourceId(right.id());
        for (String name : names) {
            grant.addPermission(
                    permissions.getPermissionForName(name, right.resource().resourceType()));
        }
        return grant;
    }

    private static Right right(Authorization existing) {
        Resources resource = List.of(Resources.values()).stream()
                .filter(r -> r.resourceType() == existing.getResourceType())
                .findFirst()
                .orElseThrow();
        return new Right(existing.getGroupId(), resource, existing.getResourceId());
    }

    private static boolean isOurs(Right right) {
        return right.id().equals(Authorization.ANY) || !OTHERS_GRANT_SINGLY.contains(right.resource());
    }

    /** Rights by role, with those of all staff added to each role but the administrators'. */
    private static Map<Right, Set<String>> read() {
        Map<Right, Set<String>> rights = new LinkedHashMap<>();
        Map<String, Map<String, Map<String, List<String>>>> file = load();
        file.forEach((roles, resources) -> resources.forEach((resource, ids) -> ids.forEach((id, names) -> {
            for (String role : roles(roles)) {
                rights.computeIfAbsent(new Right(role, resource(resource), id), r -> new HashSet<>())
                        .addAll(names);
            }
        })));
        return rights;
    }

    private static Map<String, Map<String, Map<String, List<String>>>> load() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return Objects.requireNonNull(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + FILE, e);
        }
    }

    private static List<String> roles(String name) {
        if (name.equals(STAFF)) {
            return Roles.ALL.stream()
                    .filter(role -> !role.equals(Roles.CAMUNDA_ADMIN))
                    .toList();
        }
        if (!Roles.ALL.contains(name)) {
            throw new IllegalStateException(FILE + " names an unknown role: " + name);
        }
        return List.of(name);
    }

    private static Resources resource(String name) {
        return Resources.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
