package com.saleswright.surveys.web;

import com.saleswright.surveys.Survey;
import com.saleswright.surveys.SurveyRefused;
import com.saleswright.surveys.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Surveys on the page of their customer: how they stand, and the button to ask. */
@Controller
@RequestMapping("/surveys")
class SurveyPages {

    static final String STARTERS = "hasAnyRole('customer-success', 'sales-manager', 'sales-director', 'sales-vp')";

    private final Surveys surveys;

    SurveyPages(Surveys surveys) {
        this.surveys = surveys;
    }

    /** A part of the page of a customer. */
    @GetMapping("/of-customer/{customerId}")
    String ofCustomer(@PathVariable long customerId, Principal user, Model model) {
        model.addAttribute("customer", customerId)
                .addAttribute("surveys", surveys.ofCustomer(customerId))
                .addAttribute(
                        "last", surveys.lastAnswer(customerId, user.getName()).orElse(null))
                .addAttribute("starter", surveys.mayStart(customerId, user.getName()));
        return "surveys/of-customer :: part";
    }

    @PreAuthorize(STARTERS)
    @PostMapping("/of-customer/{customerId}")
    String start(@PathVariable long customerId, Principal user, RedirectAttributes redirect) {
        String notice;
        try {
            Survey survey = surveys.get(surveys.startByHand(customerId, user.getName()));
            String why = survey.endReason();
            notice = why == null ? survey.number() + " is on its way." : "Nobody was asked: " + why + ".";
        } catch (SurveyRefused refused) {
            notice = String.valueOf(refused.getMessage());
        }
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/customers/" + customerId;
    }

    @PreAuthorize(STARTERS)
    @PostMapping("/{number}/cancel")
    String cancel(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes redirect) {
        Survey survey = surveys.get(number);
        String notice = number + " is cancelled.";
        try {
            surveys.cancel(number, user.getName(), reason);
        } catch (SurveyRefused refused) {
            notice = String.valueOf(refused.getMessage());
        }
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/customers/" + survey.customerId();
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
