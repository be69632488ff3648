package org.curbstop.sandbox.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Handles {@code prompt=login}, {@code max_age} and {@code acr_values} of an authentication request (OpenID Connect Core 1.0, section
 * 3.1.2.1), which the authorization server ignores: requires a new sign-in if the last one is too old or lacks a required code.
 */
final class ReauthenticationFilter extends OncePerRequestFilter {

    private static final String ASKED_FOR = "SANDBOX_IDENTITY_ASKED_FOR";

    private final String loginAttribute;

    /** @param loginAttribute session attribute in which the provider stores who has signed in to it */
    ReauthenticationFilter(String loginAttribute) {
        this.loginAttribute = loginAttribute;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String state = request.getParameter("state");
        if (request.getRequestURI().endsWith("/authorize") && state != null) {
            HttpSession session = request.getSession();
            boolean again = !state.equals(session.getAttribute(ASKED_FOR));
            session.setAttribute(ASKED_FOR, state);
            if (again && session.getAttribute(loginAttribute) instanceof SecurityContext known && isInsufficient(known, request)) {
                session.removeAttribute(loginAttribute);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isInsufficient(SecurityContext known, HttpServletRequest request) {
        if (!(Objects.requireNonNull(known.getAuthentication()).getDetails() instanceof SandboxSignInDetails details)) {
            return true;
        }
        String oldest = request.getParameter("max_age");
        return words(request.getParameter("prompt")).contains("login")
                || oldest != null && oldest.matches("\\d{1,9}") && !details.at().plusSeconds(Long.parseLong(oldest)).isAfter(Instant.now())
                || words(request.getParameter("acr_values")).contains("2") && !details.withCode();
    }

    private static List<String> words(@Nullable String parameter) {
        return parameter == null ? List.of() : Arrays.asList(parameter.split(" "));
    }
}
