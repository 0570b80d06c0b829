package com.saleswright.redesign.replay;

import com.saleswright.engine.Content;
import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Replaced;
import com.saleswright.redesign.replay.RecordedCase.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;

/**
 * Replays recorded cases: each first on the version it ran on, to see whether its record is complete, and then on the
 * draft.
 */
final class Replay implements AutoCloseable {

    private final ReplayEngine engine;
    private final Catalogue catalogue;

    /**
     * @param guard keeps expressions of a draft from reaching the application, by the clock of the case
     * @param catalogue what steps read and set
     */
    Replay(Function<Clock, ProcessEnginePlugin> guard, Catalogue catalogue) {
        this.engine = new ReplayEngine(guard);
        this.catalogue = catalogue;
    }

    /** What is told of a running replay, and whether it should go on. */
    interface Progress {
        /** Each case counts twice, once for each version. */
        boolean isWanted(int done, int total);
    }

    /**
     * @param versions the content that a case ran on
     * @param draft the content to try
     * @param progress told after each case; one case counts once for each of both versions
     * @return the cases as far as the replay came
     */
    List<ReplayedCase> run(
            List<RecordedCase> cases,
            Function<RecordedCase, Content> versions,
            Content draft,
            Renames renames,
            Progress progress) {
        Map<Content, List<RecordedCase>> byVersion = new LinkedHashMap<>();
        cases.forEach(c -> byVersion
                .computeIfAbsent(versions.apply(c), v -> new ArrayList<>())
                .add(c));
        Draft target = Draft.of(draft, catalogue, Replaced.UNKNOWN);
        List<ReplayedCase> replayed = new ArrayList<>();
        List<Calibrated> calibrated = new ArrayList<>();
        int done = 0;
        for (Map.Entry<Content, List<RecordedCase>> version : byVersion.entrySet()) {
            engine.deploy(version.getKey());
            Plan plan = Plan.calibration(Draft.of(version.getKey(), catalogue, Replaced.UNKNOWN));
            for (RecordedCase one : version.getValue()) {
                Map<Step, Map<String, Object>> inputs = new HashMap<>();
                CaseResult before = new CaseRun(engine, one, plan, inputs, true).run();
                calibrated.add(new Calibrated(one, plan, inputs, before));
                if (!progress.isWanted(++done, 2 * cases.size())) {
                    return replayed;
                }
            }
        }
        engine.deploy(draft);
        Plan last = null;
        Plan plan = null;
        for (Calibrated one : calibrated) {
            if (plan == null || one.plan() != last) {
                last = one.plan();
                plan = last.to(target, renames);
            }
            CaseResult after = one.before().deviation() != null
                    ? null
                    : new CaseRun(engine, one.record(), plan, one.inputs(), false).run();
            replayed.add(new ReplayedCase(one.record().id(), one.record().businessKey(), one.before(), after));
            if (!progress.isWanted(++done, 2 * cases.size())) {
                return replayed;
            }
        }
        return replayed;
    }

    @Override
    public void close() {
        engine.close();
    }

    private record Calibrated(
            RecordedCase record, Plan plan, Map<Step, Map<String, Object>> inputs, CaseResult before) {}
}
