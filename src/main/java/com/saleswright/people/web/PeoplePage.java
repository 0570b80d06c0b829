package com.saleswright.people.web;

import com.saleswright.people.Absence;
import com.saleswright.people.Absences;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who works here, for everybody: list, reporting lines, one person. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private static final int MOST = 200;

    private final People people;
    private final Absences absences;
    private final Clock clock;

    PeoplePage(People people, Absences absences, Clock clock) {
        this.people = people;
        this.absences = absences;
        this.clock = clock;
    }

    /** Somebody with everybody below. */
    record Line(Employee employee, List<Line> reports) {

        static List<Line> of(List<Employee> everybody) {
            Map<String, List<Employee>> reports = everybody.stream()
                    .filter(e -> e.manager() != null)
                    .collect(Collectors.groupingBy(e -> String.valueOf(e.manager())));
            List<String> here = everybody.stream().map(Employee::userId).toList();
            return everybody.stream()
                    .filter(e -> e.manager() == null || !here.contains(e.manager()))
                    .map(e -> below(e, reports))
                    .toList();
        }

        private static Line below(Employee top, Map<String, List<Employee>> reports) {
            return new Line(
                    top,
                    reports.getOrDefault(top.userId(), List.of()).stream()
                            .map(e -> below(e, reports))
                            .toList());
        }
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "false") boolean former,
            Authentication login,
            Model model) {
        List<Employee> everybody = people.all();
        List<Employee> found = everybody.stream()
                .filter(e -> former || e.active())
                .filter(e -> matches(e, search))
                .filter(e -> office.isEmpty() || e.office().equals(office))
                .filter(e -> role.isEmpty() || e.has(role))
                .toList();
        List<Absence> today = absences.on(today());
        model.addAttribute("viewer", Viewer.of(login))
                .addAttribute("found", found.stream().limit(MOST).toList())
                .addAttribute("total", found.size())
                .addAttribute("names", names(everybody))
                .addAttribute("offices", people.offices())
                .addAttribute("roles", Roles.ALL)
                .addAttribute("away", today)
                .addAttribute("awayIds", today.stream().map(Absence::userId).toList())
                .addAttribute("search", search)
                .addAttribute("office", office)
                .addAttribute("role", role)
                .addAttribute("former", former);
        return "people/list";
    }

    @GetMapping(params = "view=lines")
    String lines(Authentication login, Model model) {
        List<Employee> active = people.all().stream().filter(Employee::active).toList();
        model.addAttribute("lines", Line.of(active))
                .addAttribute(
                        "awayIds",
                        absences.on(today()).stream().map(Absence::userId).toList());
        return "people/lines";
    }

    @GetMapping("/{userId}")
    String show(@PathVariable String userId, Authentication login, Model model) {
        Employee employee = people.get(userId);
        Viewer viewer = Viewer.of(login);
        List<Absence> own = absences.of(userId);
        LocalDate today = today();
        model.addAttribute("viewer", viewer)
                .addAttribute("employee", employee)
                .addAttribute("office", people.office(employee.office()))
                .addAttribute("above", people.above(userId))
                .addAttribute("reports", people.reportsOf(userId))
                .addAttribute("names", names(people.all()))
                .addAttribute("planner", viewer.mayPlanFor(userId, people))
                .addAttribute(
                        "away",
                        own.stream().filter(a -> a.covers(today)).findFirst().orElse(null))
                .addAttribute(
                        "coming",
                        own.stream().filter(a -> !a.to().isBefore(today)).toList());
        return "people/show";
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Map<String, String> names(List<Employee> everybody) {
        return everybody.stream().collect(Collectors.toMap(Employee::userId, Employee::name));
    }

    static boolean matches(Employee e, String search) {
        String wanted = search.trim().toLowerCase(Locale.ROOT);
        Function<String, Boolean> has = text -> text.toLowerCase(Locale.ROOT).contains(wanted);
        return has.apply(e.name()) || has.apply(e.userId()) || has.apply(e.email());
    }
}
