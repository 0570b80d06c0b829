package com.saleswright.signing.web;

import com.saleswright.links.OpenLink;
import com.saleswright.signing.DeclineReason;
import com.saleswright.signing.Signing;
import com.saleswright.signing.Signing.Desk;
import com.saleswright.signing.Signing.Given;
import com.saleswright.signing.Signing.Turn;
import com.saleswright.signing.SigningRefused;
import com.saleswright.signing.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Where a signer reads, signs, declines or hands over. Looking at it changes nothing. */
@Controller
@RequestMapping("/p/sign/{link}")
class SignPage {

    private static final Duration PICTURES = Duration.ofHours(1);

    private final Signing signing;
    private final PagePictures pictures;

    SignPage(Signing signing, PagePictures pictures) {
        this.signing = signing;
        this.pictures = pictures;
    }

    /** What was entered, to be shown again beside what is wrong with it. */
    record Entered(String field, String problem, Map<String, String> values) {

        static final Entered NOTHING = new Entered("", "", Map.of());

        public boolean refused() {
            return !problem.isEmpty();
        }
    }

    @GetMapping
    ModelAndView show(OpenLink link, Locale locale) {
        return page(link, locale, Entered.NOTHING);
    }

    @GetMapping("/pages/{page}")
    ResponseEntity<byte[]> page(OpenLink link, @PathVariable int page) {
        List<byte[]> pages = pages(signing.desk(link)).orElse(List.of());
        if (page < 1 || page > pages.size()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(PICTURES).cachePrivate())
                .body(pages.get(page - 1));
    }

    @GetMapping("/document")
    ResponseEntity<byte[]> document(OpenLink link) {
        Desk desk = signing.desk(link);
        return pdf(desk.document(), signing.document(desk.number()));
    }

    static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    /** The page tells that it was shown: programs that look into mail open links as well, but run no script. */
    @PostMapping("/viewed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void viewed(OpenLink link, HttpServletRequest request) {
        signing.viewed(link, visit(request));
    }

    @PostMapping
    ModelAndView sign(
            OpenLink link,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String drawn,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String consent) {
        String strokes = way.equals("drawn") ? drawn : "";
        try {
            if (way.equals("drawn") && strokes.isBlank()) {
                return refused(link, locale, response, "drawn", "drawnMissing", Map.of("way", way));
            }
            signing.sign(link, new Given(typed, strokes, consent), visit(request));
            return again(link, locale);
        } catch (SigningRefused refused) {
            return refused(
                    link,
                    locale,
                    response,
                    refused.field(),
                    refused.problem(),
                    Map.of("typed", typed, "drawn", drawn, "way", way, "consent", consent));
        }
    }

    @PostMapping("/decline")
    ModelAndView decline(
            OpenLink link,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String reason) {
        Optional<DeclineReason> chosen = List.of(DeclineReason.values()).stream()
                .filter(r -> r.name().equals(code))
                .findFirst();
        Map<String, String> values = Map.of("code", code, "reason", reason);
        if (chosen.isEmpty()) {
            return refused(link, locale, response, "code", "code", values);
        }
        try {
            signing.decline(link, chosen.get(), reason, visit(request));
            return again(link, locale);
        } catch (SigningRefused refused) {
            return refused(link, locale, response, refused.field(), refused.problem(), values);
        }
    }

    /** Answers with a page and not with a redirect, since the link is dead by then. */
    @PostMapping("/hand-over")
    ModelAndView handOver(
            OpenLink link,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email) {
        try {
            signing.handOver(link, name, email, visit(request));
            return new ModelAndView("signing/handed-over").addObject("to", name.strip());
        } catch (SigningRefused refused) {
            return refused(
                    link, locale, response, refused.field(), refused.problem(), Map.of("name", name, "email", email));
        }
    }

    private ModelAndView refused(
            OpenLink link,
            Locale locale,
            HttpServletResponse response,
            String field,
            String problem,
            Map<String, String> values) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(link, locale, new Entered(field, problem, values));
    }

    private ModelAndView page(OpenLink link, Locale locale, Entered entered) {
        Desk desk = signing.desk(link);
        String view =
                switch (desk.turn()) {
                    case SIGN -> "signing/sign";
                    case SIGNED -> "signing/receipt";
                    case DECLINED, LATE, ENDED -> "signing/over";
                };
        ModelAndView page = new ModelAndView(view)
                .addObject("desk", desk)
                .addObject("link", link.id())
                .addObject("entered", entered)
                .addObject("expires", time(desk.expires(), locale))
                .addObject("signedAt", time(desk.signedAt(), locale));
        if (desk.turn() == Turn.SIGN) {
            page.addObject("pages", pages(desk).map(List::size).orElse(0))
                    .addObject("reasons", DeclineReason.values())
                    .addObject("consent", Signing.CONSENT);
        }
        return page;
    }

    private Optional<List<byte[]>> pages(Desk desk) {
        return pictures.of(desk.sha256(), () -> signing.frozen(desk.number()));
    }

    private static ModelAndView again(OpenLink link, Locale locale) {
        return new ModelAndView("redirect:/p/sign/" + link.id() + "?lang=" + locale.getLanguage());
    }

    private static Visit visit(HttpServletRequest request) {
        return new Visit(
                Objects.requireNonNullElse(request.getRemoteAddr(), ""),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }

    static String time(@Nullable Instant instant, Locale locale) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale)
                                .withZone(ZoneOffset.UTC)
                                .format(instant)
                        + " UTC";
    }
}
