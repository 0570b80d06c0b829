package com.saleswright.people.web;

import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.PeopleRejected;
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

/** Offices with the hours and holidays that due dates are reckoned by. Everybody may look, hr and administrators change. */
@Controller
@RequestMapping("/offices")
class OfficePages {

    private final People people;

    OfficePages(People people) {
        this.people = people;
    }

    @GetMapping
    String list(Authentication login, Model model) {
        Map<String, Long> staff = people.all().stream()
                .filter(Employee::active)
                .collect(Collectors.groupingBy(Employee::office, Collectors.counting()));
        model.addAttribute("viewer", Viewer.of(login))
                .addAttribute("offices", people.offices())
                .addAttribute("staff", staff);
        return "people/offices";
    }

    @GetMapping("/new")
    ModelAndView create(Authentication login) {
        Viewer.of(login).requireEditor();
        return form(OfficeForm.empty(), true, Map.of());
    }

    @PostMapping
    ModelAndView create(@ModelAttribute OfficeForm form, Authentication login, RedirectAttributes redirect) {
        Viewer.of(login).requireEditor();
        if (people.offices().stream().anyMatch(o -> o.id().equals(form.id()))) {
            return form(
                    form, true, Map.of("id", "There is an office with this short name already. Choose another one."));
        }
        return save(form, true, redirect);
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable String id, Authentication login) {
        Viewer.of(login).requireEditor();
        return form(OfficeForm.of(people.office(id)), false, Map.of());
    }

    @PostMapping("/{id}")
    ModelAndView edit(
            @PathVariable String id,
            @ModelAttribute OfficeForm form,
            Authentication login,
            RedirectAttributes redirect) {
        Viewer.of(login).requireEditor();
        return save(form.withId(people.office(id).id()), false, redirect);
    }

    private ModelAndView save(OfficeForm form, boolean fresh, RedirectAttributes redirect) {
        try {
            Office office = form.office();
            people.saveOffice(office);
            redirect.addFlashAttribute("notice", office.name() + " is saved.");
            return new ModelAndView("redirect:/offices");
        } catch (PeopleRejected e) {
            return form(form, fresh, EmployeePages.byField(e));
        }
    }

    private static ModelAndView form(OfficeForm form, boolean fresh, Map<String, String> errors) {
        ModelAndView page = new ModelAndView("people/office");
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        page.addObject("form", form).addObject("fresh", fresh).addObject("errors", errors);
        return page;
    }
}
