package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialsTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 50})
    void drawsTheShareOfAThousandCases(int share) {
        assertThat(drawn("REDESIGN-2026-0001", share)).isBetween(10L * share - 45, 10L * share + 45);
    }

    @Test
    void drawsTheSameCasesEachTimeAndOthersInAnotherTrial() {
        assertThat(Trials.isDrawn("REDESIGN-2026-0001", "DEAL-2026-0001", 50))
                .isEqualTo(Trials.isDrawn("REDESIGN-2026-0001", "DEAL-2026-0001", 50));
        long inBoth = IntStream.range(0, 1000)
                .mapToObj(i -> "DEAL-2026-%04d".formatted(i))
                .filter(key ->
                        Trials.isDrawn("REDESIGN-2026-0001", key, 50) && Trials.isDrawn("REDESIGN-2026-0002", key, 50))
                .count();
        assertThat(inBoth).as("a quarter, not a half").isBetween(200L, 300L);
    }

    private static long drawn(String redesign, int share) {
        return IntStream.range(0, 1000)
                .filter(i -> Trials.isDrawn(redesign, "DEAL-2026-%04d".formatted(i), share))
                .count();
    }
}
