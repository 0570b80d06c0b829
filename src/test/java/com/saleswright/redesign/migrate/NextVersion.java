package com.saleswright.redesign.migrate;

import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.Redesigns;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A redesign of one capability that a test draws and makes live; gone when it is closed, with the cases on it. */
public final class NextVersion implements AutoCloseable {

    public static final String OWNER = "petra";

    private final Redesigns redesigns;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final String number;
    private final Migrations migrations;
    private final MigrationRounds rounds;
    private Deployment deployment;

    public NextVersion(ApplicationContext context, String capability) {
        redesigns = context.getBean(Redesigns.class);
        repository = context.getBean(RepositoryService.class);
        jdbc = context.getBean(JdbcClient.class);
        migrations = context.getBean(Migrations.class);
        rounds = context.getBean(MigrationRounds.class);
        number = redesigns.begin(capability, "Next version", "A test", OWNER);
    }

    public String number() {
        return number;
    }

    /** Changes every diagram. */
    public NextVersion diagrams(UnaryOperator<String> change) {
        for (RedesignFile file : redesigns.files(number)) {
            if (file.path().endsWith(".bpmn")) {
                change(file, change);
            }
        }
        return this;
    }

    public NextVersion diagram(String process, UnaryOperator<String> change) {
        redesigns.files(number).stream()
                .filter(f -> f.path().endsWith("/" + process + ".bpmn"))
                .forEach(f -> change(f, change));
        return this;
    }

    private void change(RedesignFile file, UnaryOperator<String> change) {
        String before = Objects.requireNonNull(file.text());
        String after = change.apply(before);
        if (before.equals(after)) {
            throw new AssertionError("Nothing of " + file.path() + " changed");
        }
        redesigns.save(number, file.path(), after, file.revision(), OWNER);
    }

    public NextVersion rename(String process, String from, String to) {
        redesigns.rename(number, process, from, to);
        return this;
    }

    /** The engine's deployment of it. */
    public String deploy() {
        DeploymentBuilder builder = repository.createDeployment().name(number);
        redesigns.files(number).forEach(file -> {
            if (file.text() != null) {
                builder.addInputStream(
                        file.path(), new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)));
            }
        });
        deployment = builder.deploy();
        status("LIVE");
        return deployment.getId();
    }

    public void status(String status) {
        jdbc.sql("UPDATE redesign SET status = ?, deployment = ? WHERE number = ?")
                .params(status, deployment.getId(), number)
                .update();
    }

    /** All running cases come to this version. */
    public Progress migrate() {
        migrations.start(number, OWNER);
        return work();
    }

    /** All cases on this version go back. */
    public Progress rollBack() {
        migrations.startRollBack(number, OWNER);
        return work();
    }

    /** What the background does. */
    public Progress work() {
        rounds.round();
        return migrations.progress(number).orElseThrow();
    }

    /** What became of a case in the latest migration. */
    public MigratedCase result(String businessKey) {
        return migrations.cases(number, null, 0, 10_000).stream()
                .filter(c -> businessKey.equals(c.businessKey()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        jdbc.sql(
                        "DELETE FROM redesign_migration_case WHERE migration IN (SELECT id FROM redesign_migration WHERE redesign = ?)")
                .param(number)
                .update();
        for (String table :
                new String[] {"redesign_migration", "redesign_mapping", "redesign_file", "redesign_rename"}) {
            jdbc.sql("DELETE FROM " + table + " WHERE redesign = ?")
                    .param(number)
                    .update();
        }
        jdbc.sql("DELETE FROM redesign WHERE number = ?").param(number).update();
        if (deployment != null) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }
}
