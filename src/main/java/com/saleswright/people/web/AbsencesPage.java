package com.saleswright.people.web;

import com.saleswright.people.Absence;
import com.saleswright.people.Absences;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.PeopleRejected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Planning absences: one's own, those of one's line, and for hr and administrators everybody's. */
@Controller
@RequestMapping("/absences")
class AbsencesPage {

    private final Absences absences;
    private final People people;
    private final Clock clock;

    AbsencesPage(Absences absences, People people, Clock clock) {
        this.absences = absences;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String of, Authentication login) {
        return page(of.isEmpty() ? login.getName() : of, 0, AbsenceForm.empty(), Map.of(), login);
    }

    @PostMapping
    ModelAndView plan(
            @RequestParam String of,
            @ModelAttribute AbsenceForm form,
            Authentication login,
            RedirectAttributes redirect) {
        Viewer.of(login).requireMayPlanFor(of, people);
        try {
            absences.plan(form.absence(0, of));
            return back(of, "The absence is planned.", redirect);
        } catch (PeopleRejected e) {
            return page(of, 0, form, EmployeePages.byField(e), login);
        }
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable long id, Authentication login) {
        Absence absence = absences.get(id);
        return page(absence.userId(), id, AbsenceForm.of(absence), Map.of(), login);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable long id,
            @ModelAttribute AbsenceForm form,
            Authentication login,
            RedirectAttributes redirect) {
        String of = absences.get(id).userId();
        Viewer.of(login).requireMayPlanFor(of, people);
        try {
            absences.change(form.absence(id, of));
            return back(of, "The absence is changed.", redirect);
        } catch (PeopleRejected e) {
            return page(of, id, form, EmployeePages.byField(e), login);
        }
    }

    @PostMapping("/{id}/cancel")
    ModelAndView cancel(@PathVariable long id, Authentication login, RedirectAttributes redirect) {
        String of = absences.get(id).userId();
        Viewer.of(login).requireMayPlanFor(of, people);
        absences.cancel(id);
        return back(of, "The absence is cancelled.", redirect);
    }

    private static ModelAndView back(String of, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", notice);
        redirect.addAttribute("of", of);
        return new ModelAndView("redirect:/absences");
    }

    private ModelAndView page(String of, long id, AbsenceForm form, Map<String, String> errors, Authentication login) {
        Viewer viewer = Viewer.of(login);
        viewer.requireMayPlanFor(of, people);
        List<Employee> everybody = people.all();
        List<Employee> active = everybody.stream().filter(Employee::active).toList();
        ModelAndView page = new ModelAndView("people/absences");
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        page.addObject("own", of.equals(viewer.userId()))
                .addObject("of", of)
                .addObject("known", people.find(of).isPresent())
                .addObject("id", id)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("absences", absences.of(of))
                .addObject("today", LocalDate.now(clock))
                .addObject("plannable", plannable(viewer, active))
                .addObject(
                        "substitutes",
                        active.stream().filter(e -> !e.userId().equals(of)).toList())
                .addObject("names", everybody.stream().collect(Collectors.toMap(Employee::userId, Employee::name)));
        return page;
    }

    /** Oneself first, then those whom one may plan for. */
    private List<Employee> plannable(Viewer viewer, List<Employee> active) {
        Stream<Employee> self = active.stream().filter(e -> e.userId().equals(viewer.userId()));
        Stream<Employee> others = viewer.editor() ? active.stream() : people.reportsOf(viewer.userId()).stream();
        return Stream.concat(self, others).distinct().toList();
    }
}
