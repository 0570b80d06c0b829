package com.saleswright.redesign.replay;

import com.saleswright.redesign.Impact;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the last replay found. */
@Component
class ImpactOfReplay implements Impact {

    private static final String TOPIC = "Replay";

    private final ReplayRows rows;

    ImpactOfReplay(ReplayRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Line> of(String number) {
        ReplayRun run = rows.latest(number).orElse(null);
        ReplayReport report = run == null ? null : run.report();
        return run == null || report == null
                ? List.of(new Line(TOPIC, "No finished cases were replayed.", true))
                : List.of(new Line(
                        TOPIC, "%s: %s".formatted(run.processId(), report.inWords()), report.otherOutcomes() > 0));
    }
}
