package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaps and overlaps of decision tables, each with inputs that show it. */
class TableCoverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
                    number   | < 5                       | > 5                       | amount = 5
                    number   | <= 5                      | >= 6                      | amount = 5.5
                    integer  | <= 5                      | >= 6                      |
                    number   | [0..5)                    | [5..10]                   | amount = -1
                    number   | ]0..5]                    | not(]0..5])               |
                    number   | 1, 2                      | not(1, 2)                 |
                    number   | ? > 5 and ? < 7           | not(? > 5 and ? < 7)      |
                    string   | "a", "b"                  | "c"                       | amount = "something else"
                    string   | "a"                       | not("a")                  |
                    boolean  | true                      | true                      | amount = false
                    boolean  | true                      | false                     |
                    Any      | < date("2026-01-01")      | > date("2026-01-01")      | amount = 2026-01-01
                    date     | < date and time("2026-01-01T00:00:00") | >= date and time("2026-01-01T00:00:00") |
                    number   | -                         | even(?)                   |
                    number   | null                      | >= 0                      | amount = -1
                    """)
    void findsGapsOfOneInput(String type, String first, String second, String gaps) {
        assertThat(cover(type, "UNIQUE", first, second).gaps())
                .extracting(TableCover.Example::inputs)
                .containsExactlyInAnyOrder(gaps == null ? new String[0] : gaps.split("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
                    number   | <= 5                      | >= 5                      | amount = 5
                    number   | < 5                       | >= 5                      |
                    number   | [1..5]                    | 3                         | amount = 3
                    string   | "a", "b"                  | "b", "c"                  | amount = "b"
                    boolean  | true                      | -                         | amount = true
                    Any      | <= date("2026-01-01")     | >= date("2026-01-01")     | amount = 2026-01-01
                    date     | <= date and time("2026-01-01T00:00:00") | >= date and time("2026-01-01T00:00:00") | amount = 2026-01-01T00:00
                    number   | even(?)                   | >= 0                      |
                    """)
    void findsOverlapsOfOneInput(String type, String first, String second, String overlap) {
        assertThat(cover(type, "UNIQUE", first, second).overlaps())
                .extracting(TableCover.Example::inputs)
                .containsExactlyElementsOf(overlap == null ? List.of() : List.of(overlap));
    }

    @Test
    void takesTwoRowsWithOneAnswerWhereTheHitPolicyDoes() {
        String both = Samples.table(
                "hitPolicy=\"ANY\"", Samples.row("a", "<= 5", "\"x\"") + Samples.row("b", ">= 5", "\"x\""));
        assertThat(cover(both).overlaps()).isEmpty();
        assertThat(cover(both.replaceFirst("\"x\"", "\"y\"")).overlaps()).hasSize(1);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(cover("number", "UNIQUE", "even(?)", "odd(?)").unread()).containsExactly("amount");
    }

    @Test
    void leavesOutWhatAnInputCannotBe() {
        String table = Samples.table("", Samples.row("a", "[0..5)", "\"x\"") + Samples.row("b", "[5..10]", "\"y\""))
                .replace("</inputExpression>", "</inputExpression><inputValues><text>[0..10]</text></inputValues>");
        assertThat(cover(table).gaps()).isEmpty();
    }

    private static TableCover cover(String type, String policy, String first, String second) {
        return cover(Samples.table(
                        "hitPolicy=\"" + policy + "\"",
                        Samples.row("a", first, "\"x\"") + Samples.row("b", second, "\"y\""))
                .replace("typeRef=\"number\"", "typeRef=\"" + type + "\""));
    }

    private static TableCover cover(String text) {
        DecisionFile file = DecisionFile.read(Samples.DMN, text.getBytes(StandardCharsets.UTF_8));
        return TableCover.of(file, file.tables().get(0)).orElseThrow();
    }
}
