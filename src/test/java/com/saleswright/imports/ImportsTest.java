package com.saleswright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.imports.ImportRun.Status;
import com.saleswright.imports.Problem.Severity;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaleswrightTest
class ImportsTest {

    private static final String TEAM_HEADER = "sales_agent,manager,regional_office\n";
    private static final String PRODUCT_HEADER = "product,series,sales_price\n";
    private static final String ACCOUNT_HEADER =
            "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n";
    private static final String PIPELINE_HEADER =
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Customers customers;

    @Autowired
    private Products products;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private People people;

    @Test
    void showsWhatWouldChangeThenImportsItAndChangesNothingTheSecondTime() {
        String text = ACCOUNT_HEADER
                + "Pine Ltd,technology,1999,12.5,300,Norway,\nPine Boats,retail,2004,3.25,20,Norway,Pine Ltd\n";
        ImportRun preview = check("accounts.csv", text);

        assertThat(preview.kind()).isEqualTo(ImportKind.ACCOUNTS);
        assertCounts(preview, Status.READY, 2, 0, 0, 0);
        assertThat(preview.warnings()).isZero();
        assertThat(customers.byName("Pine Ltd")).isEmpty();

        assertCounts(apply(preview, ApplyMode.ALL_OR_NOTHING), Status.APPLIED, 2, 0, 0, 0);
        Customer pine = customers.byName("Pine Ltd").orElseThrow();
        assertThat(pine.creditLimit()).isEqualByComparingTo("1250000");
        assertThat(pine.customerClass()).isEqualTo("C");
        assertThat(customers.byName("Pine Boats").orElseThrow().parent()).isEqualTo("Pine Ltd");

        assertCounts(check("again.csv", text), Status.READY, 0, 0, 2, 0);
        assertCounts(check("more.csv", text.replace("300", "310")), Status.READY, 0, 1, 1, 0);
    }

    @Test
    void keepsCreditLimitAndClassThatSomebodyHasSet() {
        customers.save(
                new Customer(null, "Elm Ltd", null, null, null, null, null, null, new BigDecimal("7777.00"), "A", 0));

        apply(check("accounts.csv", ACCOUNT_HEADER + "elm ltd,retail,,5,,,\n"), ApplyMode.ALL_OR_NOTHING);

        Customer elm = customers.byName("Elm Ltd").orElseThrow();
        assertThat(elm.sector()).isEqualTo("retail");
        assertThat(elm.creditLimit()).isEqualByComparingTo("7777");
        assertThat(elm.customerClass()).isEqualTo("A");
    }

    @Test
    void warnsOfMisspeltSectorsAndCountriesWithASuggestionAndTakesTheMappingFromThenOn() {
        String text = ACCOUNT_HEADER + "Yew Ltd,technolgy,1999,1,3,Philipines,\n";
        ImportRun preview = check("accounts.csv", text);

        assertThat(imports.problems(preview.id(), 10))
                .extracting(Problem::severity, Problem::field, Problem::value, p -> p.suggestions()
                        .get(0))
                .containsExactly(
                        tuple(Severity.WARNING, "sector", "technolgy", "technology"),
                        tuple(Severity.WARNING, "office_location", "Philipines", "Philippines"));

        imports.map(null, NameKind.SECTOR, "technolgy", "Technology", "marc");
        imports.recheck(preview.uploadId());
        imports.await(Duration.ofSeconds(30));
        assertThat(imports.run(preview.id()).warnings()).isEqualTo(1);
        apply(preview, ApplyMode.GOOD_ROWS);
        assertThat(customers.byName("Yew Ltd").orElseThrow().sector()).isEqualTo("technology");
    }

    @Test
    void importsFilesOfOneUploadInTheirOrderAndAMisspeltProductAfterItWasMappedOnce() {
        String pipeline = PIPELINE_HEADER
                + "IM-1,Ona Reed,Oak Saw 10,Oak Ltd,Won,2026-01-05,2026-02-05,900\n"
                + "IM-2,Ona Reed,OakSaw10,Oak Ltd,Engaging,2026-01-06,,\n"
                + "IM-3,Ona Reed,Oak Saw 10,,Engaging,2026-01-07,,\n"
                + "IM-4,Ona Reed,Oak Saw 10,,Lost,2026-01-07,2026-01-20,0\n";
        long upload = imports.upload(
                List.of(
                        file("pipeline.csv", pipeline),
                        file("teams.csv", TEAM_HEADER + "Ona Reed,Ida Stone,North Coast\n"),
                        file("accounts.csv", ACCOUNT_HEADER + "Oak Ltd,retail,1999,1,3,Norway,\n"),
                        file("products.csv", PRODUCT_HEADER + "Oak Saw 10,Saws,1000\n")),
                options(),
                "marc");
        imports.await(Duration.ofSeconds(30));

        List<ImportRun> checked = imports.runs(upload);
        assertThat(checked).extracting(ImportRun::kind).containsExactly(ImportKind.values());
        ImportRun last = checked.get(3);
        assertCounts(last, Status.READY, 2, 0, 0, 2);
        assertThat(imports.problems(last.id(), 10))
                .extracting(Problem::line, Problem::severity, Problem::field)
                .containsExactly(
                        tuple(3L, Severity.ERROR, "product"),
                        tuple(4L, Severity.WARNING, "account"),
                        tuple(5L, Severity.ERROR, "account"));
        assertThat(imports.problems(last.id(), 1).get(0).suggestions()).containsExactly("Oak Saw 10");

        imports.map(upload, NameKind.PRODUCT, "OakSaw10", "Oak Saw 10", "marc");
        imports.apply(upload, ApplyMode.GOOD_ROWS, "marc");
        imports.await(Duration.ofSeconds(30));

        assertThat(imports.runs(upload)).extracting(ImportRun::status).containsOnly(Status.APPLIED);
        assertCounts(imports.run(last.id()), Status.APPLIED, 3, 0, 0, 1);
        Opportunity mapped = opportunities.get("IM-2");
        assertThat(mapped.productId())
                .isEqualTo(products.byName("Oak Saw 10").orElseThrow().id());
        assertThat(mapped.customerId())
                .isEqualTo(customers.byName("Oak Ltd").orElseThrow().id());
        assertThat(products.byName("oaksaw10")).isEqualTo(products.byName("Oak Saw 10"));
        assertThat(mapped.owner()).isEqualTo("ona.reed");
        assertThat(opportunities.get("IM-1").closeValue()).isEqualByComparingTo("900");
        assertThat(opportunities.find("IM-4")).isEmpty();
        assertThat(imports.wrongRows(last.id())).contains("\"IM-4\"").doesNotContain("IM-1");
    }

    @Test
    void makesEmployeesOfAgentsAndManagersOnce() {
        String teams = TEAM_HEADER + "Jan-Åke Öst,Per Holm,East Side\nAva Mae Lund,Per Holm,East Side\n";
        assertCounts(apply(check("teams.csv", teams), ApplyMode.ALL_OR_NOTHING), Status.APPLIED, 2, 0, 0, 0);

        Employee agent = people.get("jan.ake.ost");
        assertThat(agent.roles()).containsExactly("sales-rep");
        assertThat(agent.manager()).isEqualTo("per.holm");
        assertThat(agent.email()).isEqualTo("jan.ake.ost@example.org");
        assertThat(agent.office()).isEqualTo("east-side");
        assertThat(agent.sellingAuthority()).isEqualByComparingTo("5000");
        assertThat(people.get("per.holm").roles()).containsExactly("sales-manager");
        assertThat(people.get("ava.mae.lund").lastName()).isEqualTo("Mae Lund");
        assertThat(people.office("east-side").zone()).isEqualTo("Europe/Oslo");

        assertCounts(check("teams.csv", teams), Status.READY, 0, 0, 2, 0);
        assertCounts(check("teams.csv", teams.replace("Öst,Per Holm,", "Öst,Una Berg,")), Status.READY, 0, 1, 1, 0);
    }

    @Test
    void changesNothingWhenOneRowIsWrongAndTheFileIsAllOrNothing() {
        ImportRun run = check("products.csv", PRODUCT_HEADER + "Fir Good,F,10\nFir Bad,F,-5\n");

        assertCounts(apply(run, ApplyMode.ALL_OR_NOTHING), Status.NOT_APPLIED, 1, 0, 0, 1);
        assertThat(products.byName("Fir Good")).isEmpty();

        assertCounts(apply(run, ApplyMode.GOOD_ROWS), Status.APPLIED, 1, 0, 0, 1);
        assertThat(products.byName("Fir Good")).isPresent();
        assertThat(products.byName("Fir Bad")).isEmpty();
    }

    @Test
    void writesNothingWhenWritingFailsHalfWay() {
        String tooMuch = TEAM_HEADER + "Liv Dal,Odd Vik,West End\n" + "Odd Vik,Liv Dal,West End\n";

        ImportRun failed = apply(check("teams.csv", tooMuch), ApplyMode.GOOD_ROWS);

        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.message()).startsWith("Nothing was imported.");
        assertThat(people.find("liv.dal")).isEmpty();
        assertThat(people.offices()).noneMatch(o -> o.id().equals("west-end"));
    }

    @Test
    void tellsLineFieldValueReasonAndRemedyOfEveryWrongCell() {
        products.save(new Product(null, "Ash Press", null, new BigDecimal("10.00"), null, true, 0));
        apply(check("teams.csv", TEAM_HEADER + "Eva Moe,Kai Ruud,South\n"), ApplyMode.ALL_OR_NOTHING);
        String row = ",Eva Moe,Ash Press,,";
        ImportRun run = check(
                "pipeline.csv",
                PIPELINE_HEADER
                        + "W1" + row + "Engaging,03/04/2026,,\n"
                        + "W2" + row + "Engaging,2026-02-30,,\n"
                        + "W3,Eva Moe,Ash Press,,Winning,2026-02-01,,\n"
                        + "W4" + row + "Engaging,2026-02-01,2026-02-02,5\n"
                        + "W5" + row + "Engaging,2026-02-01,,\n"
                        + "W5" + row + "Engaging,2026-02-03,,\n"
                        + ",Eva Moe,Ash Press,,Prospecting,,,\n"
                        + "W7,Nobody Here,Ash Press,,Prospecting,,,\n"
                        + "W8,Eva Moe,Ash Press," + "x".repeat(10_001) + ",Prospecting,,,\n"
                        + "W9,Eva Moe\n"
                        + "W10,Eva Moe,=1+cmd|'/c calc'!A0,,Prospecting,,,\n");

        assertCounts(run, Status.READY, 0, 0, 0, 11);
        assertThat(imports.problems(run.id(), 100).stream()
                        .filter(Problem::blocks)
                        .map(p -> p.line() + " " + p.field()))
                .containsExactly(
                        "2 engage_date",
                        "3 engage_date",
                        "4 deal_stage",
                        "5 close_date",
                        "5 close_value",
                        "6 opportunity_id",
                        "7 opportunity_id",
                        "8 opportunity_id",
                        "9 sales_agent",
                        "10 account",
                        "11 ",
                        "12 product");
        assertThat(imports.problems(run.id(), 100)).allMatch(p -> p.value().length() <= 100);
        assertThat(imports.problems(run.id(), 100))
                .noneMatch(p -> p.blocks() && p.remedy().isBlank());
        assertThat(imports.wrongRows(run.id())).contains("\"'=1+cmd|'/c calc'!A0\"");
    }

    @Test
    void namesColumnsThatAreMissingOrNotUsed() {
        assertThat(check("a.csv", "account,sector,revenue\nx,y,1\n").message())
                .contains("Accounts", "year_established, employees, office_location, subsidiary_of");
        assertThat(check("b.csv", "foo,bar\n1,2\n").status()).isEqualTo(Status.UNREADABLE);

        ImportRun extra = check("c.csv", "Colour;Product;Series;Sales-Price\nred;Larch;L;12,50\n");
        assertCounts(extra, Status.READY, 1, 0, 0, 0);
        assertThat(imports.problems(extra.id(), 5))
                .extracting(Problem::reason)
                .containsExactly("Columns that are not used: colour.");
    }

    @Test
    void cannotBeAppliedAfterItWasCancelled() {
        ImportRun run = check("products.csv", PRODUCT_HEADER + "Rowan,R,10\n");
        imports.cancel(run.uploadId());

        assertThat(apply(run, ApplyMode.GOOD_ROWS).status()).isEqualTo(Status.CANCELLED);
        assertThat(products.byName("Rowan")).isEmpty();
    }

    @Test
    void refusesToGuessOptionsAndTargets() {
        ImportOptions none = new ImportOptions(null, null, null, null, null, null, null, null, null, null);

        assertThatThrownBy(() -> imports.upload(List.of(file("a.csv", ACCOUNT_HEADER)), none, "marc"))
                .isInstanceOf(Imports.Refused.class)
                .hasMessageContaining("creditPercent")
                .hasMessageContaining("customerClass");
        assertThatThrownBy(() -> imports.map(null, NameKind.PRODUCT, "x", "No Such Product", "marc"))
                .isInstanceOf(Imports.Refused.class);
    }

    private ImportRun check(String name, String text) {
        long upload = imports.upload(List.of(file(name, text)), options(), "marc");
        imports.await(Duration.ofSeconds(30));
        return imports.runs(upload).get(0);
    }

    private ImportRun apply(ImportRun run, ApplyMode mode) {
        imports.apply(run.uploadId(), mode, "marc");
        imports.await(Duration.ofSeconds(30));
        return imports.run(run.id());
    }

    private static Imports.Upload file(String name, String text) {
        return new Imports.Upload(name, text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static ImportOptions options() {
        return new ImportOptions(
                BigDecimal.TEN,
                new BigDecimal("1000"),
                "C",
                null,
                "example.org",
                "Europe/Oslo",
                "NO",
                new BigDecimal("5000"),
                new BigDecimal("20000"),
                null);
    }

    private static void assertCounts(ImportRun run, Status status, int added, int changed, int same, int wrong) {
        assertThat(List.of(run.status(), run.rowsNew(), run.rowsChanged(), run.rowsUnchanged(), run.rowsWrong()))
                .as("%s: %s", run.fileName(), run.message())
                .isEqualTo(List.of(status, added, changed, same, wrong));
    }
}
