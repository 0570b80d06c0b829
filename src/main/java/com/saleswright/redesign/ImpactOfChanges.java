package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which files are new, different or gone. */
@Component
@Order(1)
class ImpactOfChanges implements Impact {

    private final Redesigns redesigns;
    private final Versions versions;

    ImpactOfChanges(Redesigns redesigns, Versions versions) {
        this.redesigns = redesigns;
        this.versions = versions;
    }

    @Override
    public List<Line> of(String number) {
        SortedMap<String, byte[]> before = versions.files(redesigns.get(number).base());
        SortedMap<String, byte[]> after = redesigns.capabilityFiles(number);
        List<Line> lines = new ArrayList<>();
        after.forEach((path, bytes) -> {
            byte[] old = before.get(path);
            if (old == null) {
                lines.add(line(path + " is new."));
            } else if (!Arrays.equals(old, bytes)) {
                lines.add(line(path + " is changed."));
            }
        });
        before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .forEach(path -> lines.add(new Line("Files", path + " is removed.", true)));
        return lines;
    }

    private static Line line(String text) {
        return new Line("Files", text, false);
    }
}
