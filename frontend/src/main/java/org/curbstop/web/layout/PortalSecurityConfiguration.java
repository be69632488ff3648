package org.curbstop.web.layout;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.curbstop.identity.BackChannelLogoutHandler;
import org.curbstop.identity.ContentSecurityPolicies;
import org.curbstop.identity.ProviderSessionFilter;
import org.curbstop.identity.SessionLimitFilter;
import org.curbstop.identity.SignInAuditListener;
import org.curbstop.identity.SignInRequestResolver;
import org.curbstop.outages.StormMode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.Controller;

/** Security of the portal: sign-in before anything is shown, and Vaadin on its own paths only. */
@Configuration(proxyBeanMethods = false)
class PortalSecurityConfiguration {

    /** Data for the map of a view, under the portal's security, from a controller and not from Vaadin. */
    private static final String MAP_DATA = ".geojson";
    private static final String SIGN_IN = "/oauth2/authorization/curbstop";

    @Bean
    @Order(45)
    SecurityFilterChain portal(HttpSecurity http, SignInRequestResolver requests, SignInAuditListener trail, SessionLimitFilter limits,
            ProviderSessionFilter session, BackChannelLogoutHandler signOut, StormMode storm) throws Exception {
        var path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(
                        PortalRequestMatcher.INSTANCE, path.matcher("/oauth2/**"), path.matcher("/login/**"), path.matcher("/logout"),
                        path.matcher(HttpMethod.POST, PortalRequestLimit.BACK_CHANNEL),
                        path.matcher("/lumo/**"), path.matcher("/portal/**")))
                .authorizeHttpRequests(open -> open.requestMatchers("/lumo/**", "/portal/**").permitAll())
                .headers(ContentSecurityPolicies.portal())
                .headers(headers -> headers.addHeaderWriter(PortalSecurityConfiguration::forbidCaching))
                .addFilterBefore(new PortalRequestLimit(), SecurityContextHolderFilter.class)
                .addFilterBefore(limits, SecurityContextHolderFilter.class)
                .addFilterBefore(session, AuthorizationFilter.class)
                .addFilterBefore(new StormEntryFilter(storm), AuthorizationFilter.class)
                .oidcLogout(logout -> logout.backChannel(channel -> channel.logoutHandler(signOut)))
                .oauth2Login(login -> login.loginPage(SIGN_IN).failureHandler(trail)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests)))
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin
                        .oauth2LoginPage(SIGN_IN, "{baseUrl}/").defaultSuccessUrl("/my")
                        // Vaadin answers unknown paths too: denied here, they would look different from other users' pages.
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .build();
    }

    /**
     * Vaadin sends {@code no-cache} with its responses, which lets a browser store them; only its bundle and the style sheets may be
     * stored.
     */
    private static void forbidCaching(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        if (!path.startsWith("/VAADIN/build/") && !path.startsWith("/VAADIN/static/") && !path.startsWith("/lumo/")
                && !path.startsWith("/portal/")) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /**
     * Ordered ahead of all controllers, because Vaadin's client messages go to {@code /}, which belongs to the home page; Vaadin's own
     * catch-all mapping is disabled by {@code vaadin.exclude-urls}.
     */
    @Bean
    HandlerMapping portalMapping(Controller vaadinForwardingController) {
        var mapping = new AbstractHandlerMapping() {
            @Override
            protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
                return PortalRequestMatcher.INSTANCE.matches(request) && !request.getRequestURI().endsWith(MAP_DATA)
                        ? vaadinForwardingController : null;
            }
        };
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return mapping;
    }
}
