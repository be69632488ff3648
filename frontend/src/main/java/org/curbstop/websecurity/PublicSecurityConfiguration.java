package org.curbstop.websecurity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.curbstop.utility.Utility;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Security of everything outside the portal. A path is open if a {@link PublicPaths} bean names it; any other path returns 404 to
 * everybody, so that no redirect or 403 reveals what exists.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicEndpointProperties.class)
class PublicSecurityConfiguration {

    /** Vaadin, sign-in, the sandbox and monitoring have their own filter chains. */
    private static final String[] PATHS_OF_OTHER_CHAINS = {
        "/my", "/staff", "/VAADIN", "/login", "/logout", "/oauth2", "/connect", "/sandbox", "/actuator", "/lumo", "/portal"
    };

    private static final String OPEN_REPORTING = "/open311/v2/**";

    @Bean
    static PublicPaths paths() {
        return new PublicPaths(List.of(
                "/", "/language/*", "/contact", "/verify", "/accessibility", "/service", "/storm", "/chat", "/error", "/robots.txt",
                "/pay/with/*", "/pay/deposit/*", "/receipt/*", "/letters/*", "/papers/*",
                "/outage/map", "/outages.geojson", "/odin/*", "/streets.geojson", OPEN_REPORTING,
                "/style.css", "/tokens.css", "/utility.css", "/letter.css", "/logo.svg", "/scripts/*", "/webjars/leaflet/**"));
    }

    /** Disables observation of the filter chains: it wraps each filter, which costs every request. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Webhooks are signed by their senders and verified by their controllers. This chain has no cookies, no forms and no rate limit,
     * because in a storm all webhooks come from one address.
     */
    @Bean
    @Order(40)
    SecurityFilterChain webhookChain(HttpSecurity http) {
        http.securityMatcher("/twilio/**", "/stripe/events");
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        http.csrf(AbstractHttpConfigurer::disable); // the signature authenticates the sender
        // Nobody signs in here, and each of these filters costs time in every turn of a call.
        http.sessionManagement(AbstractHttpConfigurer::disable);
        http.securityContext(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.servletApi(AbstractHttpConfigurer::disable);
        http.anonymous(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    @Bean
    @Order(50)
    SecurityFilterChain publicPagesChain(HttpSecurity http, PublicEndpointProperties settings, Utility utility, List<PublicPaths> open) {
        http.securityMatcher(outsideThePortal());
        String[] patterns = open.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(patterns).permitAll().anyRequest().denyAll());
        http.exceptionHandling(refusals -> refusals
                .authenticationEntryPoint((request, response, refused) -> response.sendError(HttpStatus.NOT_FOUND.value()))
                .accessDeniedHandler((request, response, refused) -> response.sendError(HttpStatus.NOT_FOUND.value())));
        // A visitor who is signed in elsewhere is recognized here; a plain page never creates a session.
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.csrf(AbstractHttpConfigurer::disable); // replaced by CrossOriginPostFilter: there is no session to hold a token
        http.requestCache(AbstractHttpConfigurer::disable);
        http.cors(cors -> cors.configurationSource(openData()));
        http.addFilterBefore(new UnknownCharsetFilter(), AuthorizationFilter.class);
        http.addFilterBefore(new PostRateLimitFilter(settings, InstantSource.system()), AuthorizationFilter.class);
        http.addFilterBefore(new CrossOriginPostFilter(PathPatternRequestMatcher.pathPattern(OPEN_REPORTING)), AuthorizationFilter.class);
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(settings, utility))));
        return http.build();
    }

    /** Any site may read the open data and submit GeoReport reports: no response depends on the user, and no cookie is accepted. */
    private static CorsConfigurationSource openData() {
        var anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anybody.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        anybody.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        anybody.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        anybody.setExposedHeaders(List.of(HttpHeaders.LINK, HttpHeaders.RETRY_AFTER));
        source.registerCorsConfiguration("/outages.geojson", anybody);
        source.registerCorsConfiguration("/odin/*", anybody);
        source.registerCorsConfiguration(OPEN_REPORTING, anybody);
        return source;
    }

    private static RequestMatcher outsideThePortal() {
        return request -> {
            String path = request.getRequestURI();
            for (String other : PATHS_OF_OTHER_CHAINS) {
                if (path.equals(other) || path.startsWith(other + "/")) {
                    return false;
                }
            }
            return !isVaadinsOwn(request);
        };
    }

    /** Returns whether Vaadin's client sent the request: it posts to the root path, with the kind of request in the query. */
    private static boolean isVaadinsOwn(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().equals("/") && query != null && query.startsWith("v-r=");
    }

    private static String policy(PublicEndpointProperties settings, Utility utility) {
        // Leaflet blanks a tile that is no longer needed with a data: image.
        String tiles = utility.map().tileOrigin().map(origin -> " data: " + origin).orElse("");
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'" + tiles + "; connect-src 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action 'self' " + String.join(" ", settings.cardPages());
    }
}
