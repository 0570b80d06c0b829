package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Which versions of a redesign's processes have running cases, and where these go. */
@Component
class Routes {

    private final RepositoryService repository;
    private final Redesigns redesigns;
    private final Versions versions;
    private final MigrationRows rows;
    private final Rehearsal rehearsal;

    Routes(
            RepositoryService repository,
            Redesigns redesigns,
            Versions versions,
            MigrationRows rows,
            Rehearsal rehearsal) {
        this.repository = repository;
        this.redesigns = redesigns;
        this.versions = versions;
        this.rows = rows;
        this.rehearsal = rehearsal;
    }

    /** Does work with the routes of a redesign; one that is not deployed yet looks deployed meanwhile. */
    <T> T with(Redesign redesign, Direction direction, Function<List<Route>, T> work) {
        return redesign.deployment() == null && direction == Direction.FORWARD
                ? rehearsal.withDeployed(
                        redesigns
                                .content(redesign.number())
                                .capabilities()
                                .getOrDefault(redesign.capability(), new TreeMap<>()),
                        targets -> work.apply(forward(redesign, targets)))
                : work.apply(deployed(redesign, direction));
    }

    /** The routes of a redesign that is deployed; none of one that is not. */
    List<Route> deployed(Redesign redesign, Direction direction) {
        String deployment = redesign.deployment();
        if (deployment == null) {
            return List.of();
        }
        return direction == Direction.FORWARD
                ? forward(redesign, definitions(deployment))
                : back(redesign, definitions(deployment));
    }

    /** From every earlier version that has cases, however old. */
    private List<Route> forward(Redesign redesign, List<ProcessDefinition> targets) {
        Set<String> withCases = rows.definitionsWithCases();
        Map<String, Version> after = new TreeMap<>();
        definitions(redesign.base()).forEach(d -> after.put(d.getKey(), null));
        targets.forEach(d -> after.put(d.getKey(), Version.of(d)));
        List<Route> routes = new ArrayList<>();
        after.forEach((process, target) ->
                repository.createProcessDefinitionQuery().processDefinitionKey(process).list().stream()
                        .map(Version::of)
                        .filter(v -> withCases.contains(v.id()))
                        .filter(v -> target == null || v.number() < target.number())
                        .sorted(Comparator.comparing(Version::number))
                        .forEach(source -> routes.add(new Route(source, target))));
        return routes;
    }

    /** To what is live when the old files are live again, else to what was live before. */
    private List<Route> back(Redesign redesign, List<ProcessDefinition> sources) {
        String live = versions.liveDeployment(redesign.capability())
                .filter(d -> !d.equals(redesign.deployment()))
                .orElse(redesign.base());
        Set<String> withCases = rows.definitionsWithCases();
        Map<String, Version> before = new HashMap<>();
        definitions(live).forEach(d -> before.put(d.getKey(), Version.of(d)));
        return sources.stream()
                .map(Version::of)
                .filter(v -> withCases.contains(v.id()))
                .sorted(Comparator.comparing(Version::process))
                .map(v -> new Route(v, before.get(v.process())))
                .toList();
    }

    private List<ProcessDefinition> definitions(String deployment) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list();
    }
}
