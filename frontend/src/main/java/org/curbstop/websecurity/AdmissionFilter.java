package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.admission.AdmissionLimit;
import org.curbstop.common.admission.AdmissionLimit.Admission;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects requests beyond capacity immediately, before they cause any work. Outage reports and staff go first. The client's address does
 * not count, because a whole town may share one.
 */
@Component
@EnableConfigurationProperties(AdmissionProperties.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the filters that set the address and the character set
final class AdmissionFilter extends OncePerRequestFilter {

    /** Calls and texts have their own limits and responses. */
    private static final List<String> WITHOUT_LIMIT = List.of("/twilio/");
    /** This application calls the sandbox's Stripe and sign-in itself; in production, health has its own port. */
    private static final List<String> WITHOUT_LIMIT_IN_THE_SANDBOX = List.of("/twilio/", "/actuator/", "/sandbox/");
    private static final Set<String> FIRST = Set.of("/outage", "/style.css", "/logo.svg");
    private static final String OPEN_REPORTS = "/open311/v2/requests.";
    private static final Set<String> AT_WORK = Set.of("ROLE_STAFF", "ROLE_SUPERVISOR", "ROLE_OUTAGE_DESK");

    private final AdmissionLimit limit;
    private final OverCapacityResponse overCapacity;
    private final List<String> withoutLimit;

    AdmissionFilter(AdmissionProperties settings, Utility utility, Environment environment) {
        this.withoutLimit = environment.matchesProfiles("production") ? WITHOUT_LIMIT : WITHOUT_LIMIT_IN_THE_SANDBOX;
        this.limit = new AdmissionLimit("web", settings.atOnce(), settings.patience());
        this.overCapacity = new OverCapacityResponse(utility);
    }

    /** An upload lasts as long as the sender's connection takes and needs hardly any work; its rate limit bounds what follows. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return withoutLimit.stream().anyMatch(request.getRequestURI()::startsWith) || hasBody(request, "multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasBody(request, MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            request.getParameterMap(); // read before admission, so that a slow sender does not occupy a place
        }
        Optional<Admission> admitted = goesFirst(request) ? limit.admitPriority() : limit.admit();
        if (admitted.isEmpty()) {
            overCapacity.write(request, response);
            return;
        }
        try (Admission _ = admitted.get()) {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasBody(HttpServletRequest request, String type) {
        return !PostRateLimitFilter.isSafe(request) && String.valueOf(request.getContentType()).startsWith(type);
    }

    private static boolean goesFirst(HttpServletRequest request) {
        String path = request.getRequestURI();
        return FIRST.contains(path) || path.startsWith("/scripts/")
                || path.startsWith(OPEN_REPORTS) && !PostRateLimitFilter.isSafe(request)
                || isAtWork(request.getSession(false));
    }

    private static boolean isAtWork(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext known
                && known.getAuthentication() instanceof Authentication user
                && user.getAuthorities().stream().anyMatch(granted -> AT_WORK.contains(String.valueOf(granted.getAuthority())));
    }
}
