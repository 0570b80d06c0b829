package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import com.saleswright.redesign.compare.Comparison;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Measures comparing what is live with a draft of it in which every file is changed: labels, conditions, times, rows and
 * fields, and one new step in each diagram. Reading the live files is part of it. Run by {@code ./mvnw test
 * -Dtest=CompareBenchmark -Dtest.groups=benchmark -Dtest.excluded-groups=}. It judges nothing but that each change is
 * found.
 */
@Tag("benchmark")
@SaleswrightTest
class CompareBenchmark {

    private static final Logger log = LoggerFactory.getLogger(CompareBenchmark.class);

    @Autowired
    private Versions versions;

    @Test
    void timesEachFolder() {
        log.info("| folder | files | changes | median ms | p95 ms | max ms |");
        versions.liveDeployments().forEach((folder, deployment) -> {
            Content draft = changed(Content.of(versions.files(deployment)));
            Times times = Times.of(() -> compared(Content.of(versions.files(deployment)), draft));
            tell(folder, compared(Content.of(versions.files(deployment)), draft), times);
        });
        Content draft = changed(versions.live());
        tell("everything", compared(versions.live(), draft), Times.of(() -> compared(versions.live(), draft)));
    }

    private static Comparison compared(Content live, Content draft) {
        return Comparison.of(live, draft, Renames.NONE);
    }

    private static void tell(String folder, Comparison comparison, Times times) {
        assertThat(comparison.files())
                .allSatisfy(f -> assertThat(f.changes()).as(f.path()).isNotEmpty());
        log.info(
                "| {} | {} | {} | {} |",
                folder,
                comparison.files().size(),
                comparison.changes().size(),
                times);
    }

    private static Content changed(Content live) {
        Map<String, byte[]> files = new TreeMap<>();
        live.files()
                .forEach((path, bytes) -> files.put(path, changed(path, new String(bytes, StandardCharsets.UTF_8))));
        return Content.of(files);
    }

    private static byte[] changed(String path, String text) {
        String changed = path.endsWith(".bpmn")
                ? text.replaceAll("(<bpmn:(?:userTask|endEvent)[^>]* name=\")", "$1Newly ")
                        .replace("${", "${ ")
                        .replaceAll(">P(\\d)", ">P1$1")
                        .replaceFirst(
                                "</bpmn:process>",
                                "<bpmn:userTask id=\"userTask_planted\" name=\"Look at it again\"/></bpmn:process>")
                : path.endsWith(".dmn")
                        ? text.replaceAll("<description>", "<description>Newly ")
                        : text.replaceAll("\"(label|text)\": \"", "\"$1\": \"Newly ");
        assertThat(changed).as(path).isNotEqualTo(text);
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
