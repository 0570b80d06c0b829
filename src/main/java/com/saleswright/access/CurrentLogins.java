package com.saleswright.access;

import com.saleswright.access.IdentityStore.StoredUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session within seconds when its account goes or gets another password or other roles. */
class CurrentLogins extends OncePerRequestFilter {

    private final IdentityStore store;

    CurrentLogins(IdentityStore store) {
        this.store = store;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof SignedIn user && !isCurrent(user)) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isCurrent(SignedIn user) {
        return store.recent(user.userId())
                .map(StoredUser::stamp)
                .filter(user.stamp()::equals)
                .isPresent();
    }
}
