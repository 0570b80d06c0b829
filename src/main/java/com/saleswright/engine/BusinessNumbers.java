package com.saleswright.engine;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives out the readable numbers that serve as business keys. */
@Component
public class BusinessNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;

    BusinessNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The next number of its kind in this year, for example {@code DEAL-2026-0042}. Numbers are unique and rising, and
     * may have gaps: it runs in its own short transaction, so that long work never makes others wait for a number.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String next(String prefix) {
        int year = LocalDate.now(clock).getYear();
        if (increment(prefix, year) == 0) {
            jdbc.sql("INSERT INTO business_number (prefix, number_year, last_number) VALUES (?, ?, 1)")
                    .params(prefix, year)
                    .update();
        }
        int number = jdbc.sql("SELECT last_number FROM business_number WHERE prefix = ? AND number_year = ?")
                .params(prefix, year)
                .query(Integer.class)
                .single();
        return "%s-%d-%04d".formatted(prefix, year, number);
    }

    private int increment(String prefix, int year) {
        return jdbc.sql("UPDATE business_number SET last_number = last_number + 1 WHERE prefix = ? AND number_year = ?")
                .params(prefix, year)
                .update();
    }
}
