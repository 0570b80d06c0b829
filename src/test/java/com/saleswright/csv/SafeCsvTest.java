package com.saleswright.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+cmd",
                "@SUM(A1)",
                "=HYPERLINK(\"http://example.com\")",
                "  =1+1",
                "\t=1+1",
                "\r=1+1",
                "\u2013cmd",
                "\uFF1D1+1",
                "\tx"
            })
    void disarmsWhatASpreadsheetWouldRun(String cell) {
        assertThat(SafeCsv.neutral(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ash & Sons", "2026-03-04", "-12.50", "a=b"})
    void leavesOtherCellsAlone(String cell) {
        assertThat(SafeCsv.neutral(cell)).isEqualTo(cell);
    }

    @Test
    void quotesEveryCell() {
        assertThat(SafeCsv.write(List.of(List.of("a", "b\"c,d")))).isEqualTo("\uFEFF\"a\",\"b\"\"c,d\"\r\n");
    }
}
