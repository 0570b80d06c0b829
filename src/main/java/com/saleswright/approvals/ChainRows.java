package com.saleswright.approvals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.Overruled;
import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.approvals.ChainView.TurnStatus;
import com.saleswright.engine.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Puts the joined rows of chains, seats and turns together again; the rows come sorted. */
final class ChainRows implements ResultSetExtractor<List<Chain>> {

    private final List<Chain> chains = new ArrayList<>();

    @Override
    public List<Chain> extractData(ResultSet rows) throws SQLException {
        List<Seat> seats = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        @Nullable Chain chain = null;
        @Nullable Seat seat = null;
        while (rows.next()) {
            if (chain == null || chain.id() != rows.getLong("chain_id")) {
                finish(chain, seats, seat, turns);
                seat = null;
                chain = chain(rows);
            }
            long seatId = rows.getLong("seat_id");
            if (!rows.wasNull() && (seat == null || seat.id() != seatId)) {
                finish(seats, seat, turns);
                seat = seat(rows);
            }
            rows.getLong("turn_id");
            if (!rows.wasNull()) {
                turns.add(turn(rows));
            }
        }
        finish(chain, seats, seat, turns);
        return List.copyOf(chains);
    }

    private void finish(@Nullable Chain chain, List<Seat> seats, @Nullable Seat seat, List<Turn> turns) {
        finish(seats, seat, turns);
        if (chain != null) {
            chains.add(chain.withSeats(seats));
        }
        seats.clear();
    }

    private static void finish(List<Seat> seats, @Nullable Seat seat, List<Turn> turns) {
        if (seat != null) {
            seats.add(new Seat(
                    seat.id(),
                    seat.stage(),
                    seat.role(),
                    seat.alwaysAsk(),
                    seat.anySuffices(),
                    seat.reasons(),
                    seat.status(),
                    seat.basis(),
                    turns,
                    seat.version()));
        }
        turns.clear();
    }

    private static Chain chain(ResultSet row) throws SQLException {
        String overruledBy = row.getString("overruled_by");
        return new Chain(
                row.getLong("chain_id"),
                row.getString("business_key"),
                row.getInt("round_number"),
                row.getString("subject"),
                row.getString("requester"),
                row.getString("snapshot_hash"),
                StoredJson.read(row.getString("figures"), new TypeReference<>() {}),
                Outcome.valueOf(row.getString("outcome")),
                Objects.requireNonNull(instant(row, "chain_opened_at")),
                instant(row, "closed_at"),
                overruledBy == null
                        ? null
                        : new Overruled(
                                overruledBy,
                                row.getString("overruled_reason"),
                                row.getString("reviewed_by"),
                                instant(row, "reviewed_at")),
                List.of(),
                row.getInt("chain_version"));
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                row.getLong("seat_id"),
                row.getInt("stage"),
                row.getString("role_name"),
                row.getBoolean("always_ask"),
                row.getBoolean("any_suffices"),
                StoredJson.read(row.getString("reasons"), new TypeReference<>() {}),
                SeatStatus.valueOf(row.getString("seat_status")),
                row.getObject("basis", Long.class),
                List.of(),
                row.getInt("seat_version"));
    }

    private static Turn turn(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return new Turn(
                row.getLong("turn_id"),
                row.getString("approver"),
                row.getString("on_behalf_of"),
                row.getString("why"),
                row.getBoolean("from_role"),
                TurnStatus.valueOf(row.getString("turn_status")),
                instant(row, "opened_at"),
                instant(row, "due_at"),
                decision == null ? null : Decision.Kind.valueOf(decision),
                row.getString("reason"),
                StoredJson.read(row.getString("conditions"), new TypeReference<>() {}),
                instant(row, "decided_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
