package com.saleswright.redesign.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.saleswright.redesign.statistics.Heatmap.Layer;
import com.saleswright.redesign.statistics.Heatmap.Mark;
import com.saleswright.redesign.statistics.Heatmap.Shade;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is drawn: a shade of colour for each fifth of the most. */
class HeatmapLayerTest {

    private static final ProcessVersion VERSION =
            new ProcessVersion("x:1:a", 1, null, Instant.EPOCH, "deals", null, null, 0, 0);

    @Test
    void shadesGoByFifthsOfTheMost() {
        Layer layer = layer(Metric.COUNT, step("a", 100), step("b", 21), step("c", 20), step("d", 1), step("e", 0));

        assertThat(layer.marks())
                .extracting(Mark::id, Mark::level, Mark::text)
                .containsExactly(tuple("a", 5, "100"), tuple("b", 2, "21"), tuple("c", 1, "20"), tuple("d", 1, "1"));
        assertThat(layer.legend()).extracting(Shade::text).containsExactly("1–20", "21–40", "41–60", "61–80", "81–100");
    }

    @Test
    void fewCasesHaveFewShades() {
        Layer layer = layer(Metric.COUNT, step("a", 3), step("b", 2), step("c", 1));

        assertThat(layer.legend()).containsExactly(new Shade(2, "1"), new Shade(4, "2"), new Shade(5, "3"));
        assertThat(layer.marks()).extracting(Mark::level).containsExactly(5, 4, 2);
        assertThat(layer(Metric.COUNT, step("a", 0)).legend()).isEmpty();
    }

    @Test
    void whatTakesNoTimeHasNoHeat() {
        Layer layer = layer(Metric.MEDIAN, waiting("a", Duration.ofHours(10)), waiting("b", Duration.ofMillis(900)));

        assertThat(layer.marks()).containsExactly(new Mark("a", 5, "10 h"));
        assertThat(layer.legend()).contains(new Shade(1, "up to 2 h"), new Shade(5, "up to 10 h"));
    }

    @Test
    void subProcessesAreToldButNotColoured() {
        Step around = new Step("sub", "Rep's turn", "subProcess", true, 90, null, null, 0, 0, 0, null);

        Layer layer = layer(Metric.COUNT, around, step("inside", 10));

        assertThat(layer.marks()).containsExactly(new Mark("sub", 0, "90"), new Mark("inside", 5, "10"));
    }

    @Test
    void whatIsNotDrawnHasNoMark() {
        Step gone = new Step("gone", "Old", "userTask", false, 90, null, null, 0, 0, 0, null);

        Layer layer = layer(Metric.COUNT, gone, step("a", 10));

        assertThat(layer.marks()).containsExactly(new Mark("a", 5, "10"));
    }

    private static Layer layer(Metric metric, Step... steps) {
        return new Heatmap(VERSION, Stream.of(steps).toList()).layer(metric);
    }

    private static Step step(String id, long count) {
        return new Step(id, id, "userTask", true, count, null, null, 0, 0, 0, null);
    }

    private static Step waiting(String id, Duration median) {
        TimeSpan span = new TimeSpan(median.toMillis());
        return new Step(id, id, "userTask", true, 1, span, span, 0, 0, 0, null);
    }
}
