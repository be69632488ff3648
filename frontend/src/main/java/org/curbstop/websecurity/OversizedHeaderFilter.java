package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects lists of accepted types and languages that no browser sends: they are parsed again by each filter, controller and error page, and
 * hundreds of entries made one small request allocate as much as a hundred.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OversizedHeaderFilter extends OncePerRequestFilter {

    /** Browsers send up to 200 characters. */
    static final int MAX_CHARS = 500;

    private static final List<String> LISTS = List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String name : LISTS) {
            if (Collections.list(request.getHeaders(name)).stream().mapToInt(String::length).sum() > MAX_CHARS) {
                // Not sendError: the error page would parse the header once more.
                response.setStatus(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setContentType(MediaType.TEXT_PLAIN_VALUE);
                response.getWriter().println("The header " + name + " is longer than " + MAX_CHARS + " characters.");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
