package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form that another site's page sends on a visitor's behalf. Browsers say where a request comes from in
 * {@code Sec-Fetch-Site}, older ones in {@code Origin}; a program says neither and carries nobody's cookie. No session and no token
 * are needed, so a form stays good however long it lies open.
 */
final class CrossOriginPostFilter extends OncePerRequestFilter {

    private final RequestMatcher openToOtherOrigins;

    /** @param forAnybody endpoints that other sites' pages are invited to, and that no cookie means anything to */
    CrossOriginPostFilter(RequestMatcher forAnybody) {
        this.openToOtherOrigins = forAnybody;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PostRateLimitFilter.isSafe(request) || isSameOrigin(request) || openToOtherOrigins.matches(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || authority(origin).equals(request.getHeader("Host"));
    }

    private static String authority(String origin) {
        try {
            @Nullable String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException notAUri) {
            return "";
        }
    }
}
