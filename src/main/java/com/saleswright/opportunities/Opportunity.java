package com.saleswright.opportunities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A possible deal.
 *
 * @param id readable number, or the id it has where it was imported from
 * @param owner user id of the sales person
 * @param stage {@link #PROSPECTING}, {@link #ENGAGING}, {@link #WON} or {@link #LOST}
 * @param engagedOn the day when work on it began
 * @param closedOn the day when it was won or lost
 * @param closeValue what was paid, in money; 0 when lost
 * @param lostReason why it was lost
 * @param competitor who got the deal instead
 * @param version 0 until saved
 */
public record Opportunity(
        @Id String id,
        String owner,
        @Nullable Long productId,
        @Nullable Long customerId,
        String stage,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate closedOn,
        @Nullable BigDecimal closeValue,
        @Nullable String lostReason,
        @Nullable String competitor,
        @Version int version) {

    public static final String PROSPECTING = "Prospecting";
    public static final String ENGAGING = "Engaging";
    public static final String WON = "Won";
    public static final String LOST = "Lost";

    /** All stages, first to last. */
    public static final List<String> STAGES = List.of(PROSPECTING, ENGAGING, WON, LOST);

    /** A new one that somebody works on from this day. */
    public static Opportunity engaging(
            String id, String owner, @Nullable Long productId, @Nullable Long customerId, LocalDate engagedOn) {
        return new Opportunity(id, owner, productId, customerId, ENGAGING, engagedOn, null, null, null, null, 0);
    }

    /** Whether it can still be won. */
    public boolean isOpen() {
        return !WON.equals(stage) && !LOST.equals(stage);
    }

    Opportunity won(LocalDate on, BigDecimal amount) {
        return new Opportunity(id, owner, productId, customerId, WON, engagedOn, on, amount, null, competitor, version);
    }

    Opportunity lost(LocalDate on, String reason, @Nullable String toCompetitor) {
        return new Opportunity(
                id,
                owner,
                productId,
                customerId,
                LOST,
                engagedOn,
                on,
                BigDecimal.ZERO.setScale(2),
                reason,
                toCompetitor,
                version);
    }
}
