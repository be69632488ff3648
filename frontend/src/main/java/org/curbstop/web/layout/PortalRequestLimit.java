package org.curbstop.web.layout;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the size of bodies that are read into memory before their sender is known: Vaadin's client messages, and the logout tokens of the
 * sign-in provider, whose parsing allocates many times their size. Uploads use another endpoint and have their own limit.
 */
final class PortalRequestLimit extends OncePerRequestFilter {

    static final String BACK_CHANNEL = "/logout/connect/back-channel/curbstop";
    /** Several times the longest form with every field full. */
    private static final int MAX_MESSAGE_BYTES = 256 * 1024;
    /** Several times what providers send: a token with its signature has about 1 KB. */
    static final int MAX_LOGOUT_TOKEN_BYTES = 8 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int max = maxBytes(request);
        if (request.getContentLengthLong() < 0 && max < Integer.MAX_VALUE) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED); // browsers and providers always send a length
        } else if (request.getContentLengthLong() > max) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static int maxBytes(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return Integer.MAX_VALUE;
        }
        if (request.getRequestURI().equals(BACK_CHANNEL)) {
            return MAX_LOGOUT_TOKEN_BYTES;
        }
        String query = request.getQueryString();
        return query != null && query.contains("v-r=uidl") ? MAX_MESSAGE_BYTES : Integer.MAX_VALUE;
    }
}
