package com.saleswright.signing.web;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.signing.EnvelopeView;
import com.saleswright.signing.Envelopes;
import com.saleswright.signing.NoSuchEnvelope;
import com.saleswright.signing.SigningRefused;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is out for signature: who has signed, what happened, and what its owner can do. */
@Controller
@RequestMapping("/signing")
class EnvelopePages {

    private final Envelopes envelopes;
    private final People people;

    EnvelopePages(Envelopes envelopes, People people) {
        this.envelopes = envelopes;
        this.people = people;
    }

    @GetMapping
    ModelAndView list(Authentication login) {
        boolean all = seesAll(login);
        return common(new ModelAndView("signing/list")
                .addObject("envelopes", envelopes.newest(all ? null : login.getName()))
                .addObject("all", all));
    }

    @GetMapping("/{number}")
    ModelAndView show(
            @PathVariable String number, @RequestParam(defaultValue = "false") boolean check, Authentication login) {
        ModelAndView page = page(visible(number, login), Map.of());
        if (check) {
            page.addObject("verdict", envelopes.check(number));
        }
        return page;
    }

    @GetMapping("/{number}/document")
    ResponseEntity<byte[]> document(@PathVariable String number, Authentication login) {
        EnvelopeView envelope = visible(number, login);
        return SignPage.pdf(envelope.document(), envelopes.frozenPdf(number));
    }

    @GetMapping("/{number}/signed")
    ResponseEntity<byte[]> signed(@PathVariable String number, Authentication login) {
        EnvelopeView envelope = visible(number, login);
        return SignPage.pdf(
                CopyPage.signedName(envelope), envelopes.signedPdf(number).orElseThrow(NoSuchElementException::new));
    }

    @PostMapping("/{number}/remind")
    ModelAndView remind(@PathVariable String number, Authentication login, RedirectAttributes redirect) {
        return act(
                number,
                login,
                redirect,
                "remind",
                "Everybody who is asked was reminded.",
                () -> envelopes.remind(number, login.getName()));
    }

    @PostMapping("/{number}/extend")
    ModelAndView extend(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int days,
            Authentication login,
            RedirectAttributes redirect) {
        return act(
                number,
                login,
                redirect,
                "extend",
                "There is more time now, and the signers were told.",
                () -> envelopes.extend(number, Duration.ofDays(days), login.getName()));
    }

    @PostMapping("/{number}/void")
    ModelAndView takeBack(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes redirect) {
        return act(
                number,
                login,
                redirect,
                "void",
                "The document was taken back, and the signers were told.",
                () -> envelopes.void_(number, reason, login.getName()));
    }

    @PostMapping("/{number}/signers/{signer}/resend")
    ModelAndView resend(
            @PathVariable String number, @PathVariable long signer, Authentication login, RedirectAttributes redirect) {
        return act(
                number,
                login,
                redirect,
                "signer" + signer,
                "A new link went out; the old one is dead.",
                () -> envelopes.resend(number, signer, login.getName()));
    }

    @PostMapping("/{number}/signers/{signer}/address")
    ModelAndView correctAddress(
            @PathVariable String number,
            @PathVariable long signer,
            @RequestParam(defaultValue = "") String email,
            Authentication login,
            RedirectAttributes redirect) {
        return act(
                number,
                login,
                redirect,
                "signer" + signer,
                "The address is corrected; the old link is dead.",
                () -> envelopes.correctAddress(number, signer, email, login.getName()));
    }

    @ExceptionHandler({NoSuchEnvelope.class, NoSuchElementException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView gone() {
        return new ModelAndView("error/404");
    }

    private ModelAndView act(
            String number,
            Authentication login,
            RedirectAttributes redirect,
            String form,
            String done,
            Runnable action) {
        EnvelopeView envelope = visible(number, login);
        try {
            action.run();
        } catch (SigningRefused refused) {
            ModelAndView page = page(envelope, Map.of(form, refused.reason()));
            page.setStatus(HttpStatus.BAD_REQUEST);
            return page;
        }
        redirect.addFlashAttribute("notice", done);
        return new ModelAndView("redirect:/signing/" + number);
    }

    /** Strangers do not learn which numbers there are. */
    private EnvelopeView visible(String number, Authentication login) {
        if (seesAll(login)) {
            return envelopes.view(number);
        }
        return envelopes
                .find(number)
                .filter(e -> e.owner().equals(login.getName()))
                .orElseThrow(() ->
                        new AccessDeniedException("Envelopes are for their owners, contract administrators and legal"));
    }

    /** Not by the employee's roles: the first administrator is no employee. */
    private static boolean seesAll(Authentication login) {
        return login.getAuthorities().stream().anyMatch(a -> Envelopes.SEE_ALL.stream()
                .anyMatch(role -> a.getAuthority().equals("ROLE_" + role)));
    }

    private ModelAndView page(EnvelopeView envelope, Map<String, String> errors) {
        return common(
                new ModelAndView("signing/show").addObject("envelope", envelope).addObject("errors", errors));
    }

    private ModelAndView common(ModelAndView page) {
        return page.addObject(
                "names", people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name)));
    }
}
