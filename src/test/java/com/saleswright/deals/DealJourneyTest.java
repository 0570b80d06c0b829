package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A deal as the people see it: the rep's pages, and the Tasklist of manager and director, in a real browser. */
@SaleswrightWebTest
class DealJourneyTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    private DealDriver deal;
    private Tasklist tasks;

    @BeforeEach
    void letPeopleIn() {
        deal = new DealDriver(context);
        tasks = new Tasklist(browser, port);
        // Without any administrator the Tasklist asks to be set up first.
        deal.administrator();
        List.of(DealDriver.REP, DealDriver.MANAGER, DealDriver.DIRECTOR)
                .forEach(user -> accounts.setPassword(user, Tasklist.PASSWORD));
    }

    @Test
    void repManagerAndDirectorAgree() {
        String number = deal.draft(4);

        tasks.logIn(DealDriver.REP);
        tasks.open("/quotes/" + number);
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
            tasks.choose("Approve with conditions");
            tasks.number("Maximum discount, %", "150");
            browser.seeText("must have maximum value of 100");
            assertThat(browser.find(By.xpath("//button[contains(.,'Complete')]"))
                            .isEnabled())
                    .as("nothing happens with a wrong value")
                    .isFalse();
            tasks.number("Maximum discount, %", "15");
            tasks.choose("Approve");
        });
        decide(number, DealDriver.DIRECTOR, () -> {
            browser.seeText("Marc Ostrander");
            tasks.choose("Approve");
        });

        tasks.logIn(DealDriver.REP);
        tasks.open("/quotes/" + number);
        browser.seeText("Approved");
        browser.screenshot("quote-approved");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.APPROVED);
    }

    @Test
    void repReadsWhyTheManagerRefused() {
        String number = deal.submitted(12);

        decide(number, DealDriver.MANAGER, () -> {
            tasks.choose("Reject");
            tasks.complete();
            assertThat(deal.assignees(number))
                    .as("nothing happens without a reason")
                    .containsExactly(DealDriver.MANAGER);
            tasks.area("Reason", "We do not discount pumps");
        });

        tasks.logIn(DealDriver.REP);
        tasks.open("/quotes/" + number);
        browser.seeText("Rejected");
        browser.seeText("We do not discount pumps");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.REJECTED);
    }

    private void decide(String number, String user, Runnable form) {
        tasks.logIn(user);
        String task = deal.process.taskOf(number, user).getId();
        tasks.open("/camunda/app/tasklist/default/");
        browser.seeText("My tasks");
        browser.seeText("Driven Mills");
        tasks.openTask(task);
        form.run();
        tasks.complete();
        browser.waiting().until(unused -> deal.process.openTasks(number).stream()
                .noneMatch(t -> t.getId().equals(task)));
    }

    /** As people do: over what is there, without leaving the field in between. */
    private static void retype(String css, String text) {
        browser.find(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }
}
