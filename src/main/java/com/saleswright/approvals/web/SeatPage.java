package com.saleswright.approvals.web;

import com.saleswright.approvals.ApprovalChainProcess;
import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.ChainView;
import com.saleswright.approvals.NoSuchApproval;
import com.saleswright.approvals.SeatView;
import com.saleswright.people.Roles;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the links in mails lead: to the task in the Tasklist, or to what has become of it. */
@Controller
class SeatPage {

    private final Approvals approvals;
    private final ApprovalChainProcess process;

    SeatPage(Approvals approvals, ApprovalChainProcess process) {
        this.approvals = approvals;
        this.process = process;
    }

    @GetMapping("/approvals/seats/{id}")
    ModelAndView show(@PathVariable long id, Authentication login) {
        SeatView seat = approvals.seat(id);
        boolean administrator = isAdministrator(login);
        if (!administrator && !concerns(seat, login.getName())) {
            throw new AccessDeniedException("Approvals are for those who take part in them");
        }
        boolean mine = seat.approver() == null ? administrator : seat.approver().equals(login.getName());
        Optional<String> task = seat.open() && mine ? process.task(seat.businessKey(), id) : Optional.empty();
        return task.map(t -> new ModelAndView(new RedirectView("/camunda/app/tasklist/default/#/?task=" + t, true)))
                .orElseGet(() -> new ModelAndView("approvals/seat").addObject("seat", seat));
    }

    @ExceptionHandler(NoSuchApproval.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView gone(NoSuchApproval e) {
        return new ModelAndView("approvals/gone");
    }

    private boolean concerns(SeatView seat, String person) {
        return seat.requester().equals(person)
                || approvals.history(seat.businessKey()).stream()
                        .flatMap(c -> c.seats().stream())
                        .flatMap(s -> s.turns().stream())
                        .map(ChainView.TurnLine::approver)
                        .anyMatch(person::equals);
    }

    static boolean isAdministrator(Authentication login) {
        return login.getAuthorities().stream().anyMatch(a -> ("ROLE_" + Roles.CAMUNDA_ADMIN).equals(a.getAuthority()));
    }
}
