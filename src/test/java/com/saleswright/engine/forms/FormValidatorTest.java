package com.saleswright.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.engine.FormRejected;
import com.saleswright.engine.forms.FormCases.Case;
import com.saleswright.engine.forms.FormCases.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormValidatorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);
    private static final FormValidator VALIDATOR =
            new FormValidator(Clock.fixed(Instant.parse("2026-03-04T09:00:00Z"), ZoneOffset.UTC));

    static Stream<Case> cases() {
        return FormCases.all(TODAY).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void judgesAsTheTableSays(Case row) {
        FormModel form = FormModel.parse(row.form().toString());
        if (row.verdict() == Verdict.ACCEPT) {
            assertThatCode(() -> VALIDATOR.accept(form, row.values(), FormData.of(row.given())))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> VALIDATOR.accept(form, row.values(), FormData.of(row.given())))
                    .isInstanceOf(FormRejected.class);
        }
    }

    @Test
    void refusesWhatTheFormHasNot() {
        assertThat(problems(form("{\"type\":\"textfield\",\"key\":\"name\"}"), Map.of("name", "x", "amount", 5)))
                .containsExactly(new FormRejected.Problem(
                        "amount", "5", "There is no field \"amount\" in this form. Leave it out."));
    }

    @Test
    void refusesWhatAGroupHasNot() {
        FormModel form =
                form("{\"type\":\"group\",\"path\":\"a\",\"components\":[{\"type\":\"textfield\",\"key\":\"b\"}]}");

        assertThat(problems(form, Map.of("a", Map.of("b", "x", "c", "y"))))
                .extracting(FormRejected.Problem::field)
                .containsExactly("a.c");
        assertThat(problems(form, Map.of("a", "text")))
                .extracting(FormRejected.Problem::reason)
                .containsExactly("\"a\" must be a group of fields.");
    }

    @Test
    void namesFieldValueAndRemedyOfEveryProblem() {
        FormModel form = form(
                "{\"type\":\"number\",\"key\":\"discount\",\"label\":\"Discount %\",\"validate\":{\"max\":40}},"
                        + "{\"type\":\"textarea\",\"key\":\"reason\",\"label\":\"Reason\",\"validate\":{\"required\":true}}");

        assertThatThrownBy(() -> VALIDATOR.accept(form, Map.of("discount", 55), FormData.of(Map.of())))
                .hasMessage("\"Discount %\" must be 40 or less. (was: 55) Fill in \"Reason\": it is required.");
    }

    @Test
    void refusesTextLongerThanAColumn() {
        FormModel form = form("{\"type\":\"textarea\",\"key\":\"note\"}");

        assertThat(problems(form, Map.of("note", "x".repeat(4001))))
                .extracting(FormRejected.Problem::reason)
                .containsExactly("\"note\" may have at most 4000 characters; it has 4001. Shorten it.");
    }

    @Test
    void refusesCharactersThatADatabaseCannotKeep() {
        FormModel form = form("{\"type\":\"textarea\",\"key\":\"note\"}");

        assertThat(problems(form, Map.of("note", "a\u0000b"))).hasSize(1);
        assertThat(problems(form, Map.of("note", "\ud83d alone"))).hasSize(1);
        assertThat(problems(form, Map.of("note", "\ud83d\ude42 whole"))).isEmpty();
    }

    @Test
    void refusesNumbersWithoutAValue() {
        FormModel form = form("{\"type\":\"number\",\"key\":\"n\"}");

        assertThat(problems(form, Map.of("n", Double.NaN))).hasSize(1);
        assertThat(problems(form, Map.of("n", Double.POSITIVE_INFINITY))).hasSize(1);
        assertThat(problems(form, Map.of("n", new java.math.BigDecimal("1e999999"))))
                .hasSize(1);
    }

    @Test
    void takesNumbersByValue() {
        FormModel form = form("{\"type\":\"number\",\"key\":\"n\"}");

        assertThat(accept(form, Map.of("n", 5.0))).containsEntry("n", 5);
        assertThat(accept(form, Map.of("n", 5_000_000_000.0))).containsEntry("n", 5_000_000_000L);
        assertThat(accept(form, Map.of("n", new java.math.BigDecimal("0.10")))).containsEntry("n", 0.1);
    }

    @Test
    void neverTakesReadOnlyDisabledAndComputedValuesFromTheClient() {
        FormModel form = form("{\"type\":\"number\",\"key\":\"limit\",\"readonly\":true},"
                + "{\"type\":\"textfield\",\"key\":\"owner\",\"disabled\":true},"
                + "{\"type\":\"number\",\"key\":\"price\"},"
                + "{\"type\":\"expression\",\"key\":\"total\",\"expression\":\"=price * limit\"}");

        Map<String, Object> accepted = VALIDATOR.accept(
                form,
                Map.of("limit", 1000, "owner", "me", "price", 3, "total", 999),
                FormData.of(Map.of("limit", 2, "owner", "rosa")));

        assertThat(accepted).isEqualTo(Map.of("price", 3, "total", 6));
    }

    @Test
    void takesTheDefaultOfAReadOnlyField() {
        FormModel form =
                form("{\"type\":\"textfield\",\"key\":\"source\",\"readonly\":true,\"defaultValue\":\"tasklist\"}");

        assertThat(accept(form, Map.of("source", "forged"))).isEqualTo(Map.of("source", "tasklist"));
    }

    @Test
    void refusesAChangeOfWhatAConditionMakesReadOnly() {
        FormModel form = form("{\"type\":\"checkbox\",\"key\":\"confirmed\"},"
                + "{\"type\":\"number\",\"key\":\"amount\",\"readonly\":\"=confirmed\"}");
        FormData shown = FormData.of(Map.of("amount", 5));

        assertThat(VALIDATOR.accept(form, Map.of("confirmed", true, "amount", 5), shown))
                .isEqualTo(Map.of("confirmed", true));
        assertThat(VALIDATOR.accept(form, Map.of("confirmed", false, "amount", 7), shown))
                .containsEntry("amount", 7);
        assertThatThrownBy(() -> VALIDATOR.accept(form, Map.of("confirmed", true, "amount", 7), shown))
                .hasMessageContaining("\"amount\" cannot be changed with these answers.");
    }

    @Test
    void passesOverEmptyHiddenFields() {
        FormModel form = form("{\"type\":\"textfield\",\"key\":\"a\",\"conditional\":{\"hide\":\"=true\"}}");

        assertThat(accept(form, Collections.singletonMap("a", ""))).isEmpty();
        assertThat(accept(form, Collections.singletonMap("a", null))).isEmpty();
        assertThat(problems(form, Map.of("a", "x")))
                .extracting(FormRejected.Problem::reason)
                .containsExactly("\"a\" is not asked for with these answers. Leave it empty.");
    }

    @Test
    void refusesFormsThatItCannotCheck() {
        assertThatThrownBy(() -> form("{\"type\":\"filepicker\",\"key\":\"cv\"}"))
                .hasMessageContaining("filepicker");
        assertThatThrownBy(() -> form("{\"type\":\"dynamiclist\",\"path\":\"lines\"}"))
                .hasMessageContaining("dynamiclist");
        assertThatThrownBy(() -> form("{\"type\":\"textfield\"}")).hasMessageContaining("without a key");
    }

    @Test
    void cutsLongValuesInMessages() {
        FormModel form = form("{\"type\":\"number\",\"key\":\"n\"}");

        assertThat(problems(form, Map.of("n", "9".repeat(500))).get(0).value()).hasSizeLessThan(100);
    }

    private static List<FormRejected.Problem> problems(FormModel form, Map<String, Object> values) {
        try {
            accept(form, values);
            return List.of();
        } catch (FormRejected rejected) {
            return rejected.problems();
        }
    }

    private static Map<String, Object> accept(FormModel form, Map<String, Object> values) {
        return VALIDATOR.accept(form, Values.plainAll(values), FormData.of(Map.of()));
    }

    private static FormModel form(String components) {
        return FormModel.parse("{\"id\":\"test\",\"type\":\"default\",\"components\":[" + components + "]}");
    }
}
