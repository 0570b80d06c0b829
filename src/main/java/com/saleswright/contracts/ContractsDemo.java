package com.saleswright.contracts;

import com.saleswright.engine.CaseTasks;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Contracts of the demonstration: of the approved quotes, the first is with legal, the others are to be prepared. */
@Component
@Profile("demo")
@Order(50)
class ContractsDemo implements ApplicationRunner {

    private static final String ADMINISTRATOR = "carl";

    private final ContractRequests requests;
    private final ContractList contracts;
    private final CaseTasks tasks;
    private final People people;
    private final Clock clock;

    ContractsDemo(ContractRequests requests, ContractList contracts, CaseTasks tasks, People people, Clock clock) {
        this.requests = requests;
        this.contracts = contracts;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (people.find(ADMINISTRATOR).isEmpty() || requests.openWaiting() == 0) {
            return;
        }
        List<ContractSummary> opened =
                contracts.search(ContractFilter.ALL, ADMINISTRATOR, 0, 10).getContent();
        if (opened.stream().allMatch(c -> c.status() == ContractStatus.PREPARATION)) {
            prepare(opened.get(opened.size() - 1));
        }
    }

    private void prepare(ContractSummary contract) {
        Map<String, Object> values = new HashMap<>();
        values.put("template", "sales-contract-1");
        values.put("language", "en");
        values.put("customerCompany", contract.customerName() + " Inc.");
        values.put("customerAddress", "1200 Harbor Street\nBoston, MA 02110\nUnited States");
        values.put("startsOn", LocalDate.now(clock).plusDays(14).toString());
        values.put("contractMonths", 12);
        values.put("paymentDays", 30);
        values.put("prepaymentPercent", 0);
        values.put("jurisdiction", "US");
        values.put("customersPaper", false);
        values.put(
                "clauseDeviation", "Delivery within six weeks of each order, else 0.5 % of its price for each week.");
        values.put("signerName", "Alex Rivera");
        values.put("signerEmail", "alex.rivera@customer.example");
        values.put("signerRole", "Head of operations");
        tasks.complete(
                contract.number(),
                ContractSigningProcess.PREPARE,
                ADMINISTRATOR,
                List.of(Roles.CONTRACT_ADMIN),
                values);
    }
}
