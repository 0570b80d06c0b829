package com.saleswright.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.migrate.MigratedCase.Status;
import com.saleswright.redesign.migrate.Migrations;
import com.saleswright.redesign.migrate.NextVersion;
import com.saleswright.redesign.migrate.RunningCase;
import com.saleswright.redesign.migrate.Verdict;
import com.saleswright.redesign.migrate.WaitState;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An envelope that the system is about to seal, while the next version would seal it without a savepoint. */
@SaleswrightTest
class WaitingJobMigrationTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Migrations migrations;

    @Test
    void staysOnItsVersionUntilTheJobIsDone() {
        try (SigningDriver drive = new SigningDriver(context);
                NextVersion next = new NextVersion(context, "signing")) {
            SigningDriver.Case envelope = drive.start();
            drive.everybodySigns(envelope);
            next.diagram(
                    "signing-envelope",
                    text -> text.replaceAll(
                            "(<bpmn:serviceTask id=\"serviceTask_sealDocument\".*?) camunda:asyncBefore=\"true\"",
                            "$1"));
            next.deploy();

            RunningCase waiting = migrations.preview(next.number()).cases().stream()
                    .filter(c -> envelope.key().equals(c.businessKey()))
                    .findFirst()
                    .orElseThrow();
            assertThat(waiting.verdict()).isEqualTo(Verdict.CANNOT);
            assertThat(waiting.reason()).contains("about to do 'Seal document'", "without a savepoint");
            assertThat(waiting.waits()).extracting(WaitState::name).contains("Seal document");
            assertThat(waiting.waits()).extracting(WaitState::owner).contains("the system");

            next.migrate();
            assertThat(next.result(envelope.key()).status()).isEqualTo(Status.FAILED);
            drive.process.runJobs(envelope.key());
            assertThat(drive.end(envelope)).isEqualTo("endEvent_signed");
            migrations.retry(next.number());
            next.work();
            assertThat(next.result(envelope.key()).status()).isEqualTo(Status.SKIPPED);
        }
    }
}
