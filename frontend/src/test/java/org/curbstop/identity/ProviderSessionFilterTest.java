package org.curbstop.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;

/** Responses of the provider to a token refresh. {@code KeycloakIT} uses a real provider. */
class ProviderSessionFilterTest {

    private final OAuth2AuthorizedClientManager manager = mock(OAuth2AuthorizedClientManager.class);
    private final OAuth2AuthorizedClientRepository clients = mock(OAuth2AuthorizedClientRepository.class);
    private final SignedInSessionRegistry sessions = new SignedInSessionRegistry(mock(AuditTrail.class));
    private final ProviderSessionFilter filter = new ProviderSessionFilter(manager, clients, sessions);
    private final MockHttpSession session = new MockHttpSession();

    @AfterEach
    void clearSecurityContext() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_session_ended_by_the_provider_ends_here() throws Exception {
        refuses("invalid_grant");
        request();
        assertThat(session.isInvalid()).isTrue();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void sessions_continue_while_the_provider_is_down_without_asking_each_time() throws Exception {
        refuses("server_error");
        request();
        request();
        assertThat(session.isInvalid()).isFalse();
        verify(manager, times(1)).authorize(any());
    }

    @Test
    void a_provider_without_refresh_tokens_is_not_asked() throws Exception {
        signedIn(null);
        request();
        assertThat(session.isInvalid()).isFalse();
        verify(manager, times(0)).authorize(any());
    }

    private void refuses(String error) {
        signedIn(new OAuth2RefreshToken("refresh", Instant.now()));
        when(manager.authorize(any())).thenThrow(new ClientAuthorizationException(new OAuth2Error(error), "curbstop"));
    }

    private void signedIn(@Nullable OAuth2RefreshToken refresh) {
        var registration = ClientRegistration.withRegistrationId("curbstop").clientId("curbstop").tokenUri("https://id.example/token")
                .authorizationUri("https://id.example/authorize").redirectUri("{baseUrl}")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).build();
        var access = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "access", Instant.now(),
                Instant.now().plus(Duration.ofMinutes(5)));
        when(clients.loadAuthorizedClient(any(), any(), any()))
                .thenReturn(new OAuth2AuthorizedClient(registration, "sam", access, refresh));
        var authorities = List.of(new SimpleGrantedAuthority("ROLE_STAFF"));
        SecurityContextHolder.getContext().setAuthentication(
                new OAuth2AuthenticationToken(new DefaultOAuth2User(authorities, Map.of("sub", "sam"), "sub"), authorities, "curbstop"));
        sessions.register(session, Actor.staff("sam"));
    }

    private void request() throws Exception {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
