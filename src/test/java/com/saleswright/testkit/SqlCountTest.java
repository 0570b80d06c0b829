package com.saleswright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SqlCount.Cost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SaleswrightTest
class SqlCountTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void table() {
        jdbc.execute("CREATE TABLE sql_count (n INT)");
    }

    @AfterEach
    void noTable() {
        jdbc.execute("DROP TABLE sql_count");
    }

    @Test
    void countsABatchAsOneRoundTripAndATransactionAsOneCommit() {
        Cost cost = SqlCount.of(() -> transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate("INSERT INTO sql_count (n) VALUES (?)", List.of(new Object[] {1}, new Object[] {2}));
            jdbc.queryForList("SELECT n FROM sql_count");
        }));
        assertThat(cost.statements()).isEqualTo(3);
        assertThat(cost.roundTrips()).isEqualTo(3);
        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.byStatement()).containsEntry("INSERT INTO sql_count (n) VALUES (?)", 2);
    }

    @Test
    void countsNoCommitForReading() {
        Cost cost = SqlCount.of(
                () -> transaction.executeWithoutResult(status -> jdbc.queryForList("SELECT n FROM sql_count")));
        assertThat(cost.statements()).isEqualTo(1);
        assertThat(cost.commits()).isZero();
    }

    @Test
    void countsEachStatementOutsideATransactionAsACommit() {
        Cost cost = SqlCount.of(() -> {
            jdbc.update("INSERT INTO sql_count (n) VALUES (1)");
            jdbc.update("DELETE FROM sql_count");
        });
        assertThat(cost.commits()).isEqualTo(2);
        assertThat(cost.roundTrips()).isEqualTo(2);
    }

    @Test
    void countsOnlyItsOwnThread() throws InterruptedException {
        Cost cost = SqlCount.of(() -> {
            Thread other = new Thread(() -> jdbc.queryForList("SELECT n FROM sql_count"));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(cost.statements()).isZero();
    }

    @Test
    void writesATableOfSteps() {
        StatementTable table = new StatementTable("Statements of a sample");
        table.step("Submit", "One row.", () -> jdbc.update("INSERT INTO sql_count (n) VALUES (1)"));
        table.step("Look", "One query.", () -> jdbc.queryForList("SELECT n FROM sql_count"));
        assertThat(table.markdown())
                .contains("| Submit | 1 | 1 | 1 | One row. |", "| **all** | **2** | **2** | **1** |");
    }
}
