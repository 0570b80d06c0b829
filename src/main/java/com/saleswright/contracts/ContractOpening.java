package com.saleswright.contracts;

import com.saleswright.contracts.Contract.Origin;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.people.Roles;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns a request into a contract and its case. */
@Component
class ContractOpening {

    private static final String PREFIX = "CON";

    private record Request(String quote, String owner, String hash, Agreement agreement) {}

    private final JdbcClient jdbc;
    private final ContractStore contracts;
    private final ContractCase process;
    private final ContractTimeline timeline;
    private final ContractMails mails;
    private final BusinessNumbers numbers;
    private final Clock clock;
    private final String currency;

    ContractOpening(
            JdbcClient jdbc,
            ContractStore contracts,
            ContractCase process,
            ContractTimeline timeline,
            ContractMails mails,
            BusinessNumbers numbers,
            Clock clock,
            @Value("${saleswright.currency:USD}") String currency) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.process = process;
        this.timeline = timeline;
        this.mails = mails;
        this.numbers = numbers;
        this.clock = clock;
        this.currency = currency;
    }

    /** Empty when another node has it, or the quote has an ongoing contract already. */
    @Transactional
    public Optional<String> open(long requestId) {
        int mine = jdbc.sql("UPDATE contract_request SET done_at = ? WHERE id = ? AND done_at IS NULL")
                .params(clock.instant().atOffset(ZoneOffset.UTC), requestId)
                .update();
        if (mine == 0) {
            return Optional.empty();
        }
        Request request = jdbc.sql("SELECT * FROM contract_request WHERE id = ?")
                .param(requestId)
                .query((row, i) -> new Request(
                        row.getString("quote_number"),
                        row.getString("owner"),
                        row.getString("snapshot_hash"),
                        AgreementJson.read(row.getString("agreement"))))
                .single();
        if (contracts.ongoing(request.quote()).isPresent()) {
            return Optional.empty();
        }
        Contract contract = Contract.open(
                numbers.next(PREFIX),
                new Origin(request.quote(), currency, request.hash(), request.agreement()),
                request.owner(),
                clock.instant());
        contracts.add(contract);
        timeline.note(
                contract.number(),
                ContractTimeline.SYSTEM,
                "opened",
                "Opened for the approved quote " + request.quote());
        process.start(contract);
        mails.tellRole(
                contract, Roles.CONTRACT_ADMIN, "opened", "A contract is to be prepared", "The quote is approved.");
        return Optional.of(contract.number());
    }
}
