package com.saleswright.approvals;

import static com.saleswright.approvals.ApprovalFixtures.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.mail.ReceivedMail;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A decision as a manager takes it on the way: the mail that arrives, and the page behind its button, on a phone. */
@SaleswrightWebTest
class DecisionJourneyTest {

    private static final String MARC = "ap.marc";
    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    private final String key = ApprovalDriver.newCase();
    private ApprovalDriver approvals;

    @BeforeEach
    void open() {
        approvals = new ApprovalDriver(context);
        accounts.setPassword(MARC, PASSWORD);
        browser.phone();
    }

    @AfterEach
    void close() {
        approvals.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Reject, Approve, Reason, Field is required., 'You have approved, 4 Mar 2026'",
        "zh, 拒绝, 批准, 理由, 此项为必填项。, 您已做出决定（批准），2026年3月4日"
    })
    void managerDecidesByTheMail(
            String language, String reject, String approve, String reason, String required, String receipt) {
        approvals.start(key, MANAGER);
        Visitor tasklist = Visitor.of(port, MARC, PASSWORD);
        tasklist.logIn();
        assertThat(tasks(tasklist)).contains("userTask_decide");
        ReceivedMail mail = ReceivedMail.newest(context, MARC + "@example.com");
        assertThat(mail.subject()).contains("Acme, 120,000.00");

        browser.open("http://127.0.0.1:" + port + mail.link());
        browser.find("[data-ready=true]");
        String page = browser.driver().getCurrentUrl();
        assertThat(page).matches(".*/p/decide/\\d+");
        if (language.equals("zh")) {
            browser.click(By.linkText("简体中文"));
            browser.find("[data-ready=true]");
        }
        browser.assertFits();
        browser.assertAccessible();
        browser.phoneScreenshot("decide-" + language);

        choose(reject);
        click(By.cssSelector("[data-part=send]"));
        assertThat(browser.find(By.xpath("//div[contains(@class,'fjs-form-field-textarea')][.//label[contains(.,'"
                                + reason + "')]]//*[contains(@class,'fjs-form-field-error')]"))
                        .getText())
                .contains(required);
        browser.assertAccessible();
        browser.phoneScreenshot("decide-" + language + "-refused");
        assertThat(tasks(tasklist)).as("nothing happens without a reason").contains("userTask_decide");

        choose(approve);
        click(By.cssSelector("[data-part=send]"));
        browser.seeText(receipt);
        browser.assertFits();
        browser.assertAccessible();
        browser.phoneScreenshot("decide-" + language + "-receipt");

        browser.driver().navigate().refresh();
        browser.seeText(receipt);
        assertThat(tasks(tasklist)).isEqualTo("[]");
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    /** What the Tasklist asks for. */
    private String tasks(Visitor tasklist) {
        return tasklist.get("/camunda/api/engine/engine/default/task?assignee=" + MARC + "&processInstanceBusinessKey="
                        + key)
                .body();
    }

    private static void choose(String option) {
        click(By.xpath("//div[contains(@class,'fjs-form-field-radio')]//label[normalize-space(.)='" + option + "']"));
    }

    private static void click(By by) {
        browser.run("arguments[0].scrollIntoView({block: 'center'})", browser.find(by));
        browser.click(by);
    }
}
