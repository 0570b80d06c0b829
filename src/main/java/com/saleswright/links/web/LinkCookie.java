package com.saleswright.links.web;

import com.saleswright.links.Links.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps of a link: one cookie for each, sent to the pages of that link alone.
 *
 * <p>It is lax: strict, it would be missing right after the click in a web mail. As it is never sent with a POST from
 * another site, it also stands for a token against forged requests.
 */
final class LinkCookie {

    private static final String PREFIX = "link-";

    private LinkCookie() {}

    static ResponseCookie of(Visit visit, HttpServletRequest request) {
        return ResponseCookie.from(PREFIX + visit.link().id(), visit.secret())
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(request.getContextPath() + visit.page())
                .maxAge(visit.left())
                .build();
    }

    static Optional<String> secret(HttpServletRequest request, long link) {
        return Optional.ofNullable(WebUtils.getCookie(request, PREFIX + link)).map(cookie -> cookie.getValue());
    }
}
