package com.saleswright.deals;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps quotes. */
@Component
class QuoteStore {

    private final QuoteRepository repository;
    private final QuoteWords words;
    private final JdbcClient jdbc;

    QuoteStore(QuoteRepository repository, QuoteWords words, JdbcClient jdbc) {
        this.words = words;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** @throws NoSuchQuote when there is none with this number */
    Quote get(String number) {
        return find(number).orElseThrow(() -> new NoSuchQuote(number));
    }

    Optional<Quote> find(String number) {
        return repository.findById(number);
    }

    List<Quote> ofOpportunity(String opportunityId) {
        return repository.findByOpportunityId(opportunityId);
    }

    /** The five quotes of a customer that changed last, without one of them. */
    List<Quote> latestOf(long customerId, String without) {
        return repository.findTop5ByCustomerIdAndNumberNotOrderByChangedAtDesc(customerId, without);
    }

    /** Stores content and state, and the words to find it by. */
    Quote save(Quote quote) {
        boolean isNew = quote.version() == 0;
        Quote saved = repository.save(quote);
        if (isNew) {
            words.add(saved);
        } else {
            words.change(saved);
        }
        return saved;
    }

    void delete(Quote quote) {
        repository.delete(quote);
    }

    /**
     * Stores the state alone: one statement, where saving would write every line again.
     *
     * @throws OptimisticLockingFailureException when somebody changed the quote meanwhile
     */
    Quote move(Quote quote) {
        Conditions conditions = quote.conditions();
        int rows = jdbc.sql(
                        """
                        UPDATE quote SET status = :status, round = :round, snapshot_hash = :hash, asked = :asked,
                            condition_max_discount = :discount, condition_prepayment = :prepayment,
                            condition_note = :note, changed_at = :changed, version = version + 1
                        WHERE number = :number AND version = :version
                        """)
                .param("status", quote.status().name())
                .param("round", quote.round())
                .param("hash", quote.snapshotHash(), Types.VARCHAR)
                .param("asked", quote.asked(), Types.VARCHAR)
                .param("discount", conditions == null ? null : conditions.maxDiscount(), Types.DECIMAL)
                .param("prepayment", conditions == null ? null : conditions.prepayment(), Types.INTEGER)
                .param("note", conditions == null ? null : conditions.note(), Types.VARCHAR)
                .param("changed", quote.changedAt().atOffset(ZoneOffset.UTC))
                .param("number", quote.number())
                .param("version", quote.version())
                .update();
        if (rows == 0) {
            throw new OptimisticLockingFailureException("%s was changed meanwhile".formatted(quote.number()));
        }
        return quote.nextVersion();
    }

    /** The sum of this customer's approved quotes, without one of them. */
    BigDecimal openAmount(long customerId, @Nullable String without) {
        return jdbc.sql(
                        """
                        SELECT COALESCE(SUM(amount), 0) FROM quote
                        WHERE customer_id = :customer AND status = 'APPROVED' AND number <> :without
                        """)
                .param("customer", customerId)
                .param("without", without == null ? "" : without)
                .query(BigDecimal.class)
                .single();
    }

    List<String> approvedWithDateBefore(LocalDate day) {
        return jdbc.sql("SELECT number FROM quote WHERE status = 'APPROVED' AND valid_until < ? ORDER BY number")
                .param(day)
                .query(String.class)
                .list();
    }
}
