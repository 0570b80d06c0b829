package com.saleswright.access;

import com.saleswright.access.IdentityStore.StoredUser;
import com.saleswright.people.Roles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The menu of every page: what the person's roles can use, and who is logged in.
 *
 * <p>A bean that the layout asks, not a model attribute: pages that explain an error have no model but their own.
 */
@Component
class Menu {

    private static final Set<String> EVERYBODY = Set.of();
    private static final Set<String> IMPORTERS =
            Set.of(Roles.SALES_MANAGER, Roles.SALES_DIRECTOR, Roles.SALES_VP, Roles.HR, Roles.CAMUNDA_ADMIN);
    private static final Set<String> SURVEYORS =
            Set.of(Roles.CUSTOMER_SUCCESS, Roles.SALES_MANAGER, Roles.SALES_DIRECTOR, Roles.SALES_VP);
    private static final Set<String> PROCESS_OWNERS = Set.of(Roles.PROCESS_OWNER, Roles.CAMUNDA_ADMIN);
    private static final Set<String> ADMINISTRATORS = Set.of(Roles.CAMUNDA_ADMIN);

    /** Hides what would answer "not for you"; who may do what is decided by {@link SecurityRules} and the pages. */
    private record Place(String label, String path, Set<String> roles) {}

    private static final List<Place> PLACES = List.of(
            new Place("Quotes", "/quotes", EVERYBODY),
            new Place("Contracts", "/contracts", EVERYBODY),
            new Place("Tasks", "/camunda/app/tasklist/default/", EVERYBODY),
            new Place("Signatures", "/signing", EVERYBODY),
            new Place("Customers", "/customers", EVERYBODY),
            new Place("Opportunities", "/opportunities", EVERYBODY),
            new Place("Products", "/products", EVERYBODY),
            new Place("Surveys", "/surveys", SURVEYORS),
            // Part of the place before, for whoever sees no more of it.
            new Place("Survey results", "/surveys/results", Set.of(Roles.SALES_REP, Roles.COMPLIANCE)),
            new Place("Processes", "/processes", PROCESS_OWNERS),
            new Place("Redesigns", "/redesigns", PROCESS_OWNERS),
            new Place("Imports", "/imports", IMPORTERS),
            new Place("People", "/people", EVERYBODY),
            new Place("Absences", "/absences", EVERYBODY),
            new Place("Mailbox", "/mailbox", EVERYBODY),
            new Place("Approvals", "/approvals/admin", ADMINISTRATORS),
            new Place("Accounts", "/accounts", ADMINISTRATORS));

    private static final String ACCOUNT = "/account";

    private final IdentityStore store;

    Menu(IdentityStore store) {
        this.store = store;
    }

    /**
     * A way to a page.
     *
     * @param current the value of {@code aria-current}: {@code page} for the page itself, {@code true} for a page below
     *     it, null for others
     */
    public record Entry(String label, String path, @Nullable String current) {}

    public List<Entry> entries() {
        Set<String> roles = login().stream()
                .flatMap(login -> login.getAuthorities().stream())
                .map(GrantedAuthority::getAuthority)
                .map(authority -> authority.replaceFirst("^ROLE_", ""))
                .collect(Collectors.toSet());
        return PLACES.stream()
                .filter(place ->
                        place.roles().isEmpty() || place.roles().stream().anyMatch(roles::contains))
                .map(place -> new Entry(place.label(), place.path(), current(place.path())))
                .toList();
    }

    /** Whoever is logged in, and the way to their account. */
    public Entry person() {
        String userId = login().map(Authentication::getName).orElse("");
        String name = store.recent(userId)
                .map(StoredUser::name)
                .filter(n -> !n.isBlank())
                .orElse(userId);
        return new Entry(name, ACCOUNT, current(ACCOUNT));
    }

    private static @Nullable String current(String path) {
        String here = ServletUriComponentsBuilder.fromCurrentRequest().build().getPath();
        if (here == null || !here.startsWith(path)) {
            return null;
        }
        String rest = here.substring(path.length());
        return rest.isEmpty() ? "page" : rest.startsWith("/") ? "true" : null;
    }

    private static Optional<Authentication> login() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
    }
}
