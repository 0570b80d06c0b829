package com.saleswright.approvals;

import com.saleswright.engine.StoredJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * Stores chains with their seats and turns. Reads a chain with one statement and writes only the rows that changed: a
 * chain is read at every step of its process, and a generic mapper would rewrite its children each time.
 */
@Repository
class ChainRepository {

    private static final String SELECT =
            """
            SELECT c.id AS chain_id, c.business_key, c.round_number, c.subject, c.requester, c.snapshot_hash, c.figures,
                   c.outcome, c.opened_at AS chain_opened_at, c.closed_at, c.overruled_by, c.overruled_reason,
                   c.reviewed_by, c.reviewed_at, c.version AS chain_version,
                   s.id AS seat_id, s.stage, s.role_name, s.always_ask, s.any_suffices, s.reasons,
                   s.status AS seat_status, s.basis, s.version AS seat_version,
                   t.id AS turn_id, t.approver, t.on_behalf_of, t.why, t.from_role, t.status AS turn_status,
                   t.opened_at, t.due_at, t.decision, t.reason, t.conditions, t.decided_at
            FROM approval_chain c
            LEFT JOIN approval_seat s ON s.chain_id = c.id
            LEFT JOIN approval_turn t ON t.seat_id = s.id
            """;
    private static final String ORDER = " ORDER BY c.id, s.stage, s.id, t.queue_position";

    private final JdbcClient jdbc;

    ChainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Chain get(long chainId) {
        return only(query("WHERE c.id = ?", chainId), "chain " + chainId);
    }

    Chain ofSeat(long seatId) {
        return only(query("WHERE c.id = (SELECT chain_id FROM approval_seat WHERE id = ?)", seatId), "seat " + seatId);
    }

    Rounds ofCase(String businessKey) {
        return new Rounds(query("WHERE c.business_key = ?", businessKey));
    }

    /** All rounds of the case that a seat belongs to. */
    Rounds ofCaseOfSeat(long seatId) {
        List<Chain> chains = query(
                "WHERE c.business_key = (SELECT k.business_key FROM approval_chain k"
                        + " JOIN approval_seat x ON x.chain_id = k.id WHERE x.id = ?)",
                seatId);
        only(chains, "seat " + seatId);
        return new Rounds(chains);
    }

    /** The round of a case that is still open. */
    Optional<Chain> openOf(String businessKey) {
        return query("WHERE c.business_key = ? AND c.outcome = 'open'", businessKey).stream()
                .findFirst();
    }

    /** The open chains in which it is this person's turn. */
    List<Chain> waitingFor(String person) {
        return query(
                "WHERE c.id IN (SELECT s.chain_id FROM approval_seat s JOIN approval_turn t ON t.seat_id = s.id"
                        + " WHERE t.approver = ? AND t.status = 'OPEN')",
                person);
    }

    /** Everybody whose turn it is in an open chain. */
    List<String> approversAsked() {
        return jdbc.sql("SELECT DISTINCT approver FROM approval_turn WHERE status = 'OPEN' AND approver IS NOT NULL"
                        + " ORDER BY approver")
                .query(String.class)
                .list();
    }

    /** Open chains, longest open first. */
    List<Chain> open(int limit) {
        return query(
                "WHERE c.id IN (SELECT id FROM approval_chain WHERE outcome = 'open' ORDER BY opened_at, id"
                        + " FETCH FIRST ? ROWS ONLY)",
                limit);
    }

    int countOpen() {
        return jdbc.sql("SELECT COUNT(*) FROM approval_chain WHERE outcome = 'open'")
                .query(Integer.class)
                .single();
    }

    /** Overruled chains that nobody has reviewed. */
    List<Chain> toReview() {
        return query("WHERE c.overruled_by IS NOT NULL AND c.reviewed_by IS NULL");
    }

    /** Stores a new chain and gives ids to it and its seats. */
    Chain add(Chain chain) {
        long id = insertChain(chain);
        List<Seat> seats = chain.seats().stream().map(s -> addSeat(id, s)).toList();
        return new Chain(
                id,
                chain.businessKey(),
                chain.round(),
                chain.subject(),
                chain.requester(),
                chain.snapshotHash(),
                chain.figures(),
                chain.outcome(),
                chain.openedAt(),
                chain.closedAt(),
                chain.overruled(),
                seats,
                chain.version());
    }

    /**
     * Stores what differs between a chain as it was read and as it is now.
     *
     * @throws OptimisticLockingFailureException when somebody else has changed the same part meanwhile
     */
    void save(Chain before, Chain after) {
        if (before.outcome() != after.outcome() || !Objects.equals(before.overruled(), after.overruled())) {
            updateChain(after);
        }
        Map<Long, Seat> old = before.seats().stream().collect(Collectors.toMap(Seat::id, Function.identity()));
        for (Seat seat : after.seats()) {
            Seat was = Objects.requireNonNull(old.get(seat.id()));
            if (!seat.equals(was)) {
                updateSeat(seat);
                saveTurns(was, seat);
            }
        }
    }

    private long insertChain(Chain chain) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO approval_chain (business_key, round_number, subject, requester, snapshot_hash,
                            figures, outcome, opened_at, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                        """)
                .params(
                        chain.businessKey(),
                        chain.round(),
                        chain.subject(),
                        chain.requester(),
                        chain.snapshotHash(),
                        StoredJson.write(chain.figures()),
                        chain.outcome().name(),
                        utc(chain.openedAt()))
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    private Seat addSeat(long chainId, Seat seat) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO approval_seat (chain_id, stage, role_name, always_ask, any_suffices, reasons, status,
                            basis, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                        """)
                .param(chainId)
                .param(seat.stage())
                .param(seat.role())
                .param(seat.alwaysAsk())
                .param(seat.anySuffices())
                .param(StoredJson.write(seat.reasons()))
                .param(seat.status().name())
                .param(seat.basis())
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        for (int i = 0; i < seat.turns().size(); i++) {
            insertTurn(id, i, seat.turns().get(i));
        }
        return new Seat(
                id,
                seat.stage(),
                seat.role(),
                seat.alwaysAsk(),
                seat.anySuffices(),
                seat.reasons(),
                seat.status(),
                seat.basis(),
                seat.turns(),
                seat.version());
    }

    private void updateChain(Chain chain) {
        ChainView.Overruled overruled = chain.overruled();
        int rows = jdbc.sql(
                        """
                        UPDATE approval_chain SET outcome = ?, closed_at = ?, overruled_by = ?, overruled_reason = ?,
                            reviewed_by = ?, reviewed_at = ?, version = version + 1
                        WHERE id = ? AND version = ?
                        """)
                .param(chain.outcome().name())
                .param(utc(chain.closedAt()))
                .param(overruled == null ? null : overruled.by())
                .param(overruled == null ? null : overruled.reason())
                .param(overruled == null ? null : overruled.reviewedBy())
                .param(overruled == null ? null : utc(overruled.reviewedAt()))
                .param(chain.id())
                .param(chain.version())
                .update();
        mustBeOne(rows, "approval chain " + chain.id());
    }

    private void updateSeat(Seat seat) {
        int rows = jdbc.sql(
                        "UPDATE approval_seat SET status = ?, basis = ?, version = version + 1 WHERE id = ? AND version = ?")
                .param(seat.status().name())
                .param(seat.basis())
                .param(seat.id())
                .param(seat.version())
                .update();
        mustBeOne(rows, "approval seat " + seat.id());
    }

    private void saveTurns(Seat before, Seat after) {
        Map<Long, Integer> old = IntStream.range(0, before.turns().size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> Objects.requireNonNull(before.turns().get(i).id()), i -> i));
        for (int i = 0; i < after.turns().size(); i++) {
            Turn turn = after.turns().get(i);
            Integer was = old.get(turn.id());
            if (was == null) {
                insertTurn(after.id(), i, turn);
            } else if (was != i || !before.turns().get(was).equals(turn)) {
                updateTurn(i, turn);
            }
        }
    }

    private void insertTurn(long seatId, int position, Turn turn) {
        turnParameters(
                        jdbc.sql(
                                """
                                INSERT INTO approval_turn (queue_position, approver, on_behalf_of, why, from_role, status,
                                    opened_at, due_at, decision, reason, conditions, decided_at, seat_id)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """),
                        position,
                        turn)
                .param(seatId)
                .update();
    }

    private void updateTurn(int position, Turn turn) {
        turnParameters(
                        jdbc.sql(
                                """
                                UPDATE approval_turn SET queue_position = ?, approver = ?, on_behalf_of = ?, why = ?,
                                    from_role = ?, status = ?, opened_at = ?, due_at = ?, decision = ?, reason = ?,
                                    conditions = ?, decided_at = ?
                                WHERE id = ?
                                """),
                        position,
                        turn)
                .param(turn.id())
                .update();
    }

    private static JdbcClient.StatementSpec turnParameters(JdbcClient.StatementSpec sql, int position, Turn turn) {
        return sql.param(position)
                .param(turn.approver())
                .param(turn.onBehalfOf())
                .param(turn.why())
                .param(turn.fromRole())
                .param(turn.status().name())
                .param(utc(turn.openedAt()))
                .param(utc(turn.dueAt()))
                .param(turn.kind() == null ? null : turn.kind().name())
                .param(turn.reason())
                .param(StoredJson.write(turn.conditions()))
                .param(utc(turn.decidedAt()));
    }

    private List<Chain> query(String where, Object... parameters) {
        return jdbc.sql(SELECT + where + ORDER).params(List.of(parameters)).query(new ChainRows());
    }

    private static Chain only(List<Chain> found, String what) {
        if (found.isEmpty()) {
            throw new NoSuchApproval(what);
        }
        return found.get(0);
    }

    private static void mustBeOne(int rows, String what) {
        if (rows != 1) {
            throw new OptimisticLockingFailureException("Somebody else has just changed " + what);
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
