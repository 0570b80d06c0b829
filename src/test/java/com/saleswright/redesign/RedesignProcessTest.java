package com.saleswright.redesign;

import static com.saleswright.redesign.LifecycleDriver.ADMINISTRATOR;
import static com.saleswright.redesign.LifecycleDriver.AUTHOR;
import static com.saleswright.redesign.LifecycleDriver.CAPABILITY;
import static com.saleswright.redesign.LifecycleDriver.FILE;
import static com.saleswright.redesign.LifecycleDriver.SAMPLE;
import static com.saleswright.redesign.LifecycleDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.FormRejected;
import com.saleswright.redesign.RedesignEvent.Kind;
import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a redesign, from the proposal to its result. */
@SaleswrightTest
class RedesignProcessTest {

    private static final Rollout TRIAL = new Rollout(50, 7);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CaseStarter starter;

    private LifecycleDriver drive;

    @BeforeEach
    void office() {
        drive = new LifecycleDriver(context);
    }

    @AfterEach
    void cleanUp() {
        drive.cleanUp();
    }

    @Test
    void goesLiveAndIsKept() {
        String number = drive.proposed();
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.PROPOSED);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_reviewRedesign");
        assertThat(drive.mails(number, "review"))
                .contains(SECOND + "@example.com")
                .doesNotContain(AUTHOR + "@example.com");
        assertThat(drive.form(number).toString())
                .contains("It takes too long", FILE + " is changed.", "The check finds nothing.", "No case runs now.");

        drive.decide(number, "approve", "");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.LIVE);
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Reached"));
        assertThat(drive.mails(number, "news")).containsOnly(AUTHOR + "@example.com");

        drive.process.fire(number, "catchEvent_thirtyDays");
        drive.process.runJobs(number);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_judgeResult");
        assertThat(drive.process.task(number).getAssignee()).isEqualTo(AUTHOR);
        drive.answer(number, AUTHOR, Map.of("verdict", "keep", "reason", ""));

        assertThat(drive.ends(number)).containsExactly("endEvent_judged", "endEvent_kept");
        assertThat(drive.record(number))
                .containsExactly(
                        Kind.PROPOSED, Kind.MEASURED, Kind.APPROVED, Kind.DEPLOYED, Kind.RESULT_MEASURED, Kind.KEPT);
        assertThat(drive.proposals.history(number))
                .extracting(RedesignEvent::filesHash)
                .as("the very files that were proposed")
                .containsOnly(RedesignEvents.hash(context.getBean(Versions.class)
                        .files(drive.redesigns.get(number).deployment())));
        assertThat(drive.proposals.isIntact(number)).isTrue();
    }

    @Test
    void isSentBackRevisedAndProposedAgain() {
        String number = drive.proposed();
        drive.decide(number, "sendBack", "Name the end better");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.DRAFT);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_reviseRedesign");
        assertThat(drive.form(number).toString()).contains("Ben Bauer: Name the end better");

        drive.redesigns.save(number, FILE, LifecycleDriver.sample("Goal reached"), 1, AUTHOR);
        drive.proposals.propose(number, AUTHOR, Rollout.ALL_AT_ONCE);
        drive.process.runJobs(number);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_reviewRedesign");
        drive.decide(number, "approve", "");
        assertThat(drive.liveText()).contains("Goal reached");
    }

    @Test
    void isGivenUpAfterItWasSentBack() {
        String number = drive.proposed();
        drive.decide(number, "sendBack", "Not now");
        drive.answer(number, AUTHOR, Map.of("nextStep", "withdraw", "rollout", "all", "reason", "Another time"));
        assertThat(drive.ends(number)).containsExactly("endEvent_givenUp");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.WITHDRAWN);
    }

    @Test
    void isRejected() {
        String number = drive.proposed();
        assertThatThrownBy(() -> drive.decide(number, "reject", " "))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("Say why");
        drive.decide(number, "reject", "We need the hour");
        assertThat(drive.ends(number)).containsExactly("endEvent_rejected");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.WITHDRAWN);
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Begun"));
    }

    @Test
    void isWithdrawnWhileItIsReviewed() {
        String number = drive.proposed();
        drive.proposals.withdraw(number, AUTHOR, "A better idea");
        assertThat(drive.ends(number)).containsExactly("endEvent_withdrawn");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.WITHDRAWN);
    }

    @Test
    void goesBackToTheAuthorWhenItsFilesAreAlteredAfterTheApproval() {
        String number = drive.draft();
        drive.proposals.propose(number, AUTHOR, Rollout.ALL_AT_ONCE);
        drive.process.runJobs(number);
        approveWithoutDeploying(number);
        drive.jdbc
                .sql("UPDATE redesign_file SET content = ? WHERE redesign = ?")
                .params(LifecycleDriver.sample("Something else"), number)
                .update();
        drive.process.runJobs(number);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_reviseRedesign");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.DRAFT);
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Begun"));
    }

    @Test
    void goesBackToTheAuthorWhenAnotherVersionWentLiveAfterTheApproval() {
        String number = drive.draft();
        drive.proposals.propose(number, AUTHOR, Rollout.ALL_AT_ONCE);
        drive.process.runJobs(number);
        approveWithoutDeploying(number);
        drive.deployer.deploy(LifecycleDriver.content(LifecycleDriver.sample("Newer")), List.of(CAPABILITY));
        drive.process.runJobs(number);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_reviseRedesign");
        assertThat(drive.form(number).toString()).contains("Another version of lifecycle went live meanwhile");
        assertThat(drive.liveText()).contains("Newer");
        assertThatThrownBy(() -> drive.proposals.propose(number, AUTHOR, Rollout.ALL_AT_ONCE))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("went live since");
    }

    /** The second person approves, and the job that deploys has not run yet. */
    private void approveWithoutDeploying(String number) {
        drive.process.complete(number, SECOND, Map.of("decision", "approve", "reason", "", "rollout", "all"));
    }

    @Test
    void isReviewedByASecondPersonOnly() {
        String number = drive.proposed();
        assertThat(drive.process.task(number).getAssignee()).isNotEqualTo(AUTHOR);
        assertThatThrownBy(() ->
                        drive.answer(number, AUTHOR, Map.of("decision", "approve", "reason", "", "rollout", "all")))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("A second person decides");
        assertThatThrownBy(() -> drive.proposals.review(
                        number, AUTHOR, List.of("process-owner"), "approve", "", Rollout.ALL_AT_ONCE))
                .isInstanceOf(RedesignRefused.class);
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.PROPOSED);
    }

    @Test
    void isNotReviewedByWhoHasWrittenAPart() {
        String number = drive.draft();
        drive.redesigns.save(number, FILE, LifecycleDriver.sample("Written by both"), 1, SECOND);
        drive.proposals.propose(number, AUTHOR, Rollout.ALL_AT_ONCE);
        drive.process.runJobs(number);
        assertThat(drive.process.task(number).getAssignee()).isNotIn(AUTHOR, SECOND);
        assertThatThrownBy(() -> drive.decide(number, "approve", ""))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("A second person decides");
    }

    @Test
    void isGivenToAnAdministratorWhenNobodyReviewsIt() {
        String number = drive.proposed();
        drive.process.fire(number, "userTask_reviewRedesign");
        assertThat(drive.mails(number, "reminder")).hasSize(1);
        drive.process.fire(number, "userTask_reviewRedesign");
        String administrator = drive.process.task(number).getAssignee();
        assertThat(drive.people.get(administrator).roles()).contains("camunda-admin");
        assertThat(drive.mails(number, "overdue")).contains(ADMINISTRATOR + "@example.com");
    }

    @Test
    void tellsTheSuperiorWhenTheAuthorDoesNotAct() {
        String number = drive.proposed();
        drive.decide(number, "sendBack", "More words");
        drive.process.fire(number, "userTask_reviseRedesign");
        drive.process.fire(number, "userTask_reviseRedesign");
        assertThat(drive.mails(number, "overdue"))
                .containsExactlyInAnyOrder(AUTHOR + "@example.com", "lc.vera@example.com");
    }

    @Test
    void refusesWhatMayNotBeProposed() {
        String unchanged = drive.redesigns.begin(CAPABILITY, "Nothing yet", "An idea", AUTHOR);
        assertRefused(unchanged, AUTHOR, "Nothing is changed");

        String faulty = drive.draft();
        drive.redesigns.save(faulty, FILE, LifecycleDriver.sample("Reached").replace("PT1H", "an hour"), 1, AUTHOR);
        assertRefused(faulty, AUTHOR, "The check finds 1 error");

        String unreadable = drive.draft();
        drive.redesigns.save(
                unreadable, FILE, LifecycleDriver.sample("Reached").replace("PT1H", "${now().getClass()}"), 1, AUTHOR);
        assertRefused(unreadable, AUTHOR, "getClass");

        assertRefused(drive.draft(), SECOND, "Anna Abel proposes it");

        String outdated = drive.draft();
        drive.live();
        assertRefused(outdated, AUTHOR, "went live since");
    }

    private void assertRefused(String number, String by, String why) {
        assertThatThrownBy(() -> drive.proposals.propose(number, by, Rollout.ALL_AT_ONCE))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining(why);
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.DRAFT);
    }

    @Test
    void needsASecondPerson() {
        String number = drive.draft();
        context.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            List.of("process-owner", "camunda-admin").forEach(role -> drive.people.withRole(role).stream()
                    .filter(e -> !e.userId().equals(AUTHOR))
                    .forEach(e -> drive.people.leave(e.userId())));
            assertThatThrownBy(() -> drive.proposals.propose(number, AUTHOR, Rollout.ALL_AT_ONCE))
                    .isInstanceOf(RedesignRefused.class)
                    .hasMessageContaining("no second person");
            transaction.setRollbackOnly();
        });
    }

    @Test
    void tellsTheReviewerWhatWouldBecomeOfRunningCases() {
        start("LC-TOLD-1");
        start("LC-TOLD-2");
        assertThat(drive.form(drive.proposed()).toString()).contains("Sample: 2 cases run now; all can follow.");

        String moved = drive.draft();
        drive.redesigns.save(
                moved,
                FILE,
                LifecycleDriver.sample("Reached").replace("catchEvent_hour", "catchEvent_wait"),
                1,
                AUTHOR);
        drive.proposals.propose(moved, AUTHOR, Rollout.ALL_AT_ONCE);
        drive.process.runJobs(moved);
        assertThat(drive.form(moved).toString())
                .contains("Sample: 2 cases run now; for 2 somebody must say where to go on.");
    }

    @Test
    void movesRunningCasesAndWaitsForThem() {
        start("LC-MOVE-1");
        String number = drive.live();
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_moveRunningCases");
        assertThat(drive.form(number).toString()).contains("1 case runs on an older version.");
        drive.answer(number, AUTHOR, Map.of("move", "migrate", "reason", ""));
        drive.process.fire(number, "catchEvent_checkAgain");
        drive.process.runJobs(number);
        assertThat(version("LC-MOVE-1")).isEqualTo(1);

        drive.migrate();
        assertThat(version("LC-MOVE-1")).isEqualTo(2);
        drive.process.fire(number, "catchEvent_checkAgain");
        drive.process.runJobs(number);
        drive.process.fire(number, "catchEvent_thirtyDays");
        assertThat(drive.record(number)).contains(Kind.CASES_MOVED);
    }

    @Test
    void leavesRunningCasesAndIsRolledBackByItsResult() {
        start("LC-STAY-1");
        String number = drive.live();
        drive.answer(number, AUTHOR, Map.of("move", "leave", "reason", "They are nearly done"));
        start("LC-STAY-2");
        drive.process.fire(number, "catchEvent_thirtyDays");
        drive.process.runJobs(number);
        assertThatThrownBy(() -> drive.answer(number, AUTHOR, Map.of("verdict", "rollBack", "reason", "")))
                .isInstanceOf(FormRejected.class);
        drive.answer(number, AUTHOR, Map.of("verdict", "rollBack", "reason", "It takes longer now"));

        assertThat(drive.status(number)).isEqualTo(RedesignStatus.ROLLED_BACK);
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Begun"));
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_moveCasesBack");
        drive.answer(number, AUTHOR, Map.of("move", "moveBack", "reason", ""));
        drive.migrate();
        assertThat(version("LC-STAY-2")).as("the old files as a third version").isEqualTo(3);
        assertThat(drive.ends(number)).containsExactly("endEvent_judged", "endEvent_rolledBack");
    }

    @Test
    void comparesTheCasesBeforeAndAfter() {
        start("LC-BEFORE-1");
        start("LC-BEFORE-2");
        drive.process.fire("LC-BEFORE-1", "catchEvent_hour");
        String number = drive.live();
        drive.answer(number, AUTHOR, Map.of("move", "leave", "reason", ""));
        start("LC-AFTER-1");
        drive.process.fire("LC-AFTER-1", "catchEvent_hour");
        drive.process.fire(number, "catchEvent_thirtyDays");
        drive.process.runJobs(number);

        Outcomes.OfProcess compared = context.getBean(Results.class)
                .outcomes(number)
                .orElseThrow()
                .processes()
                .get(0);
        assertThat(compared.before().started()).isEqualTo(2);
        assertThat(compared.before().ends()).containsOnly(Map.entry("Reached", 1L));
        assertThat(compared.after().started()).isEqualTo(1);
        assertThat(compared.after().finished()).isEqualTo(1);
        assertThat(compared.after().medianSeconds()).isLessThan(60);
        assertThat(drive.form(number).toString()).contains("1 of 2 ended", "1 of 1 ended");
        drive.answer(number, AUTHOR, Map.of("verdict", "next", "reason", ""));
        assertThat(drive.redesigns.list().get(0).title()).isEqualTo("After " + number);
    }

    @Test
    void isRolledBackOnRequestWithoutCasesOnIt() {
        String number = drive.live();
        assertThatThrownBy(() -> drive.proposals.rollBack(number, SECOND, " "))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("Say why");
        drive.proposals.rollBack(number, SECOND, "Customers wait");
        drive.process.runJobs(number);
        assertThat(drive.ends(number)).containsExactly("endEvent_rolledBack");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.ROLLED_BACK);
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Begun"));
        assertThat(context.getBean(Versions.class).live().text(FILE)).isEqualTo(LifecycleDriver.sample("Begun"));
        assertThatThrownBy(() -> drive.proposals.rollBack(number, SECOND, "Once more"))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("nothing to roll back");
    }

    @Test
    void isRolledBackAfterItsCaseHasEnded() {
        String number = drive.live();
        drive.process.fire(number, "catchEvent_thirtyDays");
        drive.process.runJobs(number);
        drive.answer(number, AUTHOR, Map.of("verdict", "keep", "reason", ""));
        drive.proposals.rollBack(number, SECOND, "A late fault");
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.ROLLED_BACK);
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Begun"));
    }

    @Test
    void isNotRolledBackUnderAnotherVersion() {
        String first = drive.live();
        String second = drive.draft("Reached again");
        drive.proposals.propose(second, AUTHOR, Rollout.ALL_AT_ONCE);
        drive.process.runJobs(second);
        drive.decide(second, "approve", "");
        assertThatThrownBy(() -> drive.proposals.rollBack(first, SECOND, "No good"))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("Roll that one back first");
    }

    @Test
    void passesATrialAndGoesLiveForAll() {
        String number = drive.approved(TRIAL);
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.TRIAL);
        int drawn = 0;
        for (int i = 0; i < 20; i++) {
            String key = "LC-TRIAL-" + i;
            boolean onTrial = Trials.isDrawn(number, key, 50);
            drawn += onTrial ? 1 : 0;
            assertThat(start(key)).as(key).isEqualTo(onTrial ? 2 : 1);
            drive.process.fire(key, "catchEvent_hour");
        }
        assertThat(drawn).isBetween(1, 19);
        drive.process.fire(number, "catchEvent_trialOver");
        drive.process.runJobs(number);
        assertThat(drive.waitsAt(number)).isEqualTo("userTask_judgeTrial");
        assertThat(drive.form(number).toString())
                .contains("%d of %d ended".formatted(drawn, drawn), "%d of %d ended".formatted(20 - drawn, 20 - drawn));
        drive.answer(number, AUTHOR, Map.of("verdict", "all", "reason", ""));
        assertThat(drive.status(number)).isEqualTo(RedesignStatus.LIVE);
        for (int i = 20; i < 30; i++) {
            assertThat(start("LC-TRIAL-" + i)).isEqualTo(2);
        }
    }

    @Test
    void failsATrialAndGoesBack() {
        String number = drive.approved(TRIAL);
        assertThatThrownBy(() -> drive.proposals.propose(drive.draft("Meanwhile"), AUTHOR, Rollout.ALL_AT_ONCE))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining(number + " is on trial");
        drive.process.fire(number, "catchEvent_trialOver");
        drive.process.runJobs(number);
        drive.answer(number, AUTHOR, Map.of("verdict", "back", "reason", "Slower"));
        assertThat(drive.ends(number)).containsExactly("endEvent_trialFailed", "endEvent_rolledBack");
        assertThat(drive.liveText()).isEqualTo(LifecycleDriver.sample("Begun"));
        assertThat(start("LC-FAILED-1")).as("a third version, of the old files").isEqualTo(3);
    }

    @Test
    void refusesATrialOfWhatOthersCall() {
        String number = drive.redesigns.begin("approvals", "A trial", "To see", AUTHOR);
        Redesign approvals = drive.redesigns.get(number);
        assertThatThrownBy(() -> context.getBean(Rollouts.class).requireSplittable(approvals, TRIAL))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("approval-chain is called by processes/");
    }

    @Test
    void survivesItsAuthorAndItsReviewer() {
        String number = drive.proposed();
        String reviewer = drive.process.task(number).getAssignee();
        context.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            drive.people.leave(reviewer);
            assertThat(drive.process.task(number).getAssignee()).isNotIn(AUTHOR, reviewer);
            drive.people.leave(AUTHOR);
            String owner = drive.proposals.owner(number);
            assertThat(owner)
                    .isNotEqualTo(AUTHOR)
                    .isNotEqualTo(drive.process.task(number).getAssignee());
            assertThat(drive.mails(number, "news"))
                    .contains(drive.people.get(owner).email());
            transaction.setRollbackOnly();
        });
    }

    @Test
    void showsWhenItsRecordWasAltered() {
        String number = drive.proposed();
        assertThat(drive.proposals.isIntact(number)).isTrue();
        drive.jdbc
                .sql("UPDATE redesign_event SET done_by = 'nobody' WHERE redesign = ? AND position = 1")
                .param(number)
                .update();
        assertThat(drive.proposals.isIntact(number)).isFalse();
    }

    /** @return the version that the case runs on */
    private int start(String key) {
        String definition = starter.start(SAMPLE, key, Map.of()).getProcessDefinitionId();
        return drive.repository.getProcessDefinition(definition).getVersion();
    }

    private int version(String key) {
        String definition = drive.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getProcessDefinitionId();
        return drive.repository.getProcessDefinition(definition).getVersion();
    }
}
