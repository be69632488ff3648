package org.curbstop.sandbox.identity;

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

/** The only client of this provider: the application itself, whose URL is known only after it listens. */
@Component
@ConditionalOnWebApplication
record SandboxClientRepository(ApplicationUrls addresses, Environment environment) implements RegisteredClientRepository {

    /** Called to store the secret in a stronger encoding; does nothing because it is read from the settings each time. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clientId.equals(setting("client-id")) ? application(clientId) : null;
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
