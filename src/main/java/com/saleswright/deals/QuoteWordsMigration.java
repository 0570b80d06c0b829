package com.saleswright.deals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** V9.03: the words of quotes that were there before words were kept. SQL cannot cut texts the way we do. */
@Component
class QuoteWordsMigration implements JavaMigration {

    private static final int BATCH = 1000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9.03");
    }

    @Override
    public String getDescription() {
        return "quote words";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement all = connection.createStatement();
                ResultSet quote = all.executeQuery("SELECT number, customer_name, title FROM quote");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO quote_word (number, word) VALUES (?, ?)")) {
            int pending = 0;
            while (quote.next()) {
                String number = quote.getString(1);
                for (String word : QuoteWords.of(number, quote.getString(2), quote.getString(3))) {
                    insert.setString(1, number);
                    insert.setBytes(2, QuoteWords.bytes(word));
                    insert.addBatch();
                    pending++;
                }
                if (pending >= BATCH) {
                    insert.executeBatch();
                    pending = 0;
                }
            }
            insert.executeBatch();
        }
    }
}
