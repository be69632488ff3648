package org.curbstop.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session a fixed number of hours after sign-in regardless of activity, and earlier when idle; staff sessions have shorter limits.
 * Uses system time, which the sandbox clock does not move.
 */
@Component
@FilterRegistration(enabled = false) // In the portal's filter chain only, ahead of everything that reads the session.
public class SessionLimitFilter extends OncePerRequestFilter {

    private static final String ENDS = "curbstop.session.ends";

    private final SignInProperties settings;

    SessionLimitFilter(SignInProperties settings) {
        this.settings = settings;
    }

    void start(HttpSession session, SignedInUser who) {
        boolean atWork = who.roles().stream().anyMatch(UserRole::isPrivileged);
        Duration longest = atWork ? settings.staffLongest() : settings.longest();
        session.setAttribute(ENDS, Instant.now().plus(longest));
        if (atWork) {
            session.setMaxInactiveInterval((int) settings.staffIdle().toSeconds());
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ENDS) instanceof Instant ends && !Instant.now().isBefore(ends)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
