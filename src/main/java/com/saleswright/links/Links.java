package com.saleswright.links;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues links, knows whether one is still good, and lets each have one effect.
 *
 * <p>Time is the database's, the same for all nodes. A link is open until it is used, revoked or expired.
 */
@Component
@Transactional
public class Links {

    /** How long after a holder has asked for another link they may ask again. */
    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    /** Known of one link: more than one person and the programs that check their mail have. */
    static final int BROWSERS = 50;

    private static final String LINK = "l.id, l.purpose, l.record, l.holder, l.language, l.used_at";
    private static final String ALIVE = "l.revoked_at IS NULL AND l.expires_at > CURRENT_TIMESTAMP";
    private static final RowMapper<OpenLink> ROW = (row, i) -> new OpenLink(
            row.getLong("id"),
            row.getString("purpose"),
            row.getString("record"),
            row.getString("holder"),
            Locale.forLanguageTag(row.getString("language")),
            row.getObject("used_at") != null);

    private final JdbcClient jdbc;
    private final String baseUrl;
    private final ObjectProvider<LinkPurpose> purposes;

    /** @param purposes found when needed: capabilities need links to come into being */
    Links(JdbcClient jdbc, @Value("${saleswright.base-url}") String baseUrl, ObjectProvider<LinkPurpose> purposes) {
        this.jdbc = jdbc;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        this.purposes = purposes;
    }

    /** Makes a link, in the caller's transaction: mail it in the same one, so that it leaves after the commit. */
    public IssuedLink issue(NewLink link) {
        String token = Secret.random();
        OffsetDateTime expires = now().plus(link.valid());
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO link (purpose, record, holder, language, token_hash, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        link.purpose(),
                        link.record(),
                        link.holder(),
                        link.language().toLanguageTag(),
                        Secret.hash(token),
                        expires)
                .update(id, "id");
        return new IssuedLink(id.getKeyAs(Long.class), URI.create(baseUrl + "/l/" + token), expires.toInstant());
    }

    /**
     * Takes the one effect of a link, in the transaction of that effect.
     *
     * @return false when it was taken before, or the link is revoked or expired
     */
    public boolean use(long id) {
        return jdbc.sql(
                                """
                                UPDATE link SET used_at = CURRENT_TIMESTAMP
                                WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > CURRENT_TIMESTAMP
                                """)
                        .param(id)
                        .update()
                == 1;
    }

    /** Makes the open links to a record useless. @return how many */
    public int revoke(String purpose, String record) {
        return jdbc.sql(
                        """
                        UPDATE link SET revoked_at = CURRENT_TIMESTAMP
                        WHERE purpose = ? AND record = ? AND used_at IS NULL AND revoked_at IS NULL
                        """)
                .params(purpose, record)
                .update();
    }

    /** Makes the open links of one holder to a record useless. @return how many */
    public int revoke(String purpose, String record, String holder) {
        return jdbc.sql(
                        """
                        UPDATE link SET revoked_at = CURRENT_TIMESTAMP
                        WHERE purpose = ? AND record = ? AND holder = ? AND used_at IS NULL AND revoked_at IS NULL
                        """)
                .params(purpose, record, holder)
                .update();
    }

    /**
     * A browser that has come by a link.
     *
     * @param secret for its cookie
     */
    public record Visit(OpenLink link, String page, String secret, Duration left) {

        /** Without the secret, which must not get into a log. */
        @Override
        public String toString() {
            return "Visit[link=%s]".formatted(link);
        }
    }

    /**
     * Exchanges the secret of an open link for one that is the browser's own. Changes nothing about the link. However
     * often it is opened, a limited number of browsers is known: the newest.
     */
    public Optional<Visit> visit(String token) {
        // Locked, so that two at once do not both remove the oldest.
        Optional<OpenLink> link = jdbc.sql("SELECT " + LINK
                        + " FROM link l WHERE l.token_hash = ? AND l.used_at IS NULL AND " + ALIVE + " FOR UPDATE")
                .param(Secret.hash(token))
                .query(ROW)
                .optional();
        return link.flatMap(l -> purpose(l).map(purpose -> {
            String secret = Secret.random();
            jdbc.sql("INSERT INTO link_visit (link_id, secret_hash) VALUES (?, ?)")
                    .params(l.id(), Secret.hash(secret))
                    .update();
            jdbc.sql(
                            """
                            DELETE FROM link_visit WHERE link_id = ? AND id NOT IN
                                (SELECT id FROM link_visit WHERE link_id = ? ORDER BY id DESC LIMIT ?)
                            """)
                    .params(l.id(), l.id(), BROWSERS)
                    .update();
            return new Visit(l, purpose.page(l), secret, left(l.id()));
        }));
    }

    /** The link that a browser has come by, used or not; empty when it is revoked or expired, or the secret is wrong. */
    @Transactional(readOnly = true)
    public Optional<OpenLink> visited(String purpose, long id, String secret) {
        return jdbc.sql("SELECT " + LINK + " FROM link l JOIN link_visit v ON v.link_id = l.id"
                        + " WHERE v.secret_hash = ? AND l.id = ? AND l.purpose = ? AND " + ALIVE)
                .params(Secret.hash(secret), id, purpose)
                .query(ROW)
                .optional();
    }

    /**
     * The holder of a link asks for another. Stored as it comes, and looked at later: neither answer nor time tell what
     * the link is.
     */
    public void askAgain(String token) {
        jdbc.sql("INSERT INTO link_request (token_hash) VALUES (?)")
                .param(Secret.hash(token))
                .update();
    }

    /** Hears the holder of a dead link who has asked for another, once an hour. @return whether they were heard */
    boolean renew(String tokenHash) {
        OffsetDateTime now = now();
        Optional<OpenLink> dead = jdbc.sql(
                        "SELECT " + LINK + " FROM link l WHERE l.token_hash = ?"
                                + " AND (l.used_at IS NOT NULL OR l.revoked_at IS NOT NULL OR l.expires_at <= CURRENT_TIMESTAMP)")
                .param(tokenHash)
                .query(ROW)
                .optional()
                .filter(link ->
                        jdbc.sql("UPDATE link SET asked_at = ? WHERE id = ? AND (asked_at IS NULL OR asked_at < ?)")
                                        .params(now, link.id(), now.minus(ASK_AGAIN))
                                        .update()
                                == 1);
        dead.ifPresent(link -> purpose(link).ifPresent(purpose -> purpose.renew(link)));
        return dead.isPresent();
    }

    /** Removes links that expired before, with their visits, but no more than so many. @return how many */
    int removeExpired(Duration since, int most) {
        return jdbc.sql("DELETE FROM link WHERE id IN (SELECT id FROM link WHERE expires_at < ? LIMIT ?)")
                .params(now().minus(since), most)
                .update();
    }

    private Optional<LinkPurpose> purpose(OpenLink link) {
        Map<String, LinkPurpose> byName =
                purposes.stream().collect(Collectors.toMap(LinkPurpose::name, Function.identity()));
        return Optional.ofNullable(byName.get(link.purpose()));
    }

    private Duration left(long id) {
        return jdbc.sql("SELECT CURRENT_TIMESTAMP, expires_at FROM link WHERE id = ?")
                .param(id)
                .query((row, i) -> Duration.between(
                        row.getObject(1, OffsetDateTime.class), row.getObject(2, OffsetDateTime.class)))
                .single();
    }

    private OffsetDateTime now() {
        return jdbc.sql("SELECT CURRENT_TIMESTAMP")
                .query((row, i) -> row.getObject(1, OffsetDateTime.class))
                .single();
    }
}
