package org.curbstop.api.rest;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAnyAuthority;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import org.curbstop.common.ClientNetwork;
import org.curbstop.identity.AccessTokenVerifier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.DelegatingJwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Security of the REST interface: each call needs a client's token; no session, no cookie, and a problem for each rejection. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiProperties.class)
class ApiSecurityConfiguration {

    private static final String ROOT = "/api/v1";

    @Bean
    @Order(30)
    SecurityFilterChain apiChain(HttpSecurity http, AccessTokenVerifier tokens, ApiProblemWriter problems, ApiProperties settings) {
        http.securityMatcher("/api", "/api/**");
        http.authorizeHttpRequests(calls -> calls
                .requestMatchers(HttpMethod.GET, ROOT + "/openapi.yaml").permitAll()
                .requestMatchers(HttpMethod.GET, ROOT + "/imports/**").access(scopes("imports:read", "imports:write"))
                .requestMatchers(ROOT + "/imports/**").access(scopes("imports:write"))
                .requestMatchers(HttpMethod.POST, ROOT + "/postings/acknowledgements").access(scopes("postings:acknowledge"))
                .requestMatchers(ROOT + "/postings/**").access(scopes("postings:read", "postings:acknowledge"))
                .requestMatchers(ROOT + "/accounts/*/contacts").access(scopes("contacts:read"))
                .requestMatchers(ROOT + "/accounts/**").access(scopes("accounts:read"))
                .requestMatchers(ROOT + "/payments/**").access(scopes("payments:read"))
                .requestMatchers(ROOT + "/orders/**").access(scopes("orders:read"))
                .requestMatchers(ROOT + "/cases/**").access(scopes("cases:read"))
                .requestMatchers(ROOT + "/meter-events/**").access(scopes("meter-events:write"))
                .requestMatchers(ROOT + "/outage-system/**").access(scopes("outage-system:write"))
                .requestMatchers(ROOT + "/outages/**").access(scopes("outages:read"))
                .anyRequest().authenticated());
        http.oauth2ResourceServer(server -> server
                .jwt(jwt -> jwt.decoder(tokens::verify).jwtAuthenticationConverter(namedByClient()))
                .authenticationEntryPoint(problems).accessDeniedHandler(problems)
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                        var answers = new AuthenticationEntryPointFailureHandler(problems);
                        answers.setRethrowAuthenticationServiceException(false); // 503, not 500, while the provider is down
                        filter.setAuthenticationFailureHandler(answers);
                        return filter;
                    }
                }));
        http.addFilterAfter(new ApiProblemFilter(problems), HeaderWriterFilter.class);
        http.addFilterBefore(new ApiRateLimitFilter(problems, settings.callsPerMinuteOfAnAddress(),
                request -> ClientNetwork.of(request.getRemoteAddr())), BearerTokenAuthenticationFilter.class);
        http.addFilterBefore(new ApiRateLimitFilter(problems, settings.callsPerMinute(), ApiSecurityConfiguration::caller),
                AuthorizationFilter.class);
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable); // no browser sends the token by itself
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /** Handles requests that the firewall rejects before any chain: a problem for the REST interface, the error page otherwise. */
    @Bean
    RequestRejectedHandler rejectedRequests(ApiProblemWriter problems) {
        var page = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (request.getRequestURI().startsWith(ROOT)) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                problems.write(response, ApiProblem.INVALID_REQUEST, "an address or a method that is not allowed anywhere");
            } else {
                page.handle(request, response, rejected);
            }
        };
    }

    private static AuthorizationManager<RequestAuthorizationContext> scopes(String... names) {
        return hasAnyAuthority(Arrays.stream(names).map(name -> "SCOPE_" + name).toArray(String[]::new));
    }

    private static JwtAuthenticationConverter namedByClient() {
        var scope = new JwtGrantedAuthoritiesConverter();
        scope.setAuthoritiesClaimName("scope"); // RFC 9068
        var scp = new JwtGrantedAuthoritiesConverter();
        scp.setAuthoritiesClaimName("scp"); // the name in Microsoft Entra and Okta, and in Keycloak if a mapper grants the scopes
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new DelegatingJwtGrantedAuthoritiesConverter(scope, scp));
        converter.setPrincipalClaimName(AccessTokenVerifier.CLIENT_ID);
        return converter;
    }

    /** Returns the key for the rate limit; without a token, only the description can be read. */
    private static String caller(HttpServletRequest request) {
        @Nullable Principal client = request.getUserPrincipal();
        return client == null ? ClientNetwork.of(request.getRemoteAddr()) : "client " + client.getName();
    }
}
