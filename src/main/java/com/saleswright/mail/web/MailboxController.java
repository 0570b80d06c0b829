package com.saleswright.mail.web;

import com.saleswright.mail.Mailbox;
import com.saleswright.mail.Mailbox.Content;
import com.saleswright.mail.Mailbox.Mail;
import com.saleswright.mail.Mailbox.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The mailbox page: a list, a mail, and the mail's HTML in a frame that can do nothing. */
@Controller
@RequestMapping("/mailbox")
class MailboxController {

    static final String ADMINISTRATOR = "camunda-admin";

    /**
     * The content runs as a page of no origin, without scripts, and loads nothing from anywhere. Only a click on a link
     * gets out, into a tab of its own.
     */
    private static final String CONTENT_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
                    + " style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";

    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest request,
            Model model) {
        Reader reader = reader(request);
        model.addAttribute("page", mailbox.page(reader, search, Math.max(page, 0)));
        model.addAttribute("search", search);
        model.addAttribute("administrator", reader.administrator());
        model.addAttribute("builtIn", mailbox.isBuiltIn());
        model.addAttribute("address", mailbox.addressOf(reader.userId()).orElse(""));
        return "mail/list";
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "html") String view,
            HttpServletRequest request,
            Model model) {
        Reader reader = reader(request);
        Mail mail = mailbox.find(reader, id).orElseThrow(MailboxController::notFound);
        model.addAttribute("mail", mail);
        model.addAttribute("asText", view.equals("text"));
        model.addAttribute("letter", mailbox.content(reader, id).orElse(null));
        return "mail/show";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable long id, HttpServletRequest request) {
        Content content = mailbox.content(reader(request), id).orElseThrow(MailboxController::notFound);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", CONTENT_POLICY)
                .body(content.html());
    }

    private static Reader reader(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return new Reader(user == null ? "" : user, request.isUserInRole(ADMINISTRATOR));
    }

    /** The same for a mail that is not there and for somebody else's. */
    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
