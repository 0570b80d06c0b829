package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.statistics.KnownCases;
import com.saleswright.redesign.statistics.Processes;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.ProcessOwner;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A process owner looks for the step where cases wait. */
@SaleswrightWebTest
class HeatmapJourneyTest {

    private static final String APPROVALS = "[data-element-id=callActivity_approvalChain] .djs-visual > rect";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Processes processes;

    @Autowired
    private RepositoryService repository;

    private KnownCases cases;
    private Tasklist pages;
    private String deployment;
    private String page;

    @BeforeEach
    void open() {
        cases = new KnownCases(context);
        deployment = cases.deploy(KnownCases.TAG);
        cases.approvedAfter(Duration.ofHours(2));
        cases.approvedAfter(Duration.ofHours(4));
        cases.recalledAfter(Duration.ofDays(40));
        cases.open();
        cases.pass(Duration.ofDays(3));
        page = "/processes/" + KnownCases.PROCESS + "?version="
                + processes.find(KnownCases.PROCESS).orElseThrow().live().version();
        pages = new ProcessOwner(context, browser, "hm.petra", "Petra Novak").logIn();
    }

    @AfterEach
    void close() {
        repository.deleteDeployment(deployment, true);
        cases.close();
    }

    @Test
    void ownerFindsTheStepWhereCasesWait() {
        browser.resize(1400, 1000);
        pages.open("/processes");
        browser.assertAccessible();
        browser.screenshot("processes");
        browser.click(By.linkText("Deal approval"));
        pages.open(page);
        browser.find(".diagram-badge");
        assertThat(badges()).contains("4", "2", "1").hasSizeGreaterThan(8);
        assertThat(legend()).startsWith("Times reached:").endsWith("4");
        assertThat(fill(APPROVALS)).isEqualTo("rgb(234, 111, 60)");
        browser.assertAccessible();
        browser.screenshot("heatmap-count");

        WebElement count = browser.find("input[name=metric][value=count]");
        count.sendKeys(Keys.ARROW_RIGHT);
        assertThat(badges()).containsExactly("3 h");
        assertThat(legend()).startsWith("Waiting time, median:").endsWith("up to 3 h");
        browser.screenshot("heatmap-median");

        choose("cancelled");
        assertThat(badges()).containsExactly("1");
        choose("incidents");
        assertThat(badges()).isEmpty();
        assertThat(legend()).isEqualTo("Open incidents: nothing to show.");
        choose("waiting");
        assertThat(badges()).containsExactly("1");
        assertThat(row("Get approvals")).contains("1, oldest 3 days");
    }

    @Test
    void anotherPeriodDrawsAnotherHeatmap() {
        pages.open(page);
        browser.find(".diagram-badge");
        assertThat(row("Get approvals")).startsWith("Get approvals call activity 4 3 h");

        new Select(browser.find("#days")).selectByValue("30");

        browser.waiting().until(unused -> row("Get approvals").startsWith("Get approvals call activity 1 –"));
        browser.waiting()
                .until(unused -> !badges().isEmpty() && badges().stream().allMatch("1"::equals));
        assertThat(browser.driver().getCurrentUrl()).contains("days=30");
    }

    @Test
    void keyboardMovesAndEnlargesTheDiagram() {
        pages.open(page);
        browser.find(".diagram-badge");
        double whole = scale();

        browser.find("[data-zoom='1']").sendKeys(Keys.ENTER);
        assertThat(scale()).isGreaterThan(whole);
        String before = view();
        browser.find(".heatmap-canvas svg").sendKeys(Keys.chord(Keys.CONTROL, Keys.ARROW_LEFT));
        browser.waiting().until(unused -> !view().equals(before));
        browser.find("[data-zoom='0']").sendKeys(Keys.SPACE);
        assertThat(scale()).isEqualTo(whole);

        browser.find("th a[href*='sort=-median']").sendKeys(Keys.ENTER);
        browser.waiting().until(unused -> first().startsWith("Get approvals"));
        assertThat(browser.find("th[aria-sort=descending]").getText()).startsWith("Median");
        assertThat(badges()).as("the diagram stays").isNotEmpty();
    }

    @Test
    void fitsAPhone() {
        browser.phone();
        pages.open("/processes");
        browser.assertFits();
        browser.phoneScreenshot("processes-phone");
        pages.open(page);
        browser.find(".diagram-badge");
        browser.assertFits();
        browser.assertAccessible();
        assertThat(browser.find("th a[href*='sort=-p90']").isDisplayed()).isTrue();
        browser.phoneScreenshot("heatmap-phone");
    }

    @Test
    void figuresComeWithoutScripts() {
        browser.allowScripts(false);
        pages.open(page);
        assertThat(browser.find("#steps").getText()).contains("3 h", "oldest 3 days");
        browser.click("th a[href*='sort=-median']");
        browser.waiting().until(unused -> first().startsWith("Get approvals"));
        new Select(browser.find("#days")).selectByValue("30");
        browser.click("#filters button");
        browser.waiting().until(unused -> row("Get approvals").startsWith("Get approvals call activity 1 –"));
    }

    private void choose(String metric) {
        browser.find("input[name=metric][value=" + metric + "]").click();
    }

    private List<String> badges() {
        return texts(".diagram-badge");
    }

    private List<String> rows() {
        return texts("table.steps tbody tr");
    }

    private String first() {
        return row("");
    }

    /** Empty while another page loads. */
    private String row(String step) {
        return rows().stream().filter(r -> r.startsWith(step)).findFirst().orElse("");
    }

    private List<String> texts(String css) {
        return browser.driver().findElements(By.cssSelector(css)).stream()
                .map(e -> e.getText().replace('\n', ' '))
                .toList();
    }

    private String legend() {
        return browser.find(".heatmap-legend").getText().replace('\n', ' ');
    }

    private String fill(String css) {
        return browser.find(css).getCssValue("fill");
    }

    /** The first number of {@code matrix(0.5 0 0 0.5 10 20)}. */
    private double scale() {
        return Double.parseDouble(view().split("[( ,]", -1)[1]);
    }

    private String view() {
        return browser.find(".heatmap-canvas g.viewport").getDomAttribute("transform");
    }
}
