package com.saleswright.contracts;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may see and do what with which contract.
 *
 * <p>Reps see their own, superiors those of everybody below them; contract administrators, legal, finance, VP and
 * administrators all of them. The rep and the contract administrators act on them.
 */
@Component
class ContractAccess {

    private static final Set<String> SEE_ALL =
            Set.of(Roles.CONTRACT_ADMIN, Roles.LEGAL, Roles.FINANCE, Roles.SALES_VP, Roles.CAMUNDA_ADMIN);
    private static final Set<String> ACT = Set.of(Roles.CONTRACT_ADMIN);
    private static final Set<String> DISPUTE = Set.of(Roles.CONTRACT_ADMIN, Roles.LEGAL);

    private final People people;

    ContractAccess(People people) {
        this.people = people;
    }

    boolean mayRead(Contract contract, String user) {
        return contract.owner().equals(user)
                || has(user, SEE_ALL)
                || people.find(contract.owner()).isPresent() && people.isAbove(user, contract.owner());
    }

    /** Take it back from signing, or cancel it. */
    boolean mayAct(Contract contract, String user) {
        return contract.owner().equals(user) || has(user, ACT);
    }

    /** Say that the customer disputes it. */
    boolean mayDispute(Contract contract, String user) {
        return contract.owner().equals(user) || has(user, DISPUTE);
    }

    /** The people whose contracts this person sees in lists; empty for everybody's. */
    Optional<Set<String>> visibleOwners(String user) {
        return has(user, SEE_ALL) ? Optional.empty() : Optional.of(people.withAllBelow(user));
    }

    private boolean has(String user, Set<String> roles) {
        return people.find(user)
                .filter(Employee::active)
                .map(e -> e.roles().stream().anyMatch(roles::contains))
                .orElse(false);
    }
}
