package com.saleswright.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A contract in the Tasklist of the lawyer and the rep, in a real browser. */
@SaleswrightWebTest
class ContractJourneyTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void legalReviewsAContract() {
        ContractDriver drive = new ContractDriver(context);
        drive.administrator();
        accounts.setPassword(ContractDriver.LAWYER, Tasklist.PASSWORD);
        String number = drive.opened(10);
        drive.prepare(number, Map.of("clauseDeviation", "Deliveries on Saturdays are at the customer's cost."));
        String task = drive.process.task(number).getId();
        Tasklist tasks = new Tasklist(browser, port);

        tasks.logIn(ContractDriver.LAWYER);
        browser.seeText("My tasks");
        tasks.openTask(task);
        browser.seeText("Deliveries on Saturdays");
        tasks.claim();
        tasks.text("Clause that you judge", "Delivery");
        tasks.choose("Low");
        tasks.choose("Change: the rep talks to the customer");
        tasks.complete();
        browser.seeText("Field is required");
        assertThat(drive.tasks(number)).as("not without a redline").containsExactly("userTask_reviewContract");

        // The field that was missing is hidden by that, and must not stand in the way.
        tasks.choose("Accept: it may be signed as it stands");
        tasks.complete();
        browser.waiting().until(unused -> drive.tasks(number).isEmpty());
        drive.process.runJobs(number);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SIGNING);
    }
}
