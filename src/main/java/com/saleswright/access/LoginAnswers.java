package com.saleswright.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What people and scripts are told who are not let in: the same for a wrong password and for an unknown user. */
final class LoginAnswers {

    private static final int TOO_MANY_REQUESTS = HttpStatus.TOO_MANY_REQUESTS.value();
    private static final RequestMatcher SCRIPTS = new OrRequestMatcher(
            withDefaults().matcher("/api/**"), withDefaults().matcher("/camunda/api/**"));
    private static final LoginUrlAuthenticationEntryPoint LOGIN_PAGE = new LoginUrlAuthenticationEntryPoint("/login");

    private LoginAnswers() {}

    /** Pages lead to the login page; scripts get 401; a part of a page makes the page load anew. */
    static void askForLogin(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (SCRIPTS.matches(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Refresh", "true");
        } else {
            LOGIN_PAGE.commence(request, response, failure);
        }
    }

    static void loginFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyAttempts limit) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(limit.retryAfterSeconds()));
            response.sendError(TOO_MANY_REQUESTS);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?error");
        }
    }

    static void basicFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean limited = failure instanceof TooManyAttempts;
        if (failure instanceof TooManyAttempts limit) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(limit.retryAfterSeconds()));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Saleswright\", charset=\"UTF-8\"");
        }
        response.setStatus(limited ? TOO_MANY_REQUESTS : HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(
                        limited
                                ? "{\"title\":\"Too many attempts\",\"status\":429,\"detail\":\"Wait, then try again.\"}"
                                : "{\"title\":\"Login needed\",\"status\":401,\"detail\":\"Send user and password.\"}");
    }

    /** The web app's own script leads to our login page. */
    static void loggedOutOfWebApp(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication login) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** A login page that was open too long has lost its session: show it anew instead of an error. */
    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException && request.getServletPath().equals("/login")) {
            response.sendRedirect(request.getContextPath() + "/login?expired");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
