package com.saleswright.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.FormRejected.Problem;
import com.saleswright.engine.PublicForms;
import com.saleswright.testkit.SaleswrightTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@SaleswrightTest
class PublicFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final Map<String, Object> SHOWN = Map.of("name", "Rosa", "regions", List.of("north", "south"));

    private final PublicForms forms;
    private final RepositoryService repository;
    private String deployment = "";

    PublicFormsTest(@Autowired PublicForms forms, @Autowired RepositoryService repository) {
        this.forms = forms;
        this.repository = repository;
    }

    @BeforeEach
    void deploy() {
        deployment = repository
                .createDeployment()
                .addClasspathResource("public-form/sample-public.form")
                .deploy()
                .getId();
    }

    @AfterEach
    void remove() {
        LocaleContextHolder.resetLocaleContext();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void acceptsWhatTheFormAllows() {
        Map<String, Object> accepted = forms.check(
                "sample-public",
                Map.of("rating", "very", "employees", 12.0, "region", "north", "wishes", List.of("visit")),
                SHOWN,
                Locale.ENGLISH);

        assertThat(accepted)
                .containsEntry("rating", "very")
                .containsEntry("employees", 12)
                .containsEntry("region", "north")
                .containsEntry("wishes", List.of("visit"));
    }

    @Test
    void refusesWhatTheFormForbidsAndWhatWasNotOffered() {
        FormRejected rejected =
                refusal(Map.of("rating", "not", "employees", 0, "region", "east", "admin", true), Locale.ENGLISH);

        assertThat(rejected.problems())
                .extracting(Problem::field)
                .containsExactly("admin", "reason", "employees", "region");
        assertThat(rejected.problems())
                .extracting(Problem::reason)
                .contains("Fill in \"What went wrong?\": it is required.", "\"Employees\" must be 1 or more.");
    }

    @Test
    void refusesInTheLanguageOfTheReader() {
        LocaleContextHolder.setLocale(CHINESE);

        assertThatThrownBy(() -> forms.check("sample-public", Map.of("employees", 0), SHOWN))
                .isInstanceOf(FormRejected.class)
                .hasMessage("请选择“您的满意度如何？”，此项为必填项。 “员工人数”不能小于 1。 (was: 0)");
    }

    @Test
    void saysEveryReasonInChinese() {
        LocalDate today = LocalDate.of(2026, 3, 4);
        FormValidator validator = new FormValidator(Clock.fixed(Instant.parse("2026-03-04T09:00:00Z"), ZoneOffset.UTC));
        List<String> english = FormCases.all(today).stream()
                .flatMap(row -> {
                    try {
                        validator.accept(
                                FormModel.parse(row.form().toString()), row.values(), FormData.of(row.given()));
                        return List.<Problem>of().stream();
                    } catch (FormRejected rejected) {
                        return rejected.problems().stream();
                    }
                })
                .map(Problem::reason)
                .distinct()
                .toList();

        assertThat(english).hasSizeGreaterThan(30);
        assertThat(english)
                .filteredOn(reason -> ChineseReasons.of(reason).equals(reason))
                .isEmpty();
    }

    @Test
    void handsOutTheFormInBothLanguages() throws IOException {
        JsonNode english = JSON.readTree(forms.schema("sample-public", Locale.ENGLISH));
        JsonNode chinese = JSON.readTree(forms.schema("sample-public", CHINESE));

        assertThat(english.at("/components/1/label").asText()).isEqualTo("How satisfied are you?");
        assertThat(chinese.at("/components/1/label").asText()).isEqualTo("您的满意度如何？");
        assertThat(chinese.at("/components/1/description").asText()).isEqualTo("针对整个交付过程。");
        assertThat(chinese.at("/components/1/values/2/label").asText()).isEqualTo("不满意");
        assertThat(chinese.at("/components/1/values/2/value").asText()).isEqualTo("not");
        assertThat(chinese.at("/components/7/dateLabel").asText()).isEqualTo("方便通话的日期");
        assertThat(english.toString()).doesNotContain("properties");
    }

    @Test
    void translatesTextsOnly() throws IOException {
        JsonNode form = JSON.readTree("{\"components\":[{\"type\":\"number\",\"key\":\"n\",\"label\":\"N\","
                + "\"validate\":{\"max\":4},\"properties\":{\"key:zh\":\"m\",\"validate.max:zh\":\"9\",\"label:zh\":\"数\","
                + "\"lable:zh\":\"错\",\"label:de\":\"Zahl\"}}]}");

        assertThat(FormTexts.in(form, "zh").at("/components/0").toString())
                .isEqualTo("{\"type\":\"number\",\"key\":\"n\",\"label\":\"数\",\"validate\":{\"max\":4}}");
    }

    @Test
    void readsTheLatestVersion() {
        String later = repository
                .createDeployment()
                .addString("public-form/sample-public.form", SampleProcess.form("sample-public", ""))
                .deploy()
                .getId();
        try {
            assertThat(forms.schema("sample-public", Locale.ENGLISH)).doesNotContain("satisfied");
        } finally {
            repository.deleteDeployment(later, true);
        }
        assertThat(forms.schema("sample-public", Locale.ENGLISH)).contains("satisfied");
    }

    @Test
    void namesAFormThatIsNotDeployed() {
        assertThatThrownBy(() -> forms.schema("no-such-form", Locale.ENGLISH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The form 'no-such-form' is not deployed");
    }

    private FormRejected refusal(Map<String, Object> values, Locale language) {
        return catchThrowableOfType(FormRejected.class, () -> forms.check("sample-public", values, SHOWN, language));
    }
}
