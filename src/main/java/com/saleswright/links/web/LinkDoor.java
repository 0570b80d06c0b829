package com.saleswright.links.web;

import com.saleswright.limits.AddressLimit;
import com.saleswright.links.Links;
import com.saleswright.links.Links.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where the address in a mail leads. The secret leaves the address at once, and looking changes nothing: programs that
 * check mail look first.
 */
@Controller
class LinkDoor {

    /** Wrong links of one address in ten minutes; nobody mistypes a link so often. */
    static final int WRONG = 30;

    private final Links links;
    private final AddressLimit wrong;
    private final AddressLimit asked;

    LinkDoor(Links links, Clock clock) {
        this.links = links;
        this.wrong = new AddressLimit(WRONG, Duration.ofMinutes(10), clock);
        this.asked = new AddressLimit(WRONG, Duration.ofMinutes(10), clock);
    }

    /** Whatever comes after the secret was added by the program that showed the mail. */
    @GetMapping("/l/{token}/**")
    Object open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        long wait = wrong.wait(request.getRemoteAddr());
        if (wait > 0) {
            return tooMany(response, wait);
        }
        Optional<Visit> visit = links.visit(token);
        if (visit.isEmpty()) {
            wrong.count(request.getRemoteAddr());
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("mayAsk", true);
            return "links/dead";
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, LinkCookie.of(visit.get(), request).toString());
        var page = new RedirectView(visit.get().page(), true);
        page.setStatusCode(HttpStatus.SEE_OTHER);
        page.setExposeModelAttributes(false);
        return page;
    }

    /** The holder of a dead link asks for another. The answer is the same whatever the link is. */
    @PostMapping("/l/{token}/**")
    String askAgain(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        long wait = asked.count(request.getRemoteAddr());
        if (wait > 0) {
            return tooMany(response, wait);
        }
        links.askAgain(token);
        model.addAttribute("asked", true);
        return "links/dead";
    }

    private static String tooMany(HttpServletResponse response, long wait) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        return "links/wait";
    }
}
