package com.saleswright.imports;

import com.saleswright.imports.Plan.Draft;
import com.saleswright.imports.Plan.State;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sales agents and their managers become employees, known by name; new ones get an office, a role and an address. */
@Component
class SalesTeamsFormat implements ImportFormat<SalesTeamsFormat.TeamMember> {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private final People people;

    SalesTeamsFormat(People people) {
        this.people = people;
    }

    /** An agent, and the manager as far as the file says. */
    record TeamMember(Employee agent, Employee manager, String officeName) {}

    /**
     * The file as a whole.
     *
     * @param agents names by {@link Names#key}
     * @param managers names by {@link Names#key}
     * @param managersOffices the first office that the file names for each manager
     */
    private record Team(
            ImportOptions options,
            Known known,
            Set<String> agents,
            Set<String> managers,
            Map<String, String> managersOffices) {

        /** Somebody can sell and lead. */
        Set<String> roles(String name) {
            Set<String> roles = new TreeSet<>();
            if (agents.contains(Names.key(name))) {
                roles.add(Roles.SALES_REP);
            }
            if (managers.contains(Names.key(name))) {
                roles.add(Roles.SALES_MANAGER);
            }
            return roles;
        }
    }

    @Override
    public ImportKind kind() {
        return ImportKind.SALES_TEAMS;
    }

    @Override
    public NameKind introduces() {
        return NameKind.AGENT;
    }

    @Override
    public Plan<TeamMember> plan(CsvFile file, ImportOptions options, Known known) {
        Team team = new Team(options, known, names(file, "sales_agent"), names(file, "manager"), new HashMap<>());
        return Plan.of(file, "sales_agent", cells -> read(cells, team));
    }

    private static Set<String> names(CsvFile file, String column) {
        return file.rows().stream().map(r -> Names.key(r.cell(column))).collect(Collectors.toSet());
    }

    private static @Nullable Draft<TeamMember> read(Cells cells, Team team) {
        Known known = team.known();
        String agentName = person(cells, "sales_agent", known);
        String managerName = person(cells, "manager", known);
        String officeName = cells.text("regional_office", 100);
        String office = slug(officeName, '-');
        if (!officeName.isEmpty() && (office.isEmpty() || office.length() > 32)) {
            cells.error("regional_office", "This cannot be the name of an office.", "Use up to 32 letters and digits.");
        }
        if (!agentName.isEmpty() && Names.key(agentName).equals(Names.key(managerName))) {
            cells.error("manager", "Nobody reports to themselves.", "Name somebody else.");
        }
        if (cells.wrong()) {
            return null;
        }
        String managersOffice = team.managersOffices().computeIfAbsent(Names.key(managerName), k -> office);
        if (!managersOffice.equals(office)) {
            cells.warn(
                    "regional_office",
                    "The manager is in another office of the file.",
                    "The manager stays in the first one.");
        }
        Employee managerThere = known.people().get(Names.key(managerName));
        Employee manager = managerThere == null
                ? joining(managerName, managersOffice, team.options().managersReportTo(), team)
                // The file names the office and superior of agents; those of a manager who is there stay.
                : changed(managerThere, managerThere.office(), managerThere.manager(), team);
        Employee agentThere = known.people().get(Names.key(agentName));
        Employee agent = agentThere == null
                ? joining(agentName, office, manager.userId(), team)
                : changed(agentThere, office, manager.userId(), team);
        boolean same = agent.equals(agentThere) && manager.equals(managerThere);
        State state = agentThere == null ? State.NEW : same ? State.UNCHANGED : State.CHANGED;
        return new Draft<>(state, new TeamMember(agent, manager, officeName));
    }

    private static String person(Cells cells, String column, Known known) {
        String name = cells.text(column, 150).replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            return "";
        }
        if (!name.contains(" ") || userId(name).isEmpty()) {
            cells.error(column, "First and last name are needed.", "Write them like Ann Example.");
            return "";
        }
        if (known.ambiguousPeople().contains(Names.key(name))) {
            cells.error(column, "Several employees have this name.", "Tell them apart by their names first.");
            return "";
        }
        Employee there = known.people().get(Names.key(name));
        if (there != null && !there.active()) {
            cells.error(column, "This employee has left.", "Let the person come back first, or remove the row.");
            return "";
        }
        boolean taken = there == null
                && known.people().values().stream().anyMatch(e -> e.userId().equals(userId(name)));
        if (taken) {
            cells.error(
                    column,
                    "Somebody else has the user id " + userId(name) + " already.",
                    "Add this employee by hand with another user id.");
        }
        return name;
    }

    private static Employee joining(String name, String office, @Nullable String manager, Team team) {
        ImportOptions options = team.options();
        Set<String> roles = team.roles(name);
        BigDecimal authority =
                roles.contains(Roles.SALES_MANAGER) ? options.managerAuthority() : options.repAuthority();
        int space = name.indexOf(' ');
        return new Employee(
                userId(name),
                name.substring(0, space),
                name.substring(space + 1),
                userId(name) + "@" + options.emailDomain(),
                office,
                manager,
                roles,
                Objects.requireNonNullElse(authority, BigDecimal.ZERO),
                "en",
                true);
    }

    /** Of somebody who is there only office, line and roles change; no role is taken away. */
    private static Employee changed(Employee there, String office, @Nullable String manager, Team team) {
        Set<String> roles = team.roles(there.name());
        roles.addAll(there.roles());
        return new Employee(
                there.userId(),
                there.firstName(),
                there.lastName(),
                there.email(),
                office,
                manager,
                roles,
                there.sellingAuthority(),
                there.language(),
                true);
    }

    private static String userId(String name) {
        return slug(name, '.');
    }

    /** Lower case letters and digits; an accent is dropped, everything else between becomes the separator. */
    private static String slug(String text, char separator) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return plain.replaceAll("[^a-z0-9]+", String.valueOf(separator)).replaceAll("^[.-]+|[.-]+$", "");
    }

    @Override
    public void write(List<TeamMember> rows, ImportOptions options, String by) {
        Set<String> offices = people.offices().stream().map(Office::id).collect(Collectors.toCollection(HashSet::new));
        Set<String> managers = new HashSet<>();
        for (TeamMember row : rows) {
            if (offices.add(row.agent().office())) {
                people.saveOffice(new Office(
                        row.agent().office(),
                        row.officeName(),
                        Objects.requireNonNullElse(options.officeZone(), ""),
                        Objects.requireNonNullElse(options.holidayRegion(), ""),
                        OPENS,
                        CLOSES));
            }
            String manager = row.manager().userId();
            if (managers.add(manager) && !people.find(manager).equals(Optional.of(row.manager()))) {
                people.save(row.manager());
            }
        }
        rows.forEach(row -> people.save(row.agent()));
    }
}
