package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.migrate.StepMapping.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What authors and owners have decided about steps: renames, and mappings of running cases. */
@Component
class Decisions {

    private final Redesigns redesigns;
    private final MigrationRows rows;

    Decisions(Redesigns redesigns, MigrationRows rows) {
        this.redesigns = redesigns;
        this.rows = rows;
    }

    Made made(String number, Direction direction) {
        Renames renames = redesigns.renames(number);
        if (direction == Direction.FORWARD) {
            return new Made(renames, rows.mappings(number, direction));
        }
        // What went on as another step goes back as itself, unless somebody decides otherwise.
        Map<String, Map<String, String>> forward = new TreeMap<>();
        renames.processes().forEach((process, ids) -> forward.put(process, new HashMap<>(ids)));
        rows.mappings(number, Direction.FORWARD).stream()
                .filter(m -> m.kind() == Kind.SAME)
                .forEach(m -> forward.computeIfAbsent(m.process(), p -> new HashMap<>())
                        .putIfAbsent(m.from(), m.to()));
        return new Made(new Renames(forward).reversed(), rows.mappings(number, direction));
    }

    /**
     * Decisions in one direction.
     *
     * @param renames steps that have another id on the other side
     * @param all what the owner has decided about running cases
     */
    record Made(Renames renames, List<StepMapping> all) {

        /** Steps of a process that go on under another id. */
        Map<String, String> same(String process) {
            Map<String, String> same = new HashMap<>(renames.of(process));
            all.stream().filter(m -> m.process().equals(process)).forEach(m -> {
                same.remove(m.from());
                if (m.kind() == Kind.SAME) {
                    same.put(m.from(), m.to());
                }
            });
            return same;
        }

        /** Steps of a process that are cancelled, with the steps at which their cases go on. */
        Map<String, String> moves(String process) {
            Map<String, String> moves = new HashMap<>();
            all.stream()
                    .filter(m -> m.process().equals(process) && m.kind() == Kind.MOVE)
                    .forEach(m -> moves.put(m.from(), m.to()));
            return moves;
        }

        @Nullable
        StepMapping mapping(String process, String step) {
            return all.stream()
                    .filter(m -> m.process().equals(process) && m.from().equals(step))
                    .findFirst()
                    .orElse(null);
        }
    }
}
