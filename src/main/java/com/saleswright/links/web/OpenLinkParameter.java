package com.saleswright.links.web;

import com.saleswright.links.Links;
import com.saleswright.links.OpenLink;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives the methods of public pages, below {@code /p/<purpose>/{link}}, the link that the browser has come by.
 *
 * <p>Refuses what a page of another site sends, even where a browser adds the cookie: that of a neighbouring host counts
 * as the same site there. The browser says where a request comes from in {@code Sec-Fetch-Site}. {@code Origin} would
 * not do: as our pages tell no referrer, it is {@code null} for their own forms.
 */
@Component
class OpenLinkParameter implements HandlerMethodArgumentResolver {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    /** The page itself, or the person, who sends it again after a restart of the browser. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Links links;

    OpenLinkParameter(Links links) {
        this.links = links;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OpenLink.class;
    }

    @Override
    public OpenLink resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        if (isForged(request)) {
            throw new DeadLink();
        }
        // As in /p/sign/{link}/pages
        String[] path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .split("/", -1);
        String purpose = path.length > 2 ? path[2] : "";
        OpenLink link = id(request)
                .flatMap(id -> LinkCookie.secret(request, id).flatMap(secret -> links.visited(purpose, id, secret)))
                .orElseThrow(DeadLink::new);
        // For what knows the request only: the page is in the language of the link.
        request.setAttribute(OpenLink.class.getName(), link);
        return link;
    }

    private static boolean isForged(HttpServletRequest request) {
        String from = request.getHeader("Sec-Fetch-Site");
        return from != null && !OURS.contains(from) && !READING.contains(request.getMethod());
    }

    private static Optional<Long> id(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object id = variables instanceof Map<?, ?> named ? named.get("link") : null;
        try {
            return id == null ? Optional.empty() : Optional.of(Long.valueOf(id.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
