package com.saleswright.contracts;

import com.saleswright.contracts.Contract.Origin;
import com.saleswright.contracts.Contract.Paper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Keeps contracts. */
@Component
class ContractStore {

    private final JdbcClient jdbc;

    ContractStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NoSuchContract when there is none with this number */
    Contract get(String number) {
        return find(number).orElseThrow(() -> new NoSuchContract(number));
    }

    Optional<Contract> find(String number) {
        return jdbc.sql("SELECT * FROM contract WHERE number = ?")
                .param(number)
                .query(ContractStore::contract)
                .optional();
    }

    /** The contract of a quote that is being made or is in force. */
    Optional<Contract> ongoing(String quote) {
        return jdbc.sql("SELECT * FROM contract WHERE ongoing_quote = ?")
                .param(quote)
                .query(ContractStore::contract)
                .optional();
    }

    Optional<Contract> withEnvelope(String envelope) {
        return jdbc.sql("SELECT * FROM contract WHERE envelope = ?")
                .param(envelope)
                .query(ContractStore::contract)
                .optional();
    }

    /** Those of a rep that are not over. */
    List<Contract> ongoingOf(String owner) {
        return jdbc.sql("SELECT * FROM contract WHERE owner = ? AND ongoing_quote IS NOT NULL ORDER BY number")
                .param(owner)
                .query(ContractStore::contract)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the quote has an ongoing contract already */
    void add(Contract contract) {
        Origin origin = contract.origin();
        jdbc.sql(
                        """
                        INSERT INTO contract (number, quote_number, ongoing_quote, customer_id, customer_name, title, owner,
                            amount, currency, snapshot_hash, agreement, status, document_version, created_at, changed_at,
                            version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 1)
                        """)
                .params(
                        contract.number(),
                        origin.quote(),
                        origin.quote(),
                        origin.agreement().customerId(),
                        origin.agreement().customerName(),
                        origin.agreement().title(),
                        contract.owner(),
                        origin.agreement().amount(),
                        origin.currency(),
                        origin.snapshotHash(),
                        AgreementJson.write(origin.agreement()),
                        contract.status().name(),
                        contract.createdAt().atOffset(ZoneOffset.UTC),
                        contract.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Stores all that can change.
     *
     * @throws OptimisticLockingFailureException when somebody changed the contract meanwhile
     */
    void save(Contract contract) {
        Paper paper = contract.paper();
        StatementSpec update = jdbc.sql(
                        """
                        UPDATE contract SET owner = :owner, status = :status, ongoing_quote = :ongoing, note = :note,
                            prepared_by = :by, template = :template, language = :language,
                            customer_company = :company, customer_address = :address, jurisdiction = :jurisdiction,
                            clause_deviation = :clauses, customers_paper = :customersPaper, starts_on = :starts,
                            ends_on = :ends, payment_days = :days, contract_months = :months,
                            prepayment_percent = :prepayment, document_version = :document,
                            document_sha256 = :sha256, envelope = :envelope, decline_code = :declineCode,
                            decline_reason = :declineReason, archive_id = :archive, changed_at = :changed,
                            version = version + 1
                        WHERE number = :number AND version = :version
                        """)
                .param("owner", contract.owner())
                .param("status", contract.status().name())
                .param(
                        "ongoing",
                        contract.status().over() ? null : contract.origin().quote(),
                        Types.VARCHAR)
                .param("note", contract.note(), Types.VARCHAR)
                .param("document", paper.version())
                .param("sha256", paper.sha256(), Types.VARCHAR)
                .param("envelope", paper.envelope(), Types.VARCHAR)
                .param("declineCode", paper.declineCode(), Types.VARCHAR)
                .param("declineReason", paper.declineReason(), Types.VARCHAR)
                .param("archive", paper.archiveId(), Types.BIGINT)
                .param("changed", contract.changedAt().atOffset(ZoneOffset.UTC))
                .param("number", contract.number())
                .param("version", contract.version());
        if (prepared(update, contract.preparation()).update() == 0) {
            throw new OptimisticLockingFailureException("%s was changed meanwhile".formatted(contract.number()));
        }
    }

    private static StatementSpec prepared(StatementSpec update, @Nullable Preparation p) {
        return update.param("by", p == null ? null : p.by(), Types.VARCHAR)
                .param("template", p == null ? null : p.template(), Types.VARCHAR)
                .param("language", p == null ? null : p.language(), Types.VARCHAR)
                .param("company", p == null ? null : p.customerCompany(), Types.VARCHAR)
                .param("address", p == null ? null : p.customerAddress(), Types.VARCHAR)
                .param("jurisdiction", p == null ? null : p.jurisdiction(), Types.VARCHAR)
                .param("clauses", p == null ? null : p.clauseDeviation(), Types.VARCHAR)
                .param("customersPaper", p == null ? null : p.customersPaper(), Types.BOOLEAN)
                .param("starts", p == null ? null : p.startsOn(), Types.DATE)
                .param("ends", p == null ? null : p.endsOn(), Types.DATE)
                .param("days", p == null ? null : p.paymentDays(), Types.INTEGER)
                .param("months", p == null ? null : p.contractMonths(), Types.INTEGER)
                .param("prepayment", p == null ? null : p.prepaymentPercent(), Types.INTEGER);
    }

    List<ContractSigner> signers(String number) {
        return jdbc.sql("SELECT * FROM contract_signer WHERE contract_number = ? ORDER BY position")
                .param(number)
                .query((row, i) -> new ContractSigner(
                        row.getInt("position"),
                        row.getInt("signing_order"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("role"),
                        row.getString("user_id")))
                .list();
    }

    /** The customer's signers when {@code customers}, else ours, are these from now on. */
    void replaceSigners(String number, boolean customers, List<ContractSigner> signers) {
        jdbc.sql("DELETE FROM contract_signer WHERE contract_number = ? AND user_id IS "
                        + (customers ? "NULL" : "NOT NULL"))
                .param(number)
                .update();
        signers.forEach(s -> jdbc.sql(
                        """
                        INSERT INTO contract_signer (contract_number, position, signing_order, name, email, role, user_id)
                        VALUES (:number, :position, :order, :name, :email, :role, :user)
                        """)
                .param("number", number)
                .param("position", s.position())
                .param("order", s.order())
                .param("name", s.name())
                .param("email", s.email())
                .param("role", s.role())
                .param("user", s.user(), Types.VARCHAR)
                .update());
    }

    List<ReviewRound> reviews(String number) {
        return jdbc.sql("SELECT * FROM contract_review WHERE contract_number = ? ORDER BY round")
                .param(number)
                .query((row, i) -> new ReviewRound(
                        row.getInt("round"),
                        row.getString("level"),
                        row.getString("why"),
                        instant(row, "opened_at"),
                        row.getString("clause"),
                        row.getString("risk"),
                        row.getString("verdict"),
                        row.getString("redline"),
                        row.getString("decided_by"),
                        instantOrNull(row, "decided_at"),
                        row.getString("answer")))
                .list();
    }

    void addReview(String number, int round, String level, String why, Instant now) {
        jdbc.sql("INSERT INTO contract_review (contract_number, round, level, why, opened_at) VALUES (?, ?, ?, ?, ?)")
                .params(number, round, level, why, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void saveReview(String number, ReviewRound round) {
        Instant decided = round.decidedAt();
        jdbc.sql(
                        """
                        UPDATE contract_review SET clause = :clause, risk = :risk, verdict = :verdict, redline = :redline,
                            decided_by = :by, decided_at = :at, answer = :answer
                        WHERE contract_number = :number AND round = :round
                        """)
                .param("clause", round.clause(), Types.VARCHAR)
                .param("risk", round.risk(), Types.VARCHAR)
                .param("verdict", round.verdict(), Types.VARCHAR)
                .param("redline", round.redline(), Types.VARCHAR)
                .param("by", round.decidedBy(), Types.VARCHAR)
                .param("at", decided == null ? null : decided.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("answer", round.answer(), Types.VARCHAR)
                .param("number", number)
                .param("round", round.round())
                .update();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Contract contract(ResultSet row, int i) throws SQLException {
        return new Contract(
                row.getString("number"),
                new Origin(
                        row.getString("quote_number"),
                        row.getString("currency"),
                        row.getString("snapshot_hash"),
                        AgreementJson.read(row.getString("agreement"))),
                row.getString("owner"),
                ContractStatus.valueOf(row.getString("status")),
                preparation(row),
                new Paper(
                        row.getInt("document_version"),
                        row.getString("document_sha256"),
                        row.getString("envelope"),
                        row.getString("decline_code"),
                        row.getString("decline_reason"),
                        row.getObject("archive_id", Long.class)),
                row.getString("note"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                row.getInt("version"));
    }

    private static @Nullable Preparation preparation(ResultSet row) throws SQLException {
        String by = row.getString("prepared_by");
        return by == null
                ? null
                : new Preparation(
                        by,
                        row.getString("template"),
                        row.getString("language"),
                        row.getString("customer_company"),
                        row.getString("customer_address"),
                        row.getString("jurisdiction"),
                        row.getString("clause_deviation"),
                        row.getBoolean("customers_paper"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getInt("payment_days"),
                        row.getInt("contract_months"),
                        row.getInt("prepayment_percent"));
    }
}
