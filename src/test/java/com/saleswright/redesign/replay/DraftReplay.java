package com.saleswright.redesign.replay;

import com.saleswright.engine.Content;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Versions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.context.ApplicationContext;

/** Replays cases and decisions against what is live with one passage of one file replaced. */
public final class DraftReplay {

    private DraftReplay() {}

    public static ReplayReport of(
            ApplicationContext context, String processId, int lastN, String file, String passage, String instead) {
        return context.getBean(Replays.class)
                .run(
                        processId,
                        lastN,
                        draft(context, file, passage, instead),
                        new Renames(Map.of()),
                        (done, total) -> true);
    }

    /** The same for what the one decision of a file has decided. */
    public static DecisionReport ofDecisions(
            ApplicationContext context, int lastN, String file, String passage, String instead) {
        DecisionReplay decisions = context.getBean(DecisionReplay.class);
        Content live = context.getBean(Versions.class).live();
        return decisions
                .run(decisions.read(live, draft(context, file, passage, instead), lastN), () -> true)
                .get(0);
    }

    private static Content draft(ApplicationContext context, String file, String passage, String instead) {
        SortedMap<String, byte[]> files = context.getBean(Versions.class).live().files();
        String text = new String(files.get(file), StandardCharsets.UTF_8);
        if (!text.contains(passage)) {
            throw new AssertionError("%s does not say %s".formatted(file, passage));
        }
        files.put(file, text.replace(passage, instead).getBytes(StandardCharsets.UTF_8));
        return Content.of(files);
    }

    /** How long it takes to start the engine that cases are replayed in, and to close it. */
    public static Duration engineStart(ApplicationContext context) {
        Instant begun = Instant.now();
        context.getBean(Replays.class).open().close();
        return Duration.between(begun, Instant.now());
    }
}
