package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.Redesigns;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.ProcessOwner;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two process owners at the studio: what they change is saved, and nothing is lost. */
@SaleswrightWebTest
class StudioTest {

    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final String POLICY = "processes/deals/deal-policy.dmn";
    private static final String FORM = "forms/deals/rework-deal.form";
    private static final By SIMULATE = By.xpath("//div[@class='studio-tools']/button[.='Simulate']");
    private static final By PREVIEW = By.xpath("//div[@class='studio-tools']/button[.='Preview']");
    private static final String OWNER = "studio.petra";

    @RegisterExtension
    static final Browser browser = new Browser();

    @RegisterExtension
    static final Browser others = new Browser();

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private ApplicationContext context;

    private ProcessOwner petra;
    private ProcessOwner paul;
    private Tasklist pages;
    private String number;

    @BeforeEach
    void begin() {
        petra = new ProcessOwner(context, browser, OWNER, "Petra Novak");
        paul = new ProcessOwner(context, others, "studio.paul", "Paul Okafor");
        number = petra.begin();
        pages = petra.logIn();
    }

    @Test
    void changesADiagramSeesFindingsAndTakesThemBack() {
        petra.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        type(browser, "General", "name", "Rework the deal");
        petra.seeSaved();
        assertThat(text(DIAGRAM)).contains("name=\"Rework the deal\"");

        group(browser, "Forms");
        browser.find("#bio-properties-panel-formRef").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, Keys.TAB);
        browser.find("button.finding-badge[aria-label*=userTask_reworkDeal]");
        browser.seeText("1 error");
        browser.screenshot("studio-findings");
        browser.assertAccessible();
        browser.click(By.xpath("//div[@class='studio-tools']/button[.='Undo']"));
        browser.seeText("No findings");
        petra.seeSaved();

        browser.driver().navigate().refresh();
        ready(browser);
        browser.seeText("Rework the deal");
        browser.phone();
        browser.driver().navigate().refresh();
        ready(browser);
        browser.seeText("This window is too small to edit in.");
        browser.assertFits();
        browser.screenshot("studio-phone");
        browser.resize(1400, 1000);
    }

    @Test
    void tellsWhenSomebodyElseSavedMeanwhile() {
        paul.logIn();
        petra.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        paul.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        type(others, "General", "name", "Rework it, says the other");
        paul.seeSaved();

        type(browser, "General", "name", "Rework it, says the owner");
        browser.seeText("was saved by Paul Okafor");
        assertThat(text(DIAGRAM)).contains("says the other");
        browser.screenshot("studio-conflict");
        browser.click(By.xpath("//button[.='Save mine over it']"));
        petra.seeSaved();
        assertThat(text(DIAGRAM)).contains("says the owner");
    }

    @Test
    void takesWhatSomebodyElseSaved() {
        paul.logIn();
        petra.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        paul.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        type(others, "General", "name", "Rework it, says the other");
        paul.seeSaved();

        type(browser, "General", "name", "Rework it, says the owner");
        browser.click(By.xpath("//button[starts-with(.,'Take theirs')]"));
        browser.waiting()
                .until(unused -> browser.find(".studio-status").getText().endsWith("by Paul Okafor"));
        browser.seeText("says the other");
        assertThat(browser.driver().findElements(By.cssSelector(".studio-alerts .notice")))
                .isEmpty();
        assertThat(browser.run("return Object.keys(localStorage).filter(key => key.startsWith('saleswright.'))"))
                .as("copies kept")
                .isEqualTo(List.of());
        assertThat(text(DIAGRAM)).contains("says the other").doesNotContain("says the owner");
    }

    @Test
    void keepsWhatIsDrawnWithoutANetworkEvenIfTheWindowIsClosed() {
        petra.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        browser.online(false);
        type(browser, "General", "name", "Rework it in the train");
        browser.seeText("The server cannot be reached. Your work is kept in this browser.");
        assertThat(browser.find(".studio-status").getText()).isEqualTo("Not saved: no connection");
        browser.screenshot("studio-offline");
        String studio = browser.driver().getWindowHandle();
        String next = browser.driver().switchTo().newWindow(WindowType.TAB).getWindowHandle();
        browser.driver().switchTo().window(studio).close();
        browser.driver().switchTo().window(next);
        assertThat(redesigns.changedFiles(number)).isZero();

        petra.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        browser.seeText("This browser has changes of yours");
        browser.click(By.xpath("//button[.='Restore them']"));
        petra.seeSaved();
        assertThat(text(DIAGRAM)).contains("Rework it in the train");

        browser.online(false);
        type(browser, "General", "name", "Rework it at home");
        browser.seeText("The server cannot be reached.");
        browser.online(true);
        petra.seeSaved();
        assertThat(text(DIAGRAM)).contains("Rework it at home");
        assertThat(browser.driver().findElements(By.cssSelector(".studio-alerts .notice")))
                .isEmpty();
    }

    @Test
    void givesAStepAnotherBuildingBlock() {
        petra.edit(number, DIAGRAM + "&element=serviceTask_rejectDeal");
        browser.click(".bio-properties-panel-select-template-button");
        browser.find(".element-template-chooser input").sendKeys("Lapse deal");
        browser.waiting().until(unused -> browser.find(".element-template-chooser .entry")
                .getText()
                .startsWith("Lapse deal"));
        browser.find(".element-template-chooser input").sendKeys(Keys.ENTER);
        petra.seeSaved();
        assertThat(text(DIAGRAM)).doesNotContain("${rejectDeal}");
        browser.click(By.xpath("//div[@class='studio-tools']/button[.='Undo']"));
        petra.seeSaved();
        browser.waiting().until(unused -> text(DIAGRAM).contains("${rejectDeal}"));
    }

    @Test
    void letsTokensRunAndShowsAFormAsPeopleSeeIt() {
        petra.edit(number, DIAGRAM);
        browser.click(SIMULATE);
        browser.find(".bts-palette");
        assertThat(browser.driver().findElement(By.cssSelector(".djs-palette")).isDisplayed())
                .isFalse();
        browser.click(
                By.xpath("//*[@data-container-id='startEvent_submitted']//*[contains(@class,'bts-context-pad')]"));
        browser.waiting().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".bts-token")));
        browser.screenshot("studio-simulation");
        browser.click(SIMULATE);
        browser.find(".djs-palette");
        assertThat(browser.find(".studio-status").getText()).isEqualTo("As live");

        petra.edit(number, FORM);
        browser.click(PREVIEW);
        browser.find(".studio-form-preview textarea").sendKeys("As people fill it in");
        browser.assertAccessible();
        browser.screenshot("studio-form-preview");
        browser.click(PREVIEW);
        browser.find(".studio-form-editor .fjs-palette-container");
        assertThat(redesigns.changedFiles(number)).as("only looked at").isZero();
    }

    @Test
    void keepsTheWorkOfSomebodyWhoseSessionEnded() {
        petra.edit(number, DIAGRAM + "&element=userTask_reworkDeal");
        browser.driver().manage().deleteAllCookies();
        type(browser, "General", "name", "Rework it later");
        browser.seeText("You were logged out. Your work is kept in this browser.");
        assertThat(redesigns.changedFiles(number)).isZero();

        String studio = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        pages.open("/login");
        browser.type("input[name=username]", OWNER);
        browser.type("input[name=password]", Tasklist.PASSWORD + Keys.ENTER);
        browser.waiting().until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
        browser.driver().close();
        browser.driver().switchTo().window(studio);
        petra.seeSaved();
        assertThat(text(DIAGRAM)).contains("Rework it later");
    }

    @Test
    void changesADecisionAndAForm() {
        petra.edit(number, POLICY);
        WebElement cell = browser.find("td[data-element-id=inputEntry_withinAuthority_maxLineDiscount]");
        cell.click();
        browser.find("td[data-element-id=inputEntry_withinAuthority_maxLineDiscount] [contenteditable]")
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), "<= 4", Keys.TAB);
        petra.seeSaved();
        assertThat(text(POLICY)).contains("&lt;= 4");
        browser.screenshot("studio-decision");

        petra.edit(number, FORM + "&element=comment");
        type(browser, "General", "label", "What is different now");
        petra.seeSaved();
        assertThat(text(FORM)).contains("What is different now");
        browser.screenshot("studio-form");
    }

    @Test
    void showsTheRedesignOnPagesForEverybody() {
        pages.open("/redesigns/" + number);
        browser.assertAccessible();
        browser.screenshot("redesign");
        browser.phone();
        browser.assertFits();
        browser.phoneScreenshot("redesign-phone");
        browser.resize(1400, 1000);
    }

    private static void ready(Browser who) {
        who.find("[data-ready=true]");
    }

    private static void group(Browser who, String name) {
        who.click(By.xpath("//*[contains(@class,'bio-properties-panel-group-header-title')][.='" + name + "']"));
    }

    private static void type(Browser who, String group, String property, String text) {
        // The panel is that of the whole file until the element of the address is selected.
        who.waiting().until(driver -> !List.of("PROCESS", "FORM")
                .contains(
                        who.find(".bio-properties-panel-header-type").getText().toUpperCase(Locale.ROOT)));
        group(who, group);
        who.find(".studio-side [id^=bio-properties-panel-" + property + "]")
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    private String text(String path) {
        RedesignFile file = redesigns.file(number, path);
        return Objects.requireNonNull(file.text());
    }
}
