package com.saleswright.approvals.web;

import com.saleswright.approvals.ApprovalOffice;
import com.saleswright.approvals.ChainView;
import com.saleswright.approvals.DecisionRefused;
import com.saleswright.approvals.Evidence;
import com.saleswright.approvals.NoSuchApproval;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of the approval administrators: what is open, who is waited for, and what to do about it. */
@Controller
@RequestMapping("/approvals/admin")
class ApprovalAdminPages {

    private static final String LIST = "redirect:/approvals/admin";

    private final ApprovalOffice office;
    private final Evidence evidence;
    private final People people;
    private final Clock clock;

    ApprovalAdminPages(ApprovalOffice office, Evidence evidence, People people, Clock clock) {
        this.office = office;
        this.evidence = evidence;
        this.people = people;
        this.clock = clock;
    }

    /** Everything on this desk is for administrators. */
    @ModelAttribute
    void requireAdministrator(Authentication login) {
        if (!SeatPage.isAdministrator(login)) {
            throw new AccessDeniedException("Only approval administrators work here");
        }
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "false") boolean check, Authentication login) {
        ModelAndView page = new ModelAndView("approvals/admin")
                .addObject("open", office.open())
                .addObject("count", office.countOpen())
                .addObject("reviews", office.toReview())
                .addObject("me", login.getName());
        if (check) {
            page.addObject("verdict", evidence.verify());
        }
        return common(page);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id) {
        return page(office.chain(id), Map.of());
    }

    @PostMapping("/{id}/override")
    ModelAndView override(
            @PathVariable long id,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes redirect) {
        try {
            office.override(id, login.getName(), approve, reason);
        } catch (DecisionRefused e) {
            return page(office.chain(id), Map.of("override", e.reason())).addObject("overrideReason", reason);
        }
        redirect.addFlashAttribute("notice", "You have decided. A second administrator will review it.");
        return new ModelAndView(LIST);
    }

    @PostMapping("/{id}/seats/{seat}")
    ModelAndView reassign(
            @PathVariable long id,
            @PathVariable long seat,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes redirect) {
        try {
            office.reassign(seat, to, login.getName(), reason);
        } catch (DecisionRefused e) {
            return page(office.chain(id), Map.of("seat" + seat, e.reason()))
                    .addObject("to", to)
                    .addObject("reassignReason", reason);
        }
        redirect.addFlashAttribute("notice", "The decision was given to somebody else, and both were told.");
        return new ModelAndView(LIST + "/" + id);
    }

    @PostMapping("/{id}/review")
    ModelAndView review(@PathVariable long id, Authentication login, RedirectAttributes redirect) {
        try {
            office.review(id, login.getName());
            redirect.addFlashAttribute("notice", "The override is reviewed.");
        } catch (DecisionRefused e) {
            redirect.addFlashAttribute("notice", e.reason());
        }
        return new ModelAndView(LIST);
    }

    @ExceptionHandler(NoSuchApproval.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView gone(NoSuchApproval e) {
        return new ModelAndView("approvals/gone");
    }

    /** Somebody else did something to the request at the same moment, again and again. */
    @ExceptionHandler(OptimisticLockingFailureException.class)
    void changedMeanwhile(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }

    private ModelAndView page(ChainView chain, Map<String, String> errors) {
        return common(new ModelAndView("approvals/chain")
                .addObject("chain", chain)
                .addObject("errors", errors)
                .addObject(
                        "people",
                        people.all().stream()
                                .filter(e -> e.active() && !e.userId().equals(chain.requester()))
                                .toList()));
    }

    private ModelAndView common(ModelAndView page) {
        return page.addObject("now", clock.instant())
                .addObject("names", people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name)));
    }
}
