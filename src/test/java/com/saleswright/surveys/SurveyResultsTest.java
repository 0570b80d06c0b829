package com.saleswright.surveys;

import static com.saleswright.surveys.SurveyDriver.COMPLIANCE;
import static com.saleswright.surveys.SurveyDriver.DIRECTOR;
import static com.saleswright.surveys.SurveyDriver.MANAGER;
import static com.saleswright.surveys.SurveyDriver.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.surveys.Results.Line;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.SqlCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What customers answer, and who may know it. Each test has a product and sales people of its own. */
@SaleswrightTest
class SurveyResultsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate DAY = LocalDate.parse("2026-02-10");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SurveyResults results;

    @Autowired
    private People people;

    @Autowired
    private MockMvc web;

    private SurveyDriver survey;
    private String product;
    private long customer;
    private String rosa;
    private String rudi;
    private String remote;

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
        int n = COUNT.incrementAndGet();
        product = "Result pump " + n;
        customer = survey.lonely("A");
        rosa = person("sr.rosa" + n, Roles.SALES_REP, MANAGER);
        rudi = person("sr.rudi" + n, Roles.SALES_REP, MANAGER);
        remote = person("sr.remote" + n, Roles.SALES_REP, null);
    }

    private String person(String id, String role, @Nullable String manager) {
        survey.transaction.executeWithoutResult(t -> people.save(new Employee(
                id,
                "Person",
                id.replace("sr.", ""),
                id + "@example.com",
                "surveys",
                manager,
                Set.of(role),
                BigDecimal.ZERO,
                "en",
                true)));
        return id;
    }

    private String asked(@Nullable String rep, String status, LocalDate on) {
        String number = "SURV-R-%06d".formatted(COUNT.incrementAndGet());
        survey.jdbc
                .sql("INSERT INTO survey (number, customer_id, cause, customer_class, product, region, rep, status,"
                        + " created_at, sent_at) VALUES (?, ?, 'CASE', 'A', ?, 'surveys', ?, ?, ?, ?)")
                .params(number, customer, product, rep, status, time(on), time(on))
                .update();
        return number;
    }

    private void answer(@Nullable String rep, LocalDate on, int score, @Nullable String comment) {
        survey.jdbc
                .sql("INSERT INTO survey_answer (survey, score, product, sales_person, comment_text, may_contact,"
                        + " received_at) VALUES (?, ?, 4, ?, ?, TRUE, ?)")
                .params(asked(rep, "ANSWERED", on), score, rep == null ? null : 5, comment, time(on.plusDays(1)))
                .update();
    }

    private void answers(@Nullable String rep, int... scores) {
        for (int score : scores) {
            answer(rep, DAY, score, null);
        }
    }

    private static Object time(LocalDate day) {
        return Instant.parse(day + "T10:00:00Z").atOffset(ZoneOffset.UTC);
    }

    private ResultsFilter filter(LocalDate from, LocalDate to, @Nullable String rep, String text) {
        return new ResultsFilter(from, to, null, null, null, product, null, rep, text);
    }

    private Results see(String user) {
        return see(user, null, "");
    }

    private Results see(String user, @Nullable String rep, String text) {
        LocalDate today = LocalDate.parse("2026-03-04");
        return results.results(filter(today.minusYears(1), today, rep, text), results.view(user));
    }

    private List<String> read(String user, String text) {
        ResultsFilter filter = filter(DAY.minusYears(1), DAY.plusYears(1), null, text);
        return results.answers(filter, results.view(user), 0, 25)
                .map(ReadAnswer::comment)
                .getContent();
    }

    private static Optional<Line> of(Results results, String rep) {
        return results.tables().stream()
                .filter(t -> t.field().equals("rep"))
                .flatMap(t -> t.lines().stream())
                .filter(line -> line.key().equals(rep))
                .findFirst();
    }

    private ResultActions page(String path, String user, String role, String... parameters) throws Exception {
        var request =
                get("/surveys/results" + path).with(user(user).roles(role)).param("product", product);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return web.perform(request);
    }

    private static String text(ResultActions result) throws Exception {
        return result.andReturn().getResponse().getContentAsString();
    }

    private static int statements(Runnable work) {
        return SqlCount.of(work).statements();
    }

    @Test
    void countsWhatWasAskedAndAnswered() {
        answers(rosa, 10, 9, 8);
        answers(rudi, 3, 10);
        answers(null, 7);
        asked(rosa, "SENT", DAY);
        asked(rosa, "EXPIRED", DAY.minusMonths(1));
        asked(rosa, "BOUNCED", DAY);
        asked(rosa, "CANCELLED", DAY);
        asked(rosa, "SENT", DAY.minusYears(2));

        Results seen = see(SUCCESS);

        assertThat(seen.total()).isEqualTo(new Results.Figures(9, 1, new Nps(3, 2, 1)));
        assertThat(seen.total().response()).isEqualTo(new Share(6, 8));
        assertThat(seen.scores()).containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 0L, 1L, 1L, 1L, 2L);
        assertThat(seen.dimensions())
                .contains(
                        new Results.Dimension("Product", 6L, 4.0, new Share(6, 6)),
                        new Results.Dimension("Service", 0L, null, null),
                        new Results.Dimension("Sales person", 5L, 5.0, new Share(5, 5)));
        assertThat(seen.trend()).extracting(Line::label).containsExactly("Jan 2026", "Feb 2026");
        assertThat(seen.trend().get(0).figures()).isEqualTo(new Results.Figures(1, 0, new Nps(0, 0, 0)));
        assertThat(seen.tables())
                .extracting(Results.Table::field)
                .contains("customerClass", "region", "product", "trigger", "campaign", "rep");
    }

    @Test
    void longTrendGoesByQuarters() {
        answers(rosa, 10, 9, 8, 7, 6);
        answers(rudi, 1);
        answer(rosa, DAY.minusYears(2), 8, null);
        answer(rudi, DAY.minusYears(2), 8, null);

        Results seen = results.results(filter(DAY.minusYears(3), DAY.plusDays(1), null, ""), results.view(SUCCESS));

        assertThat(seen.trend())
                .hasSize(9)
                .extracting(Line::label)
                .startsWith("Q1 2024")
                .endsWith("Q1 2026");
    }

    @Test
    void personNeedsFiveAnswers() {
        answers(rosa, 10, 9, 8, 7, 6);
        answers(rudi, 1, 2, 3, 4);
        answers(remote, 1, 2, 3, 4, 5, 6);

        assertThat(of(see(SUCCESS), rudi))
                .hasValueSatisfying(l -> assertThat(l.figures()).isNull());
        assertThat(see(SUCCESS, rudi, "").total()).isNull();
        assertThat(see(SUCCESS, rosa, "").total().nps()).isEqualTo(new Nps(2, 2, 1));
        assertThat(of(see(DIRECTOR), remote))
                .hasValueSatisfying(l -> assertThat(l.figures()).isNotNull());
    }

    @Test
    void withheldLineIsNotFoundBySubtraction() {
        answers(rosa, 10, 9, 8, 7, 6);
        answers(rudi, 1, 2, 3, 4);
        answers(remote, 1, 2, 3, 4, 5, 6);

        Results seen = see(SUCCESS);

        assertThat(of(seen, rosa).orElseThrow().figures()).isNull();
        assertThat(of(seen, remote).orElseThrow().figures()).isNotNull();
    }

    @Test
    void managerSeesPeopleBelow() {
        answers(rosa, 10, 9, 8, 7, 6);
        answers(remote, 10, 9, 8, 7, 6);

        assertThat(of(see(MANAGER), rosa)).isPresent();
        assertThat(of(see(MANAGER), remote)).isEmpty();
        assertThat(results.view(MANAGER).choices().people())
                .extracting(Results.Choice::key)
                .contains(rosa)
                .doesNotContain(remote);
        assertThat(of(see(COMPLIANCE), rosa)).isEmpty();
    }

    @Test
    void resultAboutOnePersonIsThatPersons() {
        answers(remote, 10, 9, 8, 7, 6);

        assertThat(see(MANAGER).total()).isNull();
        assertThat(see(COMPLIANCE).total()).isNull();
        assertThat(see(rosa).total()).isNull();
        assertThat(see(DIRECTOR).total()).isNotNull();
    }

    @Test
    void marksOfOnePersonAreThatPersons() {
        answers(remote, 10, 9, 8, 7, 6);
        answers(rosa, 10);
        survey.jdbc
                .sql("UPDATE survey_answer SET sales_person = NULL WHERE survey IN"
                        + " (SELECT number FROM survey WHERE rep = ?)")
                .param(rosa)
                .update();

        assertThat(see(MANAGER).total()).isNotNull();
        assertThat(see(MANAGER).dimensions()).contains(new Results.Dimension("Sales person", null, null, null));
        assertThat(see(DIRECTOR).dimensions())
                .contains(new Results.Dimension("Sales person", 5L, 5.0, new Share(5, 5)));
    }

    @Test
    void fewAnswersAboutSeveralAreForWhoMayKnowOfAll() {
        answers(rosa, 10, 9);
        answers(remote, 10);

        assertThat(see(SUCCESS).total()).isNotNull();
        assertThat(see(MANAGER).total()).isNull();
        assertThat(see(COMPLIANCE).total()).isNull();
        assertThat(see(rudi).total()).isNull();
    }

    @Test
    void nobodyFindsAnswersAboutThemselvesByChangingTheFilter() {
        answers(rudi, 10, 9, 8, 7, 6);
        answers(remote, 10, 9, 8, 7, 6);
        Results before = see(rosa);
        answers(rosa, 0);

        assertThat(see(rosa).total()).isEqualTo(before.total());
        assertThat(see(rosa).trend()).isEqualTo(before.trend());
        assertThat(see(rosa).tables()).isEqualTo(before.tables());
        assertThat(see(rosa).own()).isEqualTo(new Results.Own(null, null));
        assertThat(see(SUCCESS).total().nps().answers()).isEqualTo(11);
    }

    @Test
    void ownResultsComeByFives() {
        for (int i = 0; i < 9; i++) {
            answer(rosa, DAY.minusMonths(i), i < 4 ? 0 : 10, null);
        }

        assertThat(see(rosa).own().nps()).isEqualTo(new Nps(5, 0, 0));
        assertThat(see(rosa).own().satisfaction().answers()).isEqualTo(5);

        answer(rosa, DAY, 0, null);

        assertThat(see(rosa).own().nps()).isEqualTo(new Nps(5, 0, 5));
        assertThat(results.results(filter(DAY, DAY, null, ""), results.view(rosa))
                        .own()
                        .nps())
                .as("a day that completes a five tells all of it")
                .isEqualTo(new Nps(0, 0, 5));
    }

    @Test
    void repChoosesWholeMonths() {
        Results seen = results.results(filter(DAY, DAY, null, ""), results.view(rosa));

        assertThat(seen.filter().from()).isEqualTo("2026-02-01");
        assertThat(seen.filter().to()).isEqualTo("2026-02-28");
        assertThat(seen.wholeMonths()).isTrue();
        assertThat(results.results(filter(DAY, DAY, null, ""), results.view(COMPLIANCE))
                        .wholeMonths())
                .isTrue();
        assertThat(results.results(filter(DAY, DAY, null, ""), results.view(MANAGER))
                        .wholeMonths())
                .isFalse();
        assertThat(results.view(rosa).choices().search()).isFalse();
        assertThat(results.view(rosa).choices().people()).isEmpty();
    }

    @Test
    void readersReadWhatTheyMay() {
        answer(rosa, DAY, 9, "Rosa was fine");
        answer(remote, DAY.plusDays(1), 9, "Remote was fine");
        answer(null, DAY.plusDays(2), 9, "All was fine");
        answer(rosa, DAY.plusDays(3), 0, "Fine BRIBE");
        answer(MANAGER, DAY.plusDays(4), 0, "Marc was fine");
        answer(SUCCESS, DAY.plusDays(5), 0, "Cleo was fine");

        assertThat(read(SUCCESS, "fine"))
                .containsExactly("Marc was fine", "Fine BRIBE", "All was fine", "Remote was fine", "Rosa was fine");
        assertThat(read(person("sr.vera" + product.replaceAll("\\D", ""), Roles.SALES_VP, null), ""))
                .containsExactly("Cleo was fine", "Marc was fine", "All was fine", "Remote was fine", "Rosa was fine");
        assertThat(read(MANAGER, "")).containsExactly("All was fine", "Rosa was fine");
        assertThat(read(DIRECTOR, ""))
                .containsExactly("Cleo was fine", "Marc was fine", "All was fine", "Rosa was fine");
        assertThat(read(COMPLIANCE, "")).containsExactly("Fine BRIBE");
        assertThat(read(rosa, "")).isEmpty();
    }

    @Test
    void searchFindsAllWordsAsTheyAreWritten() {
        answer(rosa, DAY, 9, "100% on time");
        answer(rudi, DAY, 9, "100 days, not on Time!");
        answer(remote, DAY, 9, "交货太晚");

        assertThat(read(SUCCESS, "TIME on")).hasSize(2);
        assertThat(read(SUCCESS, "100%")).containsExactly("100% on time");
        assertThat(read(SUCCESS, "1_0")).isEmpty();
        assertThat(read(SUCCESS, "太晚")).containsExactly("交货太晚");
        assertThat(see(SUCCESS, null, "time").total().nps().answers()).isEqualTo(2);
        assertThat(see(MANAGER, null, "太晚").total()).isEqualTo(new Results.Figures(0, 0, new Nps(0, 0, 0)));
    }

    @Test
    void themesComeFromWhatMayBeRead() {
        answer(rosa, DAY, 9, "Delivery late");
        answer(rudi, DAY, 9, "delivery early");
        answer(remote, DAY, 2, "no delivery");

        assertThat(see(SUCCESS).themes()).containsExactly(new Results.Theme("delivery", 3, new Nps(2, 0, 1)));
        assertThat(see(MANAGER).themes()).containsExactly(new Results.Theme("delivery", 2, null));
        assertThat(see(rosa).themes()).isEmpty();
    }

    @Test
    void pageIsForThoseWhoSell() throws Exception {
        for (String role : List.of(Roles.FINANCE, Roles.SUPPORT, Roles.HR, Roles.CAMUNDA_ADMIN)) {
            page("", "sr.nobody", role).andExpect(status().isForbidden());
            page("/tables.csv", "sr.nobody", role).andExpect(status().isForbidden());
        }
        page("", rosa, Roles.SALES_REP).andExpect(status().isOk());
        page("/answers", rosa, Roles.SALES_REP).andExpect(status().isForbidden());
        page("/answers.csv", rosa, Roles.SALES_REP).andExpect(status().isForbidden());
    }

    @Test
    void pageShowsFiguresAndMarksWhatWasSearched() throws Exception {
        answers(rosa, 10, 9, 8, 7, 6);
        answer(rudi, DAY, 9, "<b>Late</b> & 'lost'");

        assertThat(text(page("", SUCCESS, Roles.CUSTOMER_SUCCESS)))
                .contains("6 of 6 invitations were answered", "the last 12 months", "NPS by month", "Read 6 answers");
        assertThat(text(page("/answers", SUCCESS, Roles.CUSTOMER_SUCCESS, "text", "late b>")))
                .contains("&lt;<mark>b&gt;</mark><mark>Late</mark>&lt;/<mark>b&gt;</mark> &amp; &#39;lost&#39;");
        assertThat(text(page("", rosa, Roles.SALES_REP)))
                .contains("no figures are shown", "About you", "5 answers")
                .doesNotContain("name=\"text\"", "Late");
        assertThat(text(page("", SUCCESS, Roles.CUSTOMER_SUCCESS, "from", "2001-01-01", "to", "2001-01-31")))
                .contains("No survey matches", "clear them all");
    }

    @Test
    void pageSaysWhatIsWrongWithTheFilter() throws Exception {
        answers(rosa, 10);

        assertThat(text(page("", SUCCESS, Roles.CUSTOMER_SUCCESS, "from", "31.3.2026")))
                .contains("&#39;31.3.2026&#39; is no date. Give one like 2026-03-31", "aria-invalid=\"true\"");
        assertThat(text(page("", SUCCESS, Roles.CUSTOMER_SUCCESS, "from", "2026-03-02", "to", "2026-03-01")))
                .contains("begins on 2026-03-02, after its end on 2026-03-01");
        assertThat(text(page("", SUCCESS, Roles.CUSTOMER_SUCCESS, "to", "+9999999-01-01")))
                .contains("Give a day of the years 2000 to 2100");
        assertThat(text(page("", SUCCESS, Roles.CUSTOMER_SUCCESS, "trigger", "BOREDOM", "customerClass", "X")))
                .contains("is no reason to ask", "There is no class");
        assertThat(text(page("", MANAGER, Roles.SALES_MANAGER, "rep", remote)))
                .contains("There is no sales person whose results you may see");
        assertThat(text(page("", rosa, Roles.SALES_REP, "text", "late")))
                .contains("Only who may read answers can search in them");
        page("/tables.csv", SUCCESS, Roles.CUSTOMER_SUCCESS, "from", "x").andExpect(status().is3xxRedirection());
    }

    @Test
    void filesAreSafeToOpen() throws Exception {
        answers(rosa, 0, 0, 0, 0, 0);
        answer(null, DAY, 9, "=cmd|'/C calc'!A0");
        answer(null, DAY, 9, "很好");

        ResultActions answers = page("/answers.csv", SUCCESS, Roles.CUSTOMER_SUCCESS)
                .andExpect(header().string(
                                "Content-Disposition", "attachment; filename=\"survey-answers-2026-03-04.csv\""))
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"));
        assertThat(text(answers))
                .startsWith("\uFEFF\"Survey\"")
                .contains("\"'=cmd|'/C calc'!A0\"", "\"很好\"")
                .hasLineCount(8);
        assertThat(text(page("/tables.csv", SUCCESS, Roles.CUSTOMER_SUCCESS)))
                .contains("\"All\",\"2025-03-05 to 2026-03-04\",\"7\",\"0\",\"7\",\"100.00\",\"-42.86\"")
                .contains("\"Sales person\"");
        assertThat(text(page("/tables.csv", rosa, Roles.SALES_REP)))
                .contains("\"About you\",\"Complete fives\",\"\",\"\",\"5\",\"\",\"-100.00\"");
    }

    @Test
    void pageTakesFewStatements() {
        answers(rosa, 10, 9, 8, 7, 6);
        answers(rudi, 10, 9, 8, 7, 6);

        int one = statements(() -> see(SUCCESS));
        answers(rudi, 10, 9, 8, 7, 6, 1, 1, 1, 1);

        assertThat(statements(() -> see(SUCCESS))).isEqualTo(one).isEqualTo(8);
    }
}
