package com.saleswright.redesign;

import com.saleswright.redesign.RedesignEvent.Kind;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases that run while a redesign goes live, and what its author lets become of them. */
@Service
@Transactional
public class RunningCases {

    private final RedesignEvents events;
    private final CaseMoves moves;
    private final RepositoryService repository;
    private final RuntimeService runtime;

    RunningCases(RedesignEvents events, CaseMoves moves, RepositoryService repository, RuntimeService runtime) {
        this.events = events;
        this.moves = moves;
        this.repository = repository;
        this.runtime = runtime;
    }

    /** The author says whether cases on older versions are moved. */
    public void decideMoves(String number, String user, boolean move, String reason) {
        events.add(number, move ? Kind.CASES_MOVED : Kind.CASES_LEFT, user, reason);
        if (move) {
            moves.begin(number, user);
        }
    }

    /** The author says what becomes of the cases on what was rolled back. */
    public void decideMovesBack(String number, String user, boolean move, String reason) {
        events.add(number, move ? Kind.CASES_MOVED_BACK : Kind.CASES_LEFT_ON_IT, user, reason);
        if (move) {
            moves.startRollBack(number, user);
        }
    }

    /** Whether no case is being moved any more. */
    @Transactional(readOnly = true)
    public boolean isMigrationFinished(String number) {
        return moves.isFinished(number);
    }

    /** How many cases of its processes run on other versions than its own. */
    @Transactional(readOnly = true)
    public long onOthers(Redesign redesign) {
        return keys(redesign.base()).stream()
                        .mapToLong(key -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey(key)
                                .count())
                        .sum()
                - keys(redesign.base()).stream()
                        .mapToLong(key -> on(redesign, key))
                        .sum();
    }

    /** How many cases run on its version. */
    @Transactional(readOnly = true)
    public long on(Redesign redesign) {
        return keys(Objects.requireNonNull(redesign.deployment())).stream()
                .mapToLong(key -> on(redesign, key))
                .sum();
    }

    private long on(Redesign redesign, String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(key)
                .deploymentId(Objects.requireNonNull(redesign.deployment()))
                .count();
    }

    private List<String> keys(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(ProcessDefinition::getKey)
                .toList();
    }
}
