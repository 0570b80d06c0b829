package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the model check says. */
@Component
@Order(2)
class ImpactOfFindings implements Impact {

    private static final String TOPIC = "Check";

    private final Redesigns redesigns;
    private final ModelCheck check;

    ImpactOfFindings(Redesigns redesigns, ModelCheck check) {
        this.redesigns = redesigns;
        this.check = check;
    }

    @Override
    public List<Line> of(String number) {
        String capability = redesigns.get(number).capability();
        List<Line> lines = new ArrayList<>();
        check.check(redesigns.content(number)).stream()
                .filter(f -> Paths.capability(f.file()).equals(capability))
                .forEach(f -> lines.add(new Line(
                        TOPIC,
                        "%s%s: %s"
                                .formatted(f.file(), f.elementId().isEmpty() ? "" : ", " + f.elementId(), f.message()),
                        true)));
        return lines.isEmpty() ? List.of(new Line(TOPIC, "The check finds nothing.", false)) : lines;
    }
}
