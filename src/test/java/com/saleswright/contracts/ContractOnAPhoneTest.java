package com.saleswright.contracts;

import static com.saleswright.contracts.ContractDriver.REP;

import com.saleswright.access.Accounts;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of contracts on the phone of a rep. */
@SaleswrightWebTest
class ContractOnAPhoneTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void repFollowsAContractOnAPhone() {
        ContractDriver drive = new ContractDriver(context);
        String number = drive.opened(10);
        drive.prepare(number);
        accounts.setPassword(REP, Tasklist.PASSWORD);
        new Tasklist(browser, port).logIn(REP);
        browser.phone();

        open("/contracts/" + number);
        browser.seeText("Out for signature");
        check("contract");
        drive.everybodySigns(number);
        open("/contracts/" + number);
        browser.seeText("Zhang Wei");
        check("contract-signed");
        open("/contracts");
        browser.seeText(number);
        check("contracts");
    }

    private static void check(String name) {
        browser.assertFits();
        browser.assertAccessible();
        browser.phoneScreenshot(name + "-phone");
    }

    private void open(String path) {
        browser.open("http://127.0.0.1:" + port + path);
    }
}
