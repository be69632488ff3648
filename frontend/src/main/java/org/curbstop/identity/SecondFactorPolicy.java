package org.curbstop.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/** Decides from the id token whether the user signed in with more than a password. */
@Component
record SecondFactorPolicy(SignInProperties settings) {

    private static final String MISSING = "second_factor_missing";
    /** Allowed difference between the provider's clock and this one, including network time. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** @throws OAuth2AuthenticationException if there was no second factor, or it was longer ago than staff may be idle */
    void require(OidcIdToken token) {
        if (!isPresent(token)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(MISSING), "somebody at work signed in without a second factor");
        }
        Instant at = token.getAuthenticatedAt();
        if (at == null || at.plus(settings.staffIdle()).plus(SKEW).isBefore(Instant.now())) {
            throw new OAuth2AuthenticationException(new OAuth2Error("sign_in_too_old"),
                    "the provider does not heed max_age: auth_time is " + at);
        }
    }

    private boolean isPresent(OidcIdToken token) {
        List<String> methods = Optional.ofNullable(token.getAuthenticationMethods()).orElse(List.of());
        return Optional.ofNullable(token.getAuthenticationContextClass()).filter(settings.secondFactorAcr()::contains).isPresent()
                || !Collections.disjoint(methods, settings.secondFactorAmr());
    }

    /** Returns the {@code acr_values} that request a second factor from the provider. */
    String requestedAcr() {
        return settings.secondFactorAcr().iterator().next();
    }

    static boolean isMissing(AuthenticationException fault) {
        return fault instanceof OAuth2AuthenticationException refused && MISSING.equals(refused.getError().getErrorCode());
    }
}
