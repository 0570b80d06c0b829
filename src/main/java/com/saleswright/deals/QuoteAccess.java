package com.saleswright.deals;

import com.saleswright.approvals.Approvals;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which quote.
 *
 * <p>Reps see their own quotes, superiors those of everybody below them, finance, legal, VP and administrators all of
 * them. Whoever was asked to approve a quote sees that one. Only the owner changes it.
 */
@Component
class QuoteAccess {

    private static final Set<String> SEE_ALL = Set.of(Roles.FINANCE, Roles.LEGAL, Roles.SALES_VP, Roles.CAMUNDA_ADMIN);
    private static final Set<String> SELL =
            Set.of(Roles.SALES_REP, Roles.SALES_MANAGER, Roles.SALES_DIRECTOR, Roles.SALES_VP);

    private final People people;
    private final Approvals approvals;

    QuoteAccess(People people, Approvals approvals) {
        this.people = people;
        this.approvals = approvals;
    }

    boolean mayRead(Quote quote, String user) {
        return quote.owner().equals(user)
                || seesAll(user)
                || isAbove(user, quote.owner())
                || wasAsked(quote.number(), user);
    }

    /** Whether this person sells, and so may have quotes of their own. */
    boolean maySell(String user) {
        return people.find(user)
                .filter(Employee::active)
                .map(e -> e.roles().stream().anyMatch(SELL::contains))
                .orElse(false);
    }

    /** @throws NotAllowed unless this person owns the quote */
    void requireOwner(Quote quote, String user) {
        if (!quote.owner().equals(user)) {
            throw new NotAllowed("Only %s can do this to %s".formatted(quote.owner(), quote.number()));
        }
    }

    /** The people whose quotes this person sees in lists; empty for everybody's. */
    Optional<Set<String>> visibleOwners(String user) {
        return seesAll(user) ? Optional.empty() : Optional.of(people.withAllBelow(user));
    }

    private boolean seesAll(String user) {
        return people.find(user)
                .filter(Employee::active)
                .map(e -> e.roles().stream().anyMatch(SEE_ALL::contains))
                .orElse(false);
    }

    private boolean isAbove(String user, String owner) {
        return people.find(owner).isPresent() && people.isAbove(user, owner);
    }

    private boolean wasAsked(String number, String user) {
        return approvals.history(number).stream()
                .flatMap(round -> round.seats().stream())
                .flatMap(seat -> seat.turns().stream())
                .anyMatch(turn -> user.equals(turn.approver()) && turn.openedAt() != null);
    }
}
