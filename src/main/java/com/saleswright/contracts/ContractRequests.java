package com.saleswright.contracts;

import com.saleswright.deals.DealApproved;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens a contract for every quote that is approved. The approval itself writes one row and no more; each contract is then
 * opened in a transaction of its own, so that no fault here can undo an approval, and none is forgotten.
 */
@Component
class ContractRequests {

    private static final Logger log = LoggerFactory.getLogger(ContractRequests.class);

    private final JdbcClient jdbc;
    private final ContractOpening opening;
    private final Clock clock;

    ContractRequests(JdbcClient jdbc, ContractOpening opening, Clock clock) {
        this.jdbc = jdbc;
        this.opening = opening;
        this.clock = clock;
    }

    @EventListener
    void on(DealApproved event) {
        jdbc.sql(
                        """
                        INSERT INTO contract_request (quote_number, customer_id, owner, amount, snapshot_hash, agreement,
                            requested_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        event.number(),
                        event.customerId(),
                        event.owner(),
                        event.amount(),
                        event.snapshotHash(),
                        AgreementJson.write(Agreement.of(event.content())),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return how many contracts this node has opened */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
    int openWaiting() {
        List<Long> waiting = jdbc.sql("SELECT id FROM contract_request WHERE done_at IS NULL ORDER BY id")
                .query(Long.class)
                .list();
        int opened = 0;
        for (long request : waiting) {
            try {
                if (opening.open(request).isPresent()) {
                    opened++;
                }
            } catch (RuntimeException e) {
                // The row stays, so that it is tried again; the others must not wait for it.
                log.error("The contract of request {} could not be opened; it is tried again", request, e);
            }
        }
        return opened;
    }
}
