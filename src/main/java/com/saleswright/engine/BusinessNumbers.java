package com.saleswright.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out the readable numbers that serve as business keys. */
@Component
public class BusinessNumbers {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    BusinessNumbers(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * The next number of its kind in this year, for example {@code DEAL-2026-0042}. Numbers are unique and rising, and
     * may have gaps: it runs in its own short transaction, so that long work never makes others wait for a number.
     */
    public String next(String prefix) {
        int year = LocalDate.now(clock).getYear();
        int number;
        try {
            number = take(prefix, year);
        } catch (DuplicateKeyException anotherBeganTheYear) {
            number = take(prefix, year);
        }
        return "%s-%d-%04d".formatted(prefix, year, number);
    }

    private int take(String prefix, int year) {
        return Objects.requireNonNull(ownTransaction.execute(status -> {
            if (increment(prefix, year) == 0) {
                jdbc.sql("INSERT INTO business_number (prefix, number_year, last_number) VALUES (?, ?, 1)")
                        .params(prefix, year)
                        .update();
            }
            return jdbc.sql("SELECT last_number FROM business_number WHERE prefix = ? AND number_year = ?")
                    .params(prefix, year)
                    .query(Integer.class)
                    .single();
        }));
    }

    private int increment(String prefix, int year) {
        return jdbc.sql("UPDATE business_number SET last_number = last_number + 1 WHERE prefix = ? AND number_year = ?")
                .params(prefix, year)
                .update();
    }
}
