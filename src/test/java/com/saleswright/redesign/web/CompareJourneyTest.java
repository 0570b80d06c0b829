package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.Redesigns;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.ProcessOwner;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Tasklist;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A process owner sees on both diagrams what a redesign changes, and says which step is which. */
@SaleswrightWebTest
class CompareJourneyTest {

    private static final String OWNER = "cp.petra";
    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final String POLICY = "processes/deals/deal-policy.dmn";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Redesigns redesigns;

    private Tasklist pages;
    private String number;

    @BeforeEach
    void redesign() {
        ProcessOwner petra = new ProcessOwner(context, browser, OWNER, "Petra Novak");
        number = petra.begin();
        redesigns.save(number, DIAGRAM, redesigned(redesigns.base(number).text(DIAGRAM)), 0, OWNER);
        redesigns.save(
                number,
                POLICY,
                redesigns.base(number).text(POLICY).replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""),
                0,
                OWNER);
        pages = petra.logIn();
    }

    @Test
    void ownerSeesWhatChangesAndConfirmsARename() {
        browser.resize(1500, 1000);
        pages.open("/redesigns/" + number + "/compare?path=" + DIAGRAM);
        drawn("[data-side=after] .diagram-badge.added");
        assertThat(texts("[data-side=before] .diagram-badge"))
                .contains("~", "−")
                .doesNotContain("+");
        assertThat(texts("[data-side=after] .diagram-badge")).contains("~", "+").doesNotContain("−");
        browser.seeText("${deadline.inWorkingDays(requester, 3)}");
        browser.assertAccessible();
        browser.screenshot("compare");

        browser.click(By.xpath("//button[.='Next change']"));
        assertThat(browser.driver().findElements(By.cssSelector(".changes .current")))
                .hasSize(1);
        browser.screenshot("compare-next");

        browser.click(By.xpath("//section[contains(@class,'rename-suggestions')]//button"));
        drawn("[data-side=after] .diagram-badge.renamed");
        assertThat(redesigns.renames(number).newId("deal-approval", "userTask_reworkDeal"))
                .isEqualTo("userTask_reviseDeal");
        browser.screenshot("compare-renamed");
        browser.click(By.xpath("//button[.='Not the same']"));
        browser.find(".rename-suggestions button");
        assertThat(redesigns.renames(number).of("deal-approval")).isEmpty();

        browser.click(By.partialLinkText("deal-policy.dmn"));
        browser.seeText("Hit policy");
        browser.seeText("COLLECT");
        browser.screenshot("compare-decision");

        browser.phone();
        pages.open("/redesigns/" + number + "/compare?path=" + DIAGRAM);
        drawn("[data-side=after] .diagram-badge.added");
        browser.assertFits();
        browser.phoneScreenshot("compare-phone");
    }

    private static String redesigned(String xml) {
        return xml.replaceFirst(
                        Pattern.quote("camunda:dueDate=\"${deadline.inWorkingDays(requester, 5)}\""),
                        "camunda:dueDate=\"\\${deadline.inWorkingDays(requester, 3)}\"")
                .replace("userTask_reworkDeal", "userTask_reviseDeal")
                .replace("name=\"Rework deal\"", "name=\"Revise deal\"")
                .replace(
                        "<bpmn:endEvent id=\"endEvent_approved\"",
                        """
                        <bpmn:userTask id="userTask_checkMargin" name="Check margin" camunda:candidateGroups="finance"/>
                        <bpmn:sequenceFlow id="flow_toCheck" sourceRef="serviceTask_approveDeal" targetRef="userTask_checkMargin"/>
                        <bpmn:endEvent id="endEvent_approved\"""")
                .replace(
                        "id=\"flow_dealApproved\" sourceRef=\"serviceTask_approveDeal\"",
                        "id=\"flow_dealApproved\" sourceRef=\"userTask_checkMargin\"")
                .replace(
                        "</bpmndi:BPMNPlane>",
                        """
                        <bpmndi:BPMNShape id="userTask_checkMargin_di" bpmnElement="userTask_checkMargin">
                          <dc:Bounds x="1810" y="20" width="100" height="80"/>
                        </bpmndi:BPMNShape>
                        </bpmndi:BPMNPlane>""");
    }

    /** Somewhere on the diagram, in view or not. */
    private static void drawn(String css) {
        browser.waiting().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    private static List<String> texts(String css) {
        return browser.driver().findElements(By.cssSelector(css)).stream()
                .map(e -> e.getDomProperty("textContent"))
                .toList();
    }
}
