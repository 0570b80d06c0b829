package com.saleswright.redesign.statistics;

import static com.saleswright.deals.DealDriver.DIRECTOR;
import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;

import com.saleswright.deals.DealDriver;
import com.saleswright.redesign.Versions;
import com.saleswright.testkit.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.SortedMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.context.ApplicationContext;

/** Deals on a version of their own, at times that a test knows, for the engine too. Whoever opens it closes it. */
public final class KnownCases implements AutoCloseable {

    public static final String PROCESS = "deal-approval";
    public static final String APPROVALS = "callActivity_approvalChain";
    public static final String TAG = "known";

    private static final String FILE = "processes/deals/deal-approval.bpmn";

    public final DealDriver deals;
    private final TestClock clock;
    private final Versions versions;
    private final RepositoryService repository;

    public KnownCases(ApplicationContext context) {
        deals = new DealDriver(context);
        clock = context.getBean(TestClock.class);
        versions = context.getBean(Versions.class);
        repository = context.getBean(RepositoryService.class);
        pass(Duration.ZERO);
    }

    /** A new version of what is live, with another tag. */
    public String deploy(String tag) {
        SortedMap<String, byte[]> files =
                versions.files(versions.liveDeployment("deals").orElseThrow());
        files.compute(FILE, (file, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst("versionTag=\"[^\"]*\"", "versionTag=\"" + tag + "\"")
                .getBytes(StandardCharsets.UTF_8));
        DeploymentBuilder deployment = repository.createDeployment().name("known");
        files.forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
        return deployment.deploy().getId();
    }

    /** A deal that the manager leaves for so long before everybody approves. */
    public void approvedAfter(Duration wait) {
        String number = open();
        pass(wait);
        deals.approve(number, MANAGER);
        deals.approve(number, DIRECTOR);
    }

    public void recalledAfter(Duration wait) {
        String number = open();
        pass(wait);
        deals.deals.recall(number, REP, "The customer wants more");
    }

    /** A deal that waits for the manager. @return its number */
    public String open() {
        return deals.submitted(20);
    }

    /** For the application and for the engine. */
    public void pass(Duration time) {
        clock.advance(time);
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
    }

    @Override
    public void close() {
        clock.reset();
        ClockUtil.reset();
    }
}
