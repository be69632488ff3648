package org.curbstop.sandbox.identity;

import java.util.Set;
import org.curbstop.utility.ApplicationUrls;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;

/**
 * Clients of this provider: the application itself, whose URL is known only once it listens, and the utility's systems, which get tokens
 * for the REST interface.
 */
@Component
@ConditionalOnWebApplication
record SandboxClientRepository(ApplicationUrls addresses, Environment environment) implements RegisteredClientRepository {

    /** Audience that the REST interface requires of a token. */
    static final String API_AUDIENCE = "curbstop-api";
    private static final Set<String> PROGRAMS = Set.of("millbrook-cis", "millbrook-reports");
    private static final String PROGRAM_SECRET = "sandbox-api-secret";
    private static final Set<String> SCOPES = Set.of("imports:write", "imports:read", "postings:read", "postings:acknowledge",
            "accounts:read", "contacts:read", "payments:read", "orders:read", "cases:read", "outages:read",
            "meter-events:write", "outage-system:write");

    /** Does nothing: it is called to store the secret in a stronger encoding, but the secret is read from the settings each time. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(setting("client-id"))) {
            return application(clientId);
        }
        return PROGRAMS.contains(clientId) ? program(clientId) : null;
    }

    private static RegisteredClient program(String clientId) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret("{noop}" + PROGRAM_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(SCOPES))
                .build();
    }

    private RegisteredClient application(String clientId) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret("{noop}" + setting("client-secret"))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(addresses.publicUrl() + "/login/oauth2/code/curbstop")
                .redirectUri(addresses.loopback() + "/login/oauth2/code/curbstop")
                .postLogoutRedirectUri(addresses.publicUrl() + "/")
                .postLogoutRedirectUri(addresses.loopback() + "/")
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireAuthorizationConsent(false).requireProofKey(true).build())
                .build();
    }

    private String setting(String name) {
        return environment.getRequiredProperty("curbstop.oidc." + name);
    }
}
