package org.curbstop.sandbox.identity;

import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** OpenID Connect provider at {@code /sandbox/identity}, with a sign-in page that lists who can sign in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SandboxIdentityProvider {

    static final String ROOT = "/sandbox/identity";
    /** Independent of the port: a login is linked to a customer by issuer and subject, which must not change. */
    static final String ISSUER = "https://identity.millbrook.example";

    static final String LOGIN = ROOT + "/sign-in";

    private static final String PLAIN_TEXT = "{noop}";

    private static final String LOGGED_IN = "SANDBOX_IDENTITY_LOGIN";

    /** The provider shares the browser's session with the application, so its login and saved request have their own session attributes. */
    private final HttpSessionSecurityContextRepository logins = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache savedRequests = new HttpSessionRequestCache();

    SandboxIdentityProvider() {
        logins.setSpringSecurityContextKey(LOGGED_IN);
        savedRequests.setSessionAttrName("SANDBOX_IDENTITY_REQUEST");
    }

    @Bean
    @Order(-20)
    SecurityFilterChain identityEndpoints(HttpSecurity http, InMemoryUserDetailsManager townspeople) throws Exception {
        var server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, endpoints -> endpoints.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .userDetailsService(townspeople)
                .securityContext(context -> context.securityContextRepository(logins))
                .requestCache(cache -> cache.requestCache(savedRequests))
                .addFilterBefore(new ReauthenticationFilter(LOGGED_IN), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(-10)
    SecurityFilterChain identityLogin(HttpSecurity http, InMemoryUserDetailsManager townspeople) throws Exception {
        return http.securityMatcher(LOGIN)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .userDetailsService(townspeople)
                .securityContext(context -> context.securityContextRepository(logins))
                .requestCache(cache -> cache.requestCache(savedRequests))
                .formLogin(form -> form.loginPage(LOGIN).authenticationDetailsSource(SandboxSignInDetails::from).defaultSuccessUrl("/my"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    AuthorizationServerSettings identityProviderSettings() {
        return AuthorizationServerSettings.builder()
                .issuer(ISSUER)
                .authorizationEndpoint(ROOT + "/authorize")
                .tokenEndpoint(ROOT + "/token")
                .jwkSetEndpoint(ROOT + "/keys")
                .oidcUserInfoEndpoint(ROOT + "/person")
                .oidcLogoutEndpoint(ROOT + "/sign-out")
                .tokenRevocationEndpoint(ROOT + "/revoke")
                .tokenIntrospectionEndpoint(ROOT + "/introspect")
                .build();
    }

    @Bean
    InMemoryUserDetailsManager sandboxUsers() {
        return new InMemoryUserDetailsManager(SandboxUser.ALL.stream().map(SandboxIdentityProvider::user).toArray(UserDetails[]::new));
    }

    /** Compares sample passwords, which are public, as plain text: the default encoder would hash them at each sign-in. */
    @Bean
    PasswordEncoder samplePasswordEncoder() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence password) {
                return PLAIN_TEXT + password;
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
                return encode(password).equals(stored);
            }
        };
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims() {
        return token -> {
            Authentication login = token.getPrincipal();
            if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
                token.getClaims().audience(List.of(SandboxClientRepository.API_AUDIENCE))
                        .claim("client_id", token.getRegisteredClient().getClientId());
            }
            if (login != null && OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                SandboxUser.login(login.getName()).ifPresent(person -> token.getClaims()
                        .claim("name", person.name())
                        .claim("roles", List.of(person.role())));
                if (login.getDetails() instanceof SandboxSignInDetails details) {
                    token.getClaims().claim("acr", details.acr()).claim("amr", details.amr()).claim("auth_time", Date.from(details.at()));
                }
            }
        };
    }

    private static UserDetails user(SandboxUser person) {
        return User.withUsername(person.login()).password(PLAIN_TEXT + person.login()).roles(person.role()).build();
    }
}
