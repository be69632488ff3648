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
 * Rejects forms that another site submits on a visitor's behalf. Browsers state the origin of a request in {@code Sec-Fetch-Site}, older
 * ones in {@code Origin}; a program sends neither and has no user's cookie. This needs no session and no token, so a form stays valid
 * however long it is open.
 */
final class CrossOriginPostFilter extends OncePerRequestFilter {

    private final RequestMatcher openToOtherOrigins;

    /** @param forAnybody endpoints that other sites may call, and that ignore cookies */
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
