package org.curbstop.web.layout;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.curbstop.identity.StepUpAuthentication;
import org.curbstop.outages.StormMode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Leads visitors of the customer portal who are not signed in to the plain pages while storm mode is on: a portal page costs many times as
 * much. Whoever signs in anyway is let through until the session ends; the staff desk and the sign-in itself are not affected.
 */
final class StormEntryFilter extends OncePerRequestFilter {

    static final String PAGE = "/storm";
    static final String ANYWAY = "anyway";
    private static final String CHOSEN = "curbstop.storm.anyway";

    private final StormMode storm;

    StormEntryFilter(StormMode storm) {
        this.storm = storm;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isEntry(request) || !storm.isActive()) {
            chain.doFilter(request, response);
        } else if (request.getParameter(ANYWAY) != null) {
            request.getSession().setAttribute(CHOSEN, true);
            chain.doFilter(request, response);
        } else {
            String wanted = request.getRequestURI() + Optional.ofNullable(request.getQueryString()).map(query -> "?" + query).orElse("");
            response.sendRedirect(UriComponentsBuilder.fromPath(PAGE).queryParam("to", "{to}").encode().build(wanted).toString());
        }
    }

    private static boolean isEntry(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getMethod().equals("GET") && (path.equals("/my") || path.startsWith("/my/")) && request.getUserPrincipal() == null
                && !hasChosen(request.getSession(false));
    }

    private static boolean hasChosen(@Nullable HttpSession session) {
        return session != null && (session.getAttribute(CHOSEN) != null || StepUpAuthentication.isPending(session));
    }
}
