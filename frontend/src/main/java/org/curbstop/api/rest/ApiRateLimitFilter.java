package org.curbstop.api.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.curbstop.common.TokenBuckets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the calls per minute for each key: the client or, before the token is verified, the address. */
final class ApiRateLimitFilter extends OncePerRequestFilter {

    private static final int MAX_KEYS = 20_000;
    private static final int SECONDS = 60;

    private final ApiProblemWriter problems;
    private final Function<HttpServletRequest, String> key;
    private final TokenBuckets calls;
    private final int perMinute;

    /** Uses real time on purpose: a stopped sandbox clock would lock everybody out. */
    ApiRateLimitFilter(ApiProblemWriter problems, int perMinute, Function<HttpServletRequest, String> key) {
        this.problems = problems;
        this.key = key;
        this.perMinute = perMinute;
        this.calls = new TokenBuckets(perMinute, perMinute, Duration.ofMinutes(1), MAX_KEYS, InstantSource.system());
    }

    @Override
    protected String getAlreadyFilteredAttributeName() {
        return getClass().getName() + System.identityHashCode(this); // a chain has two of these filters
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (calls.tryAcquire(key.apply(request))) {
            chain.doFilter(request, response);
        } else {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, Math.ceilDiv(SECONDS, perMinute));
            problems.write(response, ApiProblem.TOO_MANY_REQUESTS, perMinute + " calls a minute are allowed");
        }
    }
}
