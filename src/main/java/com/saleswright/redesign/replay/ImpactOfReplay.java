package com.saleswright.redesign.replay;

import com.saleswright.redesign.Impact;
import com.saleswright.redesign.Redesigns;
import java.util.ArrayList;
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
        String when = outdated ? "Before the files were last changed, " : "";
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                TOPIC,
                "%s%s: %s".formatted(when, run.processId(), report.inWords()),
                outdated || report.touchesCases()));
        report.decisions().forEach(d -> lines.add(new Line("Decisions", when + d.inWords(), outdated || d.warns())));
        return lines;
    }
}
