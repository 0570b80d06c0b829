package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A deal as the people see it: the rep's pages, and the Tasklist of manager and director, in a real browser. */
@SaleswrightWebTest
class DealJourneyTest {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    private DealDriver deal;

    @BeforeEach
    void letPeopleIn() {
        deal = new DealDriver(context);
        // Without any administrator the Tasklist asks to be set up first.
        deal.administrator();
        List.of(DealDriver.REP, DealDriver.MANAGER, DealDriver.DIRECTOR)
                .forEach(user -> accounts.setPassword(user, PASSWORD));
    }

    @Test
    void repManagerAndDirectorAgree() {
        String number = deal.draft(4);

        logIn(DealDriver.REP);
        open("/quotes/" + number);
        retype("#discount-0", "abc");
        browser.click("button[value=save]:not(.enter)");
        browser.find(".error:not(:empty)");
        assertThat(browser.find("#discount-0").getDomProperty("value")).isEqualTo("abc");
        browser.screenshot("quote-with-a-wrong-value");
        retype("#discount-0", "20" + Keys.TAB);
        browser.seeText("Dana Whitfield");
        browser.screenshot("quote-with-its-approvers");
        browser.click("button[value=submit]");
        browser.seeText("In approval");

        decide(number, DealDriver.MANAGER, () -> {
            browser.seeText("A line is discounted by more than 5 %");
            browser.screenshot("decide-deal-in-tasklist");
            choose("Approve with conditions");
            number("Maximum discount, %", "150");
            press("//button[contains(.,'Complete')]");
            browser.seeText("must have maximum value of 100");
            assertThat(deal.assignees(number))
                    .as("nothing happens with a wrong value")
                    .containsExactly(DealDriver.MANAGER);
            number("Maximum discount, %", "15");
            choose("Approve");
        });
        decide(number, DealDriver.DIRECTOR, () -> {
            browser.seeText("Marc Ostrander");
            choose("Approve");
        });

        logIn(DealDriver.REP);
        open("/quotes/" + number);
        browser.seeText("Approved");
        browser.screenshot("quote-approved");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.APPROVED);
    }

    @Test
    void repReadsWhyTheManagerRefused() {
        String number = deal.submitted(12);

        decide(number, DealDriver.MANAGER, () -> {
            choose("Reject");
            press("//button[contains(.,'Complete')]");
            assertThat(deal.assignees(number))
                    .as("nothing happens without a reason")
                    .containsExactly(DealDriver.MANAGER);
            browser.find(
                            By.xpath(
                                    "//div[contains(@class,'fjs-form-field-textarea')][.//label[contains(.,'Reason')]]//textarea"))
                    .sendKeys("We do not discount pumps", Keys.TAB);
        });

        logIn(DealDriver.REP);
        open("/quotes/" + number);
        browser.seeText("Rejected");
        browser.seeText("We do not discount pumps");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.REJECTED);
    }

    private void decide(String number, String user, Runnable form) {
        logIn(user);
        String task = deal.process.taskOf(number, user).getId();
        open("/camunda/app/tasklist/default/");
        browser.seeText("My tasks");
        browser.seeText("Driven Mills");
        open("/camunda/app/tasklist/default/#/?task=" + task);
        form.run();
        press("//button[contains(.,'Complete')]");
        browser.waiting().until(unused -> deal.process.openTasks(number).stream()
                .noneMatch(t -> t.getId().equals(task)));
    }

    private static void choose(String option) {
        press("//div[contains(@class,'fjs-form-field-radio')]//label[normalize-space(.)='" + option + "']");
    }

    /** The Tasklist's footer covers the end of a long form, where a real click cannot reach. */
    private static void press(String xpath) {
        browser.run("arguments[0].click()", browser.find(By.xpath(xpath)));
    }

    /** As people do: over what is there, without leaving the field in between. */
    private static void retype(String css, String text) {
        browser.find(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private static void number(String label, String text) {
        browser.find(By.xpath("//div[contains(@class,'fjs-form-field-number')][.//label[contains(.,'" + label
                        + "')]]//input"))
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    private void logIn(String user) {
        browser.forget();
        open("/login");
        browser.type("input[name=username]", user);
        browser.type("input[name=password]", PASSWORD + Keys.ENTER);
        browser.waiting().until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
    }

    private void open(String path) {
        browser.open("http://127.0.0.1:" + port + path);
    }
}
