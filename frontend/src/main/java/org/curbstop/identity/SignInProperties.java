package org.curbstop.identity;

import java.time.Duration;
import java.util.Set;
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
 * @param rolesClaim the id-token claim that lists roles ({@link UserRole}); a person with none is a resident
 * @param secondFactorAcr values of the claim {@code acr} that mean a second factor; the first is asked for
 * @param secondFactorAmr values of the claim {@code amr} (RFC 8176) of which one means a second factor
 * @param staffIdle of a session of somebody at work, without a press; residents have {@code server.servlet.session.timeout}. It is also how
 *     long ago somebody may have signed in at the provider to be let in by that alone
 * @param staffLongest of a session of somebody at work, whatever they do
 * @param longest of a resident's
 * @param stepUp how long ago somebody may have signed in for what cannot be taken back
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
        @DefaultValue("10m") Duration stepUp) {

    boolean isInProcess() {
        return !endpoints.isBlank();
    }
}
