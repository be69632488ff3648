package org.curbstop.identity;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sign-in provider.
 *
 * @param issuer the provider's issuer URL ({@code CURBSTOP_OIDC_ISSUER}); its endpoints are discovered at the first sign-in, so the
 *     application starts while the provider is down
 * @param endpoints base path of a provider inside this process, which needs no discovery; only the sandbox sets it
 * @param clientId client id at the provider ({@code CURBSTOP_OIDC_CLIENT_ID})
 * @param clientSecret client secret at the provider ({@code CURBSTOP_OIDC_CLIENT_SECRET})
 * @param rolesClaim id-token claim that lists roles ({@link UserRole}); a user with none is a resident
 * @param secondFactorAcr values of the claim {@code acr} that mean a second factor; the first one is requested
 * @param secondFactorAmr values of the claim {@code amr} (RFC 8176) of which one means a second factor
 * @param staffIdle idle timeout of a staff session; residents have {@code server.servlet.session.timeout}. It is also the maximum age of a
 *     session at the provider that admits staff without a new sign-in
 * @param staffLongest maximum duration of a staff session
 * @param longest maximum duration of a resident's session
 * @param apiAudience required audience ({@code aud}) of an access token for the REST interface
 * @param stepUp maximum age of a sign-in for an action that cannot be undone
 */
@ConfigurationProperties("curbstop.oidc")
record SignInProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String endpoints,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue( {
                "2", "3", "http://schemas.openid.net/pape/policies/2007/06/multi-factor", "phr", "phrh"}) Set<String> secondFactorAcr,
        @DefaultValue({"mfa", "otp", "hwk", "swk", "fpt", "face"}) Set<String> secondFactorAmr,
        @DefaultValue("15m") Duration staffIdle,
        @DefaultValue("10h") Duration staffLongest,
        @DefaultValue("24h") Duration longest,
        @DefaultValue("curbstop-api") String apiAudience,
        @DefaultValue("10m") Duration stepUp) {

    boolean isInProcess() {
        return !endpoints.isBlank();
    }
}
