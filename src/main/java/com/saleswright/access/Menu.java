package com.saleswright.access;

import com.saleswright.access.IdentityStore.StoredUser;
import com.saleswright.people.Roles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final Set<String> ADMINISTRATORS = Set.of(Roles.CAMUNDA_ADMIN);

    /** Hides what would answer "not for you"; who may do what is decided by {@link SecurityRules} and the pages. */
    private record Place(String label, String path, Set<String> roles) {}

    private static final List<Place> PLACES = List.of(
            new Place("Quotes", "/quotes", EVERYBODY),
            new Place("Tasks", "/camunda/app/tasklist/default/", EVERYBODY),
            new Place("Customers", "/customers", EVERYBODY),
            new Place("Opportunities", "/opportunities", EVERYBODY),
            new Place("Products", "/products", EVERYBODY),
            new Place("Imports", "/imports", IMPORTERS),
            new Place("People", "/people", EVERYBODY),
            new Place("Absences", "/absences", EVERYBODY),
            new Place("Mailbox", "/mailbox", EVERYBODY),
            new Place("Approvals", "/approvals/admin", ADMINISTRATORS),
            new Place("Accounts", "/accounts", ADMINISTRATORS));

    private final IdentityStore store;

    Menu(IdentityStore store) {
        this.store = store;
    }

    /**
     * A way to a page.
     *
     * @param current {@code page} for the page itself, {@code true} for a page below it, else {@code false}: the values
     *     of {@code aria-current}
     */
    public record Entry(String label, String path, String current) {}

    public List<Entry> entries() {
        Set<String> roles = login().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(authority -> authority.replaceFirst("^ROLE_", ""))
                .collect(Collectors.toSet());
        return PLACES.stream()
                .filter(place ->
                        place.roles().isEmpty() || place.roles().stream().anyMatch(roles::contains))
                .map(place -> new Entry(place.label(), place.path(), current(place.path())))
                .toList();
    }

    /** The name of whoever is logged in. */
    public String person() {
        String userId = login().getName();
        return store.recent(userId)
                .map(StoredUser::name)
                .filter(name -> !name.isBlank())
                .orElse(userId);
    }

    /** The value of {@code aria-current} for a link to this path. */
    public String current(String path) {
        String here = ServletUriComponentsBuilder.fromCurrentRequest().build().getPath();
        if (here == null || !here.startsWith(path)) {
            return "false";
        }
        String rest = here.substring(path.length());
        return rest.isEmpty() ? "page" : String.valueOf(rest.startsWith("/"));
    }

    private static Authentication login() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
