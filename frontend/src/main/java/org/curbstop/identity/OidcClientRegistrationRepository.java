package org.curbstop.identity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.curbstop.utility.ApplicationUrls;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * Client registration of the sign-in provider. It is discovered at the first sign-in, not at startup: discovery needs a running provider,
 * and the sandbox provider runs in this process, which does not listen yet at startup.
 */
@Component
class OidcClientRegistrationRepository implements ClientRegistrationRepository {

    static final String REGISTRATION = "curbstop";
    static final String BASE = "/oauth2/authorization";
    static final String SIGN_IN = BASE + "/" + REGISTRATION;

    private final SignInProperties settings;
    private final ApplicationUrls addresses;
    private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

    OidcClientRegistrationRepository(SignInProperties settings, ApplicationUrls addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return REGISTRATION.equals(id) ? registration() : null;
    }

    private ClientRegistration registration() {
        return Optional.ofNullable(known.get()).orElseGet(() -> {
            ClientRegistration found = settings.isInProcess() ? inProcessRegistration() : discoverRegistration();
            known.set(found);
            return found;
        });
    }

    private ClientRegistration discoverRegistration() {
        if (settings.issuer().isBlank()) {
            throw new IllegalStateException("Nobody can sign in: CURBSTOP_OIDC_ISSUER is not set.");
        }
        return withClientSettings(ClientRegistrations.fromIssuerLocation(settings.issuer()).registrationId(REGISTRATION)).build();
    }

    /** The browser uses the public address; the token request uses loopback, where no proxy can fail. */
    private ClientRegistration inProcessRegistration() {
        String publicUrl = addresses.publicUrl() + settings.endpoints();
        String loopbackUrl = addresses.loopback() + settings.endpoints();
        return withClientSettings(ClientRegistration.withRegistrationId(REGISTRATION))
                .issuerUri(settings.issuer())
                .authorizationUri(publicUrl + "/authorize")
                .tokenUri(loopbackUrl + "/token")
                .jwkSetUri(loopbackUrl + "/keys")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", publicUrl + "/sign-out"))
                .build();
    }

    private ClientRegistration.Builder withClientSettings(ClientRegistration.Builder registration) {
        return registration
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .clientName("Curbstop");
    }
}
