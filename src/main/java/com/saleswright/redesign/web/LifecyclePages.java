package com.saleswright.redesign.web;

import com.saleswright.engine.FormRejected;
import com.saleswright.redesign.Proposals;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Rollout;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons on the way of a redesign: propose, decide, withdraw, roll back, take over a newer built-in version. */
@Controller
@RequestMapping("/redesigns")
@PreAuthorize(RedesignPages.OWNERS)
class LifecyclePages {

    private static final String BACK = "redirect:/redesigns/";

    private final Proposals proposals;

    LifecyclePages(Proposals proposals) {
        this.proposals = proposals;
    }

    @PostMapping("/{number}/propose")
    String propose(
            @PathVariable String number, RolloutForm rollout, Authentication login, RedirectAttributes redirect) {
        return act(
                number,
                "A second person is asked to review it.",
                redirect,
                () -> proposals.propose(number, login.getName(), rollout.read()));
    }

    /** @param decision approve, sendBack or reject */
    @PostMapping("/{number}/review")
    String review(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            RolloutForm rollout,
            Authentication login,
            RedirectAttributes redirect) {
        return act(
                number,
                "You have decided; the author is told.",
                redirect,
                () -> proposals.review(
                        number,
                        login.getName(),
                        Way.roles(login),
                        decision,
                        reason,
                        decision.equals("approve") ? rollout.read() : Rollout.ALL_AT_ONCE));
    }

    @PostMapping("/{number}/give-up")
    String withdraw(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes redirect) {
        return act(
                number,
                "The redesign is withdrawn. Its files are kept to look at.",
                redirect,
                () -> proposals.withdraw(number, login.getName(), reason));
    }

    @PostMapping("/{number}/roll-back")
    String rollBack(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes redirect) {
        return act(
                number,
                "The version before becomes live again; this takes a moment.",
                redirect,
                () -> proposals.rollBack(number, login.getName(), reason));
    }

    /** Begins a redesign from the newer built-in version of a capability. */
    @PostMapping("/newer")
    String takeOver(
            @RequestParam(defaultValue = "") String capability, Authentication login, RedirectAttributes redirect) {
        try {
            return BACK + proposals.takeOver(capability, login.getName());
        } catch (RedesignRefused refused) {
            redirect.addFlashAttribute("notice", refused.getMessage());
            return "redirect:/redesigns";
        }
    }

    private static String act(String number, String done, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("notice", done);
        } catch (RedesignRefused | FormRejected refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
        }
        return BACK + number;
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
