package com.saleswright.links;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what holders of dead links have asked for, some seconds later: in the request itself it would tell, by the time
 * that the answer takes, whether there was such a link.
 */
@Component
class LinkRenewals {

    private static final Logger log = LoggerFactory.getLogger(LinkRenewals.class);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Links links;
    private final TransactionTemplate transaction;

    LinkRenewals(JdbcClient jdbc, Links links, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.links = links;
        this.transaction = transaction;
    }

    private record Asked(long id, String tokenHash) {}

    /** @return for how many links this node has asked their capability */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT5S")
    int renewAsked() {
        int renewed = 0;
        long last = 0;
        List<Asked> due;
        do {
            due = jdbc.sql(
                            """
                            SELECT id, token_hash FROM link_request
                            WHERE due_at <= CURRENT_TIMESTAMP AND id > ? ORDER BY id LIMIT ?
                            """)
                    .params(last, BATCH)
                    .query(Asked.class)
                    .list();
            for (Asked asked : due) {
                renewed += renew(asked) ? 1 : 0;
                last = asked.id();
            }
        } while (due.size() == BATCH);
        return renewed;
    }

    private boolean renew(Asked asked) {
        try {
            return Boolean.TRUE.equals(transaction.execute(t -> take(asked) && links.renew(asked.tokenHash())));
        } catch (RuntimeException failed) {
            // Whatever is wrong with one link must not keep the others waiting.
            log.warn("A new link could not be sent", failed);
            postpone(asked);
            return false;
        }
    }

    /** @return false when another node has done it */
    private boolean take(Asked asked) {
        return jdbc.sql("DELETE FROM link_request WHERE id = ?")
                        .param(asked.id())
                        .update()
                == 1;
    }

    /** For a day; then the holder no longer waits for it, and can ask once more. */
    private void postpone(Asked asked) {
        int givenUp = jdbc.sql(
                        "DELETE FROM link_request WHERE id = ? AND asked_at < CURRENT_TIMESTAMP - INTERVAL '1' DAY")
                .param(asked.id())
                .update();
        if (givenUp > 0) {
            log.error("A new link could not be sent for a day, and is not tried again");
        } else {
            jdbc.sql("UPDATE link_request SET due_at = CURRENT_TIMESTAMP + INTERVAL '5' MINUTE WHERE id = ?")
                    .param(asked.id())
                    .update();
        }
    }
}
