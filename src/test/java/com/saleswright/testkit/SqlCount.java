package com.saleswright.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what the calling thread asks of the database. It wraps the DataSource of the shared test context; other
 * threads, such as a mail relay, do not disturb.
 */
public class SqlCount implements BeanPostProcessor {

    private static final ThreadLocal<Counter> CURRENT = new ThreadLocal<>();

    /**
     * What a piece of work cost.
     *
     * @param statements SQL statements, each row of a batch counted
     * @param roundTrips calls to the database: a batch is one, a commit is one
     * @param commits transactions that wrote something
     * @param byStatement how often each statement ran, literal and bound values left out; for finding the reason
     */
    public record Cost(int statements, int roundTrips, int commits, Map<String, Integer> byStatement) {}

    /** Does the work on this thread and counts. */
    public static Cost of(Runnable work) {
        Counter before = CURRENT.get();
        Counter counter = new Counter();
        CURRENT.set(counter);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
        return new Cost(counter.statements, counter.roundTrips, counter.commits, counter.byStatement);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private static final class Counter {
        private int statements;
        private int roundTrips;
        private int commits;
        private boolean wrote;
        private final Map<String, Integer> byStatement = new TreeMap<>();

        void ran(String sql, int times) {
            statements += times;
            byStatement.merge(sql.strip().replaceAll("\\s+", " "), times, Integer::sum);
            String verb = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
            wrote |= !verb.equals("SELECT") && !verb.equals("WITH") && !verb.equals("SET");
        }

        void committed() {
            roundTrips++;
            if (wrote) {
                commits++;
            }
            wrote = false;
        }
    }

    private static final class Counting extends DelegatingDataSource {

        private Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
        }
    }

    private static Connection counted(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, call) -> {
            Object result = call.call();
            Counter counter = CURRENT.get();
            if (counter != null && method.getName().equals("commit")) {
                counter.committed();
            } else if (counter != null && method.getName().equals("rollback")) {
                counter.roundTrips++;
                counter.wrote = false;
            }
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String s ? s : "";
            if (result instanceof CallableStatement statement) {
                return proxy(CallableStatement.class, statement, new StatementCalls(connection, sql));
            } else if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, statement, new StatementCalls(connection, sql));
            } else if (result instanceof Statement statement) {
                return proxy(Statement.class, statement, new StatementCalls(connection, ""));
            }
            return result;
        });
    }

    private interface Call {
        Object around(Method method, Object[] arguments, Callable<Object> call) throws Exception;
    }

    private static final class StatementCalls implements Call {

        private final Connection connection;
        private final String sql;

        StatementCalls(Connection connection, String sql) {
            this.connection = connection;
            this.sql = sql;
        }

        @Override
        public Object around(Method method, Object[] arguments, Callable<Object> call) throws Exception {
            Counter counter = CURRENT.get();
            String name = method.getName();
            if (counter != null && name.equals("addBatch")) {
                counter.ran(text(arguments), 1);
            } else if (counter != null && name.startsWith("execute")) {
                counter.roundTrips++;
                if (!name.endsWith("Batch")) {
                    counter.ran(text(arguments), 1);
                }
                if (connection.getAutoCommit() && counter.wrote) {
                    // The commit needs no call of its own.
                    counter.commits++;
                    counter.wrote = false;
                }
            }
            return call.call();
        }

        private String text(Object[] arguments) {
            return arguments != null && arguments.length > 0 && arguments[0] instanceof String s ? s : sql;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, T target, Call around) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return around.around(method, arguments, () -> method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (T) Proxy.newProxyInstance(SqlCount.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
