package com.saleswright.deals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was submitted, as proof of what was approved. Rows are only ever added. */
@Component
class Snapshots {

    /** Why a snapshot was taken. */
    enum Cause {
        SUBMITTED,
        CONDITIONS
    }

    /** A kept version of a quote's content. */
    record Snapshot(int round, Cause cause, String hash, QuoteContent content, String by, Instant at) {}

    // An own mapper: the text must stay the same whatever the application's JSON settings become.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final Clock clock;

    Snapshots(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** SHA-256 over the number and the content, in hexadecimal. */
    static String hash(String number, QuoteContent content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest((number + "\n" + json(content)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void keep(String number, int round, Cause cause, String hash, QuoteContent content, String by) {
        jdbc.sql(
                        """
                        INSERT INTO quote_snapshot (quote_number, round, cause, hash, content, taken_by, taken_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        number,
                        round,
                        cause.name(),
                        hash,
                        json(content),
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All snapshots of a quote, oldest first. */
    List<Snapshot> of(String number) {
        return jdbc.sql(
                        """
                        SELECT round, cause, hash, content, taken_by, taken_at FROM quote_snapshot
                        WHERE quote_number = ? ORDER BY round, taken_at, CASE cause WHEN 'SUBMITTED' THEN 0 ELSE 1 END
                        """)
                .param(number)
                .query((row, i) -> new Snapshot(
                        row.getInt("round"),
                        Cause.valueOf(row.getString("cause")),
                        row.getString("hash"),
                        content(row.getString("content")),
                        row.getString("taken_by"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static String json(QuoteContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QuoteContent content(String json) {
        try {
            return JSON.readValue(json, QuoteContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
