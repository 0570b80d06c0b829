package com.saleswright.contracts;

import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.StandIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the people who sign for us. */
@Component
class Signatories {

    private final OrgChart chart;
    private final Clock clock;

    Signatories(OrgChart chart, Clock clock) {
        this.chart = chart;
        this.clock = clock;
    }

    /**
     * A signature that the decision table asks for.
     *
     * @param role whose holder signs
     * @param order who signs first among ours
     */
    record Wanted(String role, String title, int order) {}

    /** Somebody who signs for us. */
    record Signatory(Employee who, String title, int order) {}

    /**
     * The person for each signature, by the reporting line of the rep; who is away is represented. Nobody signs twice, and
     * never the rep, who has negotiated it.
     *
     * @throws ContractRefused when nobody holds a role
     */
    List<Signatory> find(List<Wanted> wanted, String rep) {
        List<Signatory> found = new ArrayList<>();
        wanted.stream()
                .sorted(java.util.Comparator.comparingInt(Wanted::order))
                .forEach(w -> found.add(new Signatory(person(w, rep, found), w.title(), w.order())));
        if (found.isEmpty()) {
            throw new ContractRefused("No row of the table of signatories fits, so that nobody could sign for us.");
        }
        return found;
    }

    private Employee person(Wanted wanted, String rep, List<Signatory> already) {
        Set<String> never = new java.util.HashSet<>(Set.of(rep));
        already.forEach(s -> never.add(s.who().userId()));
        return chart.holderOf(wanted.role(), rep)
                .map(holder -> chart.standIn(holder.userId(), never, LocalDate.now(clock)))
                .flatMap(StandIn::who)
                .orElseThrow(() ->
                        new ContractRefused("Nobody who is here can sign for us as %s.".formatted(wanted.title())));
    }
}
