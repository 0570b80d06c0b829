package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.FINANCE;
import static com.saleswright.deals.DealDriver.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.migrate.Rounds;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.ProcessOwner;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The whole way of a redesign, from the idea to the new step in the Tasklist of who has to do it, with 300 deals. */
@SaleswrightWebTest
class RedesignJourneyTest {

    private static final String OWNER = "rj.petra";
    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final int WITHIN_AUTHORITY = 150;
    private static final int APPROVED = 100;
    private static final int OPEN = 50;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final List<String> open = new ArrayList<>();
    private DealDriver deal;
    private ProcessOwner petra;
    private Tasklist pages;

    @BeforeEach
    void threeHundredDeals() {
        deal = new DealDriver(context);
        // Without any administrator the Tasklist asks to be set up first.
        deal.administrator();
        petra = new ProcessOwner(context, browser, OWNER, "Petra Novak");
        new ProcessOwner(context, browser, "rj.paul", "Paul Okafor");
        List.of(MANAGER, FINANCE).forEach(user -> accounts.setPassword(user, Tasklist.PASSWORD));
        for (int i = 0; i < WITHIN_AUTHORITY; i++) {
            deal.submitted(5);
        }
        for (int i = 0; i < APPROVED; i++) {
            deal.approve(deal.submitted(10), MANAGER);
        }
        for (int i = 0; i < OPEN; i++) {
            open.add(deal.submitted(10));
        }
    }

    @AfterEach
    void takeBack() {
        petra.forgetRedesigns();
    }

    @Test
    void newStepArrivesWhereItBelongs() {
        browser.resize(1500, 1000);
        pages = petra.logIn();
        pages.open("/redesigns/new?capability=deals");
        browser.type("input[name=title]", "Finance files what was approved");
        browser.type("textarea[name=reason]", "Files were missing in the last audit.");
        browser.click("main form button:not(.link)");
        browser.seeText("The way to live");
        String url = Objects.requireNonNull(browser.driver().getCurrentUrl());
        String number = url.substring(url.lastIndexOf('/') + 1);
        redesigns.save(number, DIAGRAM, withNewStep(redesigns.base(number).text(DIAGRAM)), 0, OWNER);

        petra.edit(number, DIAGRAM + "&element=userTask_fileDeal");
        browser.waiting().until(unused -> browser.find(".bio-properties-panel-header-type")
                .getText()
                .equalsIgnoreCase("user task"));
        browser.click(By.xpath("//*[contains(@class,'bio-properties-panel-group-header-title')][.='General']"));
        browser.find(".studio-side [id^=bio-properties-panel-name]")
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), "File papers", Keys.TAB);
        petra.seeSaved();
        assertThat(redesigns.content(number).text(DIAGRAM)).contains("name=\"File papers\"");
        browser.screenshot("loop-1-edit");

        pages.open("/redesigns/" + number + "/compare");
        browser.seeText("File papers");
        browser.seeText("user task added");
        browser.screenshot("loop-2-compare");

        pages.open("/redesigns/" + number + "/replay");
        browser.type("#cases", String.valueOf(WITHIN_AUTHORITY + APPROVED));
        browser.click(By.xpath("//button[.='Replay']"));
        browser.seeText(
                "250 of 250 finished cases are reproduced by the version they ran on. Of these, 0 end otherwise");
        browser.seeText("finance");
        browser.screenshot("loop-3-replay");

        pages.open("/redesigns/" + number + "/migration");
        browser.seeText(" safe: they go on where they are");
        browser.screenshot("loop-4-preview");

        pages.open("/redesigns/" + number);
        browser.click(By.xpath("//summary[.='Propose…']"));
        browser.click(By.xpath("//button[.='Propose it']"));
        browser.seeText("In review");
        deal.process.runJobs(number);
        Task review = deal.process.task(number);
        assertThat(review.getAssignee()).isNotEqualTo(OWNER);
        accounts.setPassword(review.getAssignee(), Tasklist.PASSWORD);
        pages.logIn(review.getAssignee());
        pages.openTask(review.getId());
        browser.seeText("250 of 250 finished cases are reproduced");
        pages.choose("Approve: it is deployed");
        browser.screenshot("loop-5-review");
        pages.complete();
        browser.waiting().until(unused -> deal.process.openTasks(number).isEmpty());
        deal.process.runJobs(number);

        petra.logIn();
        pages.open("/redesigns/" + number + "/migration");
        petra.move("Migrate", () -> Rounds.work(context));
        String version = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("deal-approval")
                .latestVersion()
                .singleResult()
                .getId();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionId(version)
                        .list())
                .extracting(i -> i.getBusinessKey())
                .containsAll(open);
        browser.screenshot("loop-6-migrated");

        deal.approve(open.get(0), MANAGER);
        pages.logIn(FINANCE);
        pages.openTask(deal.process.task(open.get(0)).getId());
        browser.seeText("File papers");
        browser.screenshot("loop-7-new-step");
    }

    /** Drawn in a desktop modeler, say; the rest is done in the browser. */
    private static String withNewStep(String xml) {
        return xml.replace(
                        "<bpmn:endEvent id=\"endEvent_approved\"",
                        """
                        <bpmn:userTask id="userTask_fileDeal" name="File deal" camunda:formRef="rework-deal" camunda:formRefBinding="deployment" camunda:candidateGroups="finance" camunda:dueDate="${deadline.inWorkingDays(requester, 2)}"/>
                        <bpmn:sequenceFlow id="flow_toFile" sourceRef="serviceTask_approveDeal" targetRef="userTask_fileDeal"/>
                        <bpmn:endEvent id="endEvent_approved\"""")
                .replace(
                        "id=\"flow_dealApproved\" sourceRef=\"serviceTask_approveDeal\"",
                        "id=\"flow_dealApproved\" sourceRef=\"userTask_fileDeal\"")
                .replace(
                        "</bpmndi:BPMNPlane>",
                        """
                        <bpmndi:BPMNShape id="userTask_fileDeal_di" bpmnElement="userTask_fileDeal">
                          <dc:Bounds x="1810" y="40" width="100" height="80"/>
                        </bpmndi:BPMNShape>
                        <bpmndi:BPMNEdge id="flow_toFile_di" bpmnElement="flow_toFile">
                          <di:waypoint x="1860" y="170"/>
                          <di:waypoint x="1860" y="120"/>
                        </bpmndi:BPMNEdge>
                        </bpmndi:BPMNPlane>""");
    }
}
