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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A new step of deals on trial for a share of the new cases: kept, or taken back with and without what ran on it. */
@SaleswrightWebTest
class TrialJourneyTest {

    private static final String OWNER = "tj.petra";
    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final String NEW_FORM =
            """
            {"id": "check-margin", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "components": [
               {"type": "textarea", "id": "check_margin_1", "key": "marginComment", "label": "Comment",
                "validate": {"maxLength": 2000}}]}
            """;
    private static final int NEW_DEALS = 40;

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
    private HistoryService history;

    @Autowired
    private TaskService tasks;

    private DealDriver deal;
    private ProcessOwner petra;
    private Tasklist pages;
    private String number;
    private String before;
    private String after;

    @BeforeEach
    void onTrial() {
        deal = new DealDriver(context);
        deal.administrator();
        petra = new ProcessOwner(context, browser, OWNER, "Petra Novak");
        new ProcessOwner(context, browser, "tj.paul", "Paul Okafor");
        before = latest();
        number = petra.begin();
        redesigns.save(number, DIAGRAM, withNewStep(redesigns.base(number).text(DIAGRAM)), 0, OWNER);
        redesigns.save(number, "forms/deals/check-margin.form", NEW_FORM, 0, OWNER);
        pages = petra.logIn();
        pages.open(overview());
        press("Propose…");
        browser.click(By.xpath("//label[contains(.,'On trial')]"));
        browser.type("#propose-share", "20");
        browser.type("#propose-days", "7");
        press("Propose it");
        browser.seeText("A second person is asked");
        deal.process.runJobs(number);

        Task review = deal.process.task(number);
        accounts.setPassword(review.getAssignee(), Tasklist.PASSWORD);
        pages.logIn(review.getAssignee());
        pages.open(overview());
        browser.seeText("asked for: a trial with 20 % of the new cases for 7 days");
        press("Decide…");
        browser.click(By.xpath("//label[contains(.,'Approve')]"));
        press("Decide");
        browser.seeText("You have decided");
        deal.process.runJobs(number);
        after = latest();
        pages = petra.logIn();
    }

    @AfterEach
    void takeBack() {
        petra.forgetRedesigns();
    }

    @Test
    void goesToAllAndBackWithTheListOfThosePastTheNewStep() {
        List<String> deals = submitted();
        long onNew = on(after, deals);
        assertThat(onNew).isPositive().isLessThan(NEW_DEALS / 2);
        assertThat(on(before, deals)).isEqualTo(NEW_DEALS - onNew);
        pages.open(overview());
        browser.seeText("20 % of the new cases until ");
        browser.seeText("0 of %d ended".formatted(NEW_DEALS - onNew));
        browser.seeText("0 of %d ended".formatted(onNew));
        browser.assertAccessible();
        browser.screenshot("trial-1-so-far");

        deal.process.fire(number, "catchEvent_trialOver");
        deal.process.runJobs(number);
        pages.openTask(deal.process.task(number).getId());
        browser.seeText("0 of %d ended".formatted(onNew));
        pages.choose("All new cases on the new version");
        browser.screenshot("trial-2-judge");
        pages.complete();
        browser.waiting().until(unused -> deal.process.openTasks(number).stream()
                .noneMatch(t -> t.getTaskDefinitionKey().equals("userTask_judgeTrial")));
        deal.process.runJobs(number);
        String past = deal.submitted(10);
        String there = deal.submitted(10);
        assertThat(on(after, List.of(past, there))).isEqualTo(2);
        tasks.setAssignee(deal.process.task(past).getId(), FINANCE);
        deal.process.completeOwn(past, FINANCE, Map.of());
        assertThat(deal.process.task(past).getAssignee()).isEqualTo(MANAGER);

        pages.open(overview() + "/migration");
        petra.move("Migrate", () -> Rounds.work(context));
        assertThat(on(after, deals)).isEqualTo(NEW_DEALS);

        rollBack("Finance cannot keep up.");
        assertThat(on(latest(), List.of(deal.submitted(10)))).isEqualTo(1);
        pages.open(overview() + "/migration?view=BACK&only=PASSED");
        browser.seeText("1 past a new step");
        assertThat(browser.find("#cases").getText()).contains(past).doesNotContain(there);
        browser.assertAccessible();
        browser.screenshot("trial-3-past");
        pages.open(overview() + "/migration?view=BACK&only=NEEDS_MAPPING");
        assertThat(browser.find("#cases").getText()).contains(there).doesNotContain(past);

        petra.move("Take", () -> Rounds.work(context));
        assertThat(on(latest(), List.of(past))).as("goes back").isEqualTo(1);
        assertThat(on(after, List.of(there))).as("stays").isEqualTo(1);
        browser.screenshot("trial-4-back");
    }

    @Test
    void takesAllNewCasesBackToTheVersionBefore() {
        List<String> deals = submitted();
        assertThat(on(after, deals)).isPositive();
        rollBack("It takes longer.");
        browser.seeText("It takes longer.");
        String live = latest();
        assertThat(live).isNotEqualTo(after);
        assertThat(repository
                        .getBpmnModelInstance(live)
                        .<ModelElementInstance>getModelElementById("userTask_checkMargin"))
                .isNull();
        List<String> later = submitted();
        assertThat(on(live, later)).isEqualTo(NEW_DEALS);
    }

    private void rollBack(String reason) {
        pages.open(overview());
        press("Roll back…");
        browser.type("#roll-back-reason", reason);
        press("Roll back");
        browser.seeText("The version before becomes live again");
        deal.process.runJobs(number);
        pages.open(overview());
        browser.seeText("Rolled back");
    }

    private List<String> submitted() {
        return IntStream.range(0, NEW_DEALS).mapToObj(i -> deal.submitted(10)).toList();
    }

    /** How many of these deals run on a version. */
    private long on(String definition, List<String> deals) {
        return history.createHistoricProcessInstanceQuery().processDefinitionId(definition).list().stream()
                .filter(c -> deals.contains(c.getBusinessKey()))
                .count();
    }

    private String latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("deal-approval")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String overview() {
        return "/redesigns/" + number;
    }

    private static void press(String label) {
        browser.click(By.xpath("//*[self::button or self::summary][.='" + label + "']"));
    }

    /** Finance looks at the margin before anybody is asked. */
    private static String withNewStep(String xml) {
        return xml.replace(
                        "<bpmn:callActivity id=\"callActivity_approvalChain\"",
                        """
                        <bpmn:userTask id="userTask_checkMargin" name="Check margin" camunda:formRef="check-margin" camunda:formRefBinding="deployment" camunda:candidateGroups="finance" camunda:dueDate="${deadline.inWorkingDays(requester, 2)}"/>
                        <bpmn:sequenceFlow id="flow_checked" sourceRef="userTask_checkMargin" targetRef="callActivity_approvalChain"/>
                        <bpmn:callActivity id="callActivity_approvalChain\"""")
                .replace(
                        "sourceRef=\"serviceTask_planApprovals\" targetRef=\"callActivity_approvalChain\"",
                        "sourceRef=\"serviceTask_planApprovals\" targetRef=\"userTask_checkMargin\"")
                .replace(
                        "</bpmndi:BPMNPlane>",
                        """
                        <bpmndi:BPMNShape id="userTask_checkMargin_di" bpmnElement="userTask_checkMargin">
                          <dc:Bounds x="640" y="40" width="100" height="80"/>
                        </bpmndi:BPMNShape>
                        <bpmndi:BPMNEdge id="flow_checked_di" bpmnElement="flow_checked">
                          <di:waypoint x="740" y="80"/>
                          <di:waypoint x="760" y="170"/>
                        </bpmndi:BPMNEdge>
                        </bpmndi:BPMNPlane>""");
    }
}
