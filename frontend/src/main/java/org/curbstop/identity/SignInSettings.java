package org.curbstop.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who signs people in.
 *
 * @param issuer the provider's issuer URL ({@code CURBSTOP_OIDC_ISSUER}); its endpoints are discovered at the first sign-in, so that we
 *     start while it is down
 * @param endpoints path of a provider inside this very process, which needs no discovery; only the sandbox sets it
 * @param clientId what the provider knows us by ({@code CURBSTOP_OIDC_CLIENT_ID})
 * @param clientSecret proves us to the provider ({@code CURBSTOP_OIDC_CLIENT_SECRET})
 * @param rolesClaim the id-token claim that lists roles ({@link Role}); a person with none is a resident
 */
@ConfigurationProperties("curbstop.oidc")
record SignInSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String endpoints,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("roles") String rolesClaim) {

    boolean insideThisProcess() {
        return !endpoints.isBlank();
    }
}
