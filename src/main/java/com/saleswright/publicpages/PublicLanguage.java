package com.saleswright.publicpages;

import com.saleswright.links.OpenLink;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * In which language a public page speaks: what the reader chose by {@code ?lang=}, else the language of the person to
 * whom we wrote, else what the browser asks for. All other pages go by the browser, as they did.
 *
 * <p>The recipient's language is that of the link; a controller may put another into its model under {@code language}.
 */
@Component("localeResolver")
class PublicLanguage extends AcceptHeaderLocaleResolver {

    /** Name of the request attribute that holds the language of a model. */
    static final String OF_MODEL = PublicLanguage.class.getName();

    static final String PARAMETER = "lang";
    private static final List<String> PUBLIC = List.of("/p/", "/l/");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (!isPublic(request)) {
            return super.resolveLocale(request);
        }
        Locale chosen = spoken(Locale.forLanguageTag(String.valueOf(request.getParameter(PARAMETER))));
        if (chosen != null) {
            return chosen;
        }
        Locale recipient = recipient(request);
        return recipient != null ? recipient : asked(request);
    }

    private static @Nullable Locale recipient(HttpServletRequest request) {
        if (request.getAttribute(OF_MODEL) instanceof Locale locale) {
            return spoken(locale);
        }
        return request.getAttribute(OpenLink.class.getName()) instanceof OpenLink link ? spoken(link.language()) : null;
    }

    static boolean isPublic(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return PUBLIC.stream().anyMatch(path::startsWith);
    }

    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") != null) {
            for (Locale locale : Collections.list(request.getLocales())) {
                Locale spoken = spoken(locale);
                if (spoken != null) {
                    return spoken;
                }
            }
        }
        return Locale.ENGLISH;
    }

    /** The one of our two languages that it is, or null. */
    private static @Nullable Locale spoken(Locale locale) {
        return switch (locale.getLanguage()) {
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> null;
        };
    }
}
