package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.DIRECTOR;
import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.migrate.NextVersion;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.ProcessOwner;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A process owner sees what would become of running deals, decides about a step, and watches them being migrated. */
@SaleswrightWebTest
class MigrationJourneyTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    private ApplicationContext context;

    private NextVersion next;
    private DealDriver deal;
    private Tasklist pages;

    @BeforeEach
    void open() {
        deal = new DealDriver(context);
        next = new NextVersion(context, "deals");
        pages = new ProcessOwner(context, browser, "mg.petra", "Petra Novak").logIn();
    }

    @AfterEach
    void close() {
        next.close();
    }

    @Test
    void ownerDecidesAndMigrates() {
        String answering = deal.submitted(12);
        deal.process.completeOwn(
                answering,
                MANAGER,
                Map.of("decision", "approveWithConditions", "maximumDiscount", 8, "reason", "Too deep"));
        String asked = deal.submitted(20);
        String reworking = deal.submitted(20);
        deal.approve(reworking, MANAGER);
        deal.decide(reworking, DIRECTOR, "sendBack", "Lower the discount");
        next.diagram("deal-approval", text -> text.replace("userTask_answerConditions", "userTask_acceptConditions")
                .replace("name=\"Answer conditions\"", "name=\"Accept conditions\"")
                .replace(">P30D<", ">P20D<"));
        next.deploy();

        browser.resize(1300, 1100);
        pages.open(page());
        browser.seeText("Steps that the other version does not have");
        browser.seeText("30 days without answer");
        browser.assertAccessible();
        browser.screenshot("migration-preview");

        Select choice = new Select(browser.find("select[name=choice]"));
        assertThat(choice.getFirstSelectedOption().getText()).isEqualTo("Accept conditions (suggested)");
        browser.click(By.xpath("//button[text()='Keep this decision']"));
        browser.seeText("It goes on as Accept conditions.");

        browser.click(By.xpath("//summary[starts-with(text(), 'Migrate ')]"));
        browser.click(By.xpath("//button[starts-with(text(), 'Migrate ')]"));
        browser.seeText("0 of ");
        browser.screenshot("migration-runs");
        next.work();
        browser.waiting()
                .until(unused -> browser.find("#progress .badge").getText().equals("done"));
        browser.assertAccessible();
        browser.screenshot("migration-done");
        for (String number : new String[] {answering, asked, reworking}) {
            browser.seeText(number);
        }
        assertThat(deal.process.task(answering).getName()).startsWith("Accept conditions");
        assertThat(deal.process.task(reworking).getAssignee()).isEqualTo(REP);
    }

    @Test
    void fitsAPhone() {
        String answering = deal.submitted(12);
        deal.process.completeOwn(
                answering,
                MANAGER,
                Map.of("decision", "approveWithConditions", "maximumDiscount", 8, "reason", "Too deep"));
        next.diagram("deal-approval", text -> text.replace("userTask_answerConditions", "userTask_acceptConditions"));
        next.deploy();
        browser.phone();
        pages.open(page());
        browser.seeText("Cases");
        browser.assertFits();
        browser.assertAccessible();
        browser.phoneScreenshot("migration-phone");
        next.migrate();
        pages.open(page() + "?view=RUN");
        browser.seeText("not migrated");
        browser.assertFits();
        browser.phoneScreenshot("migration-phone-result");
    }

    private String page() {
        return "/redesigns/" + next.number() + "/migration";
    }
}
