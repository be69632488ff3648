package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.TokenBuckets;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the rate of forms by their cost. Each browser may send a number of forms per minute within its conversation. A form that opens
 * something new (the first of a conversation, a GeoReport report, a form without a cookie) counts against a budget of its address that is
 * large enough for many customers and refills slowly; every form counts against a second budget of its address. A form over budget is
 * rejected with 429. This bounds storage and work; attempt limits that protect a secret are stored by the capability that owns the secret.
 */
final class PostRateLimitFilter extends OncePerRequestFilter {

    /** Browsers remembered across all addresses; a forgotten browser counts as new. */
    static final int MAX_CONVERSATIONS = 50_000;
    static final int MAX_ORIGINS = 20_000;
    private static final Pattern CONVERSATION = Pattern.compile("(?:__Secure-)?talk-.*");
    private static final int MAX_KEY_LENGTH = 40;

    private final TokenBuckets conversations;
    private final TokenBuckets openings;
    private final TokenBuckets posts;

    /** @param clock real time on purpose: a stopped sandbox clock would lock everybody out */
    PostRateLimitFilter(PublicEndpointProperties settings, InstantSource clock) {
        this.conversations = new TokenBuckets(settings.postsPerMinute(), settings.postsPerMinute(), Duration.ofMinutes(1),
                MAX_CONVERSATIONS, clock);
        this.openings = new TokenBuckets(settings.openingsAtOnce(), settings.openingsPerHour(), Duration.ofHours(1), MAX_ORIGINS, clock);
        this.posts = new TokenBuckets(settings.postsAtOnce(), settings.postsPerSecond(), Duration.ofSeconds(1), MAX_ORIGINS, clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSafe(request) || admits(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", "60");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    static boolean isSafe(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    private boolean admits(HttpServletRequest request) {
        return admits(ClientNetwork.of(request.getRemoteAddr()), conversation(request));
    }

    /** Two tabs of one browser are one conversation here, identified by the first of its keys in sort order. */
    private static Optional<String> conversation(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
                .filter(cookie -> CONVERSATION.matcher(cookie.getName()).matches() && cookie.getValue().length() <= MAX_KEY_LENGTH)
                .map(Cookie::getValue).sorted().findFirst();
    }

    boolean admits(String origin, Optional<String> conversation) {
        Optional<String> known = conversation.map(key -> origin + " " + key).filter(conversations::contains);
        if (known.isPresent() && !conversations.tryAcquire(known.get())) {
            return false;
        }
        if (!posts.tryAcquire(origin) || known.isEmpty() && !openings.tryAcquire(origin)) {
            return false;
        }
        conversation.filter(_ -> known.isEmpty()).ifPresent(key -> conversations.tryAcquire(origin + " " + key));
        return true;
    }
}
