package com.saleswright.mail.web;

import com.saleswright.mail.DeadLetters;
import com.saleswright.mail.Mailbox;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators see mail that could not be sent, and send it again or give it up. */
@Controller
@RequestMapping("/mailbox/dead")
class DeadLettersController {

    private static final String BACK = "redirect:/mailbox/dead";
    private static final String GONE = "That mail is not among the dead letters any more.";

    private final DeadLetters deadLetters;
    private final Mailbox mailbox;

    DeadLettersController(DeadLetters deadLetters, Mailbox mailbox) {
        this.deadLetters = deadLetters;
        this.mailbox = mailbox;
    }

    /** Runs before every method here. */
    @ModelAttribute
    void administratorsOnly(HttpServletRequest request) {
        if (!request.isUserInRole(MailboxController.ADMINISTRATOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, HttpServletRequest request, Model model) {
        return show(page, mailbox.addressOf(user(request)).orElse(""), model);
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "notice",
                deadLetters.retry(id)
                        ? "The mail is on its way again."
                        : "The mail was not sent again: its address is not usable, or it is no dead letter any more.");
        return BACK;
    }

    @PostMapping("/retry")
    String retryAll(RedirectAttributes redirect) {
        long count = deadLetters.retryAll();
        redirect.addFlashAttribute(
                "notice",
                count == 0 ? "No dead letter has a usable address." : count + " mails are on their way again.");
        return BACK;
    }

    @PostMapping("/{id}/discard")
    String discard(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        String problem = reason.isBlank()
                ? "Say why nobody needs this mail any more."
                : reason.length() > DeadLetters.LONGEST_REASON
                        ? "Use at most " + DeadLetters.LONGEST_REASON + " characters."
                        : "";
        if (!problem.isEmpty()) {
            model.addAttribute("refusedId", id);
            model.addAttribute("refusedReason", reason);
            model.addAttribute("reasonError", problem);
            return show(0, mailbox.addressOf(user(request)).orElse(""), model);
        }
        redirect.addFlashAttribute(
                "notice", deadLetters.discard(id, user(request), reason) ? "The mail is discarded." : GONE);
        return BACK;
    }

    @PostMapping("/test")
    String test(
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            Locale language,
            Model model,
            RedirectAttributes redirect) {
        String problem = DeadLetters.problemWith(to.strip());
        if (!problem.isEmpty()) {
            model.addAttribute("toError", problem + " Enter the address at which you read mail.");
            return show(0, to, model);
        }
        deadLetters.sendTest(user(request), to.strip(), language);
        redirect.addFlashAttribute(
                "notice",
                mailbox.isBuiltIn()
                        ? "The test message is in the built-in mailbox: no mail server is configured."
                        : "The test message is on its way to " + to.strip() + ".");
        return BACK;
    }

    private String show(int page, String to, Model model) {
        model.addAttribute("page", deadLetters.page(Math.max(page, 0)));
        model.addAttribute("to", to);
        model.addAttribute("longestReason", DeadLetters.LONGEST_REASON);
        return "mail/dead";
    }

    private static String user(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return user == null ? "" : user;
    }
}
