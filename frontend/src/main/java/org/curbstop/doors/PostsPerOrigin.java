package org.curbstop.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.curbstop.common.NetworkAddress;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each address send so many forms a minute and refuses the rest with 429. Counts in memory, for at most {@value #MOST_ORIGINS}
 * addresses: when more come, the one heard of longest ago is forgotten, so a flood of addresses costs nothing but its own count.
 * It blunts floods; attempt limits that protect a secret are kept in the store by those who guard the secret.
 */
final class PostsPerOrigin extends OncePerRequestFilter {

    static final int MOST_ORIGINS = 20_000;
    private static final long WINDOW = Duration.ofMinutes(1).toMillis();

    private final int most;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ORIGINS;
        }
    };

    /** @param clock real time on purpose: a pretend clock that stands still would lock everybody out */
    PostsPerOrigin(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Window(long began, int sent) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSafe(request) || admits(NetworkAddress.network(request.getRemoteAddr()))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(WINDOW / 1000));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    static boolean isSafe(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    synchronized boolean admits(String origin) {
        long now = clock.millis();
        Window window = windows.get(origin);
        if (window == null || now - window.began >= WINDOW) {
            window = new Window(now, 0);
        }
        windows.put(origin, new Window(window.began, Math.min(window.sent, most) + 1));
        return window.sent < most;
    }
}
