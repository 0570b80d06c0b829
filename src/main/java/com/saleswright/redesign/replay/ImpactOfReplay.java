package com.saleswright.redesign.replay;

import com.saleswright.redesign.Impact;
import com.saleswright.redesign.Redesigns;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the last replay that came to its end has found. */
@Component
class ImpactOfReplay implements Impact {

    private static final String TOPIC = "Replay";

    private final ReplayRows rows;
    private final Redesigns redesigns;

    ImpactOfReplay(ReplayRows rows, Redesigns redesigns) {
        this.rows = rows;
        this.redesigns = redesigns;
    }

    @Override
    public List<Line> of(String number) {
        ReplayRun run = rows.latestDone(number).orElse(null);
        ReplayReport report = run == null ? null : run.report();
        if (run == null || report == null) {
            return List.of(new Line(TOPIC, "No finished cases were replayed.", true));
        }
        boolean outdated = !run.filesHash().equals(redesigns.filesHash(number));
        return List.of(new Line(
                TOPIC,
                "%s%s: %s"
                        .formatted(
                                outdated ? "Before the files were last changed, " : "",
                                run.processId(),
                                report.inWords()),
                outdated || report.touchesCases()));
    }
}
