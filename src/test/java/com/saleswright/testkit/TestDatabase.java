package com.saleswright.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each application context a database of its own: in-memory H2, or an embedded PostgreSQL server with
 * {@code -Dtest.database=postgresql}.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<ConfigurableApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();
    private static EmbeddedPostgres server;

    /**
     * Closes the shared contexts after the last test. At the end of the process they would be closed while the database
     * server stops, and wait for it.
     */
    static final class ClosesContexts implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext test) {
            test.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(TestDatabase.class, key ->
                    (CloseableResource) () -> CONTEXTS.forEach(ConfigurableApplicationContext::close));
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        TestPropertyValues values = onPostgres()
                ? TestPropertyValues.of(
                        "spring.datasource.url=" + postgresUrl(name),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres")
                : TestPropertyValues.of("spring.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        values.applyTo(context);
    }

    public static boolean onPostgres() {
        return "postgresql".equals(System.getProperty("test.database"));
    }

    private static synchronized String postgresUrl(String name) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
            }
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
