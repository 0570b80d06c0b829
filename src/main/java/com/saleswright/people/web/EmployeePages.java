package com.saleswright.people.web;

import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import com.saleswright.people.PeopleRejected;
import com.saleswright.people.PeopleRejected.Problem;
import com.saleswright.people.Roles;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Joining, changing and leaving, for hr and administrators. */
@Controller
@RequestMapping("/people")
class EmployeePages {

    private final People people;
    private final OrgChart orgChart;

    EmployeePages(People people, OrgChart orgChart) {
        this.people = people;
        this.orgChart = orgChart;
    }

    @GetMapping("/new")
    ModelAndView create(Authentication login) {
        Viewer.of(login).requireEditor();
        return form(EmployeeForm.empty(), true, Map.of());
    }

    @PostMapping
    ModelAndView create(@ModelAttribute EmployeeForm form, Authentication login, RedirectAttributes redirect) {
        Viewer.of(login).requireEditor();
        if (people.find(form.userId()).isPresent()) {
            String remedy = "Somebody has this user id already, perhaps somebody who left. Choose another one.";
            return form(form, true, Map.of("userId", remedy));
        }
        return save(form, true, login, redirect);
    }

    @GetMapping("/{userId}/edit")
    ModelAndView edit(@PathVariable String userId, Authentication login) {
        Viewer.of(login).requireEditor();
        return form(EmployeeForm.of(people.get(userId)), false, Map.of());
    }

    @PostMapping("/{userId}")
    ModelAndView edit(
            @PathVariable String userId,
            @ModelAttribute EmployeeForm form,
            Authentication login,
            RedirectAttributes redirect) {
        Viewer.of(login).requireEditor();
        return save(form.withUserId(people.get(userId).userId()), false, login, redirect);
    }

    @GetMapping("/{userId}/leave")
    String confirmLeaving(@PathVariable String userId, Authentication login, Model model) {
        Employee leaver = people.get(userId);
        Viewer.of(login).requireMayRemove(leaver);
        model.addAttribute("employee", leaver)
                .addAttribute("reports", people.reportsOf(userId))
                .addAttribute("superior", orgChart.superiorOf(userId).orElse(null));
        return "people/leave";
    }

    @PostMapping("/{userId}/leave")
    String leave(@PathVariable String userId, Authentication login, RedirectAttributes redirect) {
        Employee leaver = people.get(userId);
        Viewer.of(login).requireMayRemove(leaver);
        people.leave(userId);
        redirect.addFlashAttribute("notice", leaver.name() + " has left.");
        return "redirect:/people";
    }

    private ModelAndView save(EmployeeForm form, boolean fresh, Authentication login, RedirectAttributes redirect) {
        try {
            Employee employee = form.employee();
            Viewer.of(login).requireMayChange(people.find(form.userId()), employee);
            people.save(employee);
            redirect.addFlashAttribute("notice", employee.name() + " is saved.");
            return new ModelAndView("redirect:/people/" + employee.userId());
        } catch (PeopleRejected e) {
            return form(form, fresh, byField(e));
        }
    }

    static Map<String, String> byField(PeopleRejected rejected) {
        return rejected.problems().stream().collect(Collectors.toMap(Problem::field, Problem::remedy, (a, b) -> a));
    }

    private ModelAndView form(EmployeeForm form, boolean fresh, Map<String, String> errors) {
        ModelAndView page = new ModelAndView("people/form");
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        page.addObject("form", form)
                .addObject("fresh", fresh)
                .addObject("errors", errors)
                .addObject("offices", people.offices())
                .addObject(
                        "managers",
                        people.all().stream()
                                .filter(e -> e.active() && !e.userId().equals(form.userId()))
                                .toList())
                .addObject("roles", Roles.ALL);
        return page;
    }
}
