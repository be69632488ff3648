package org.curbstop.identity;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/** Whether somebody has signed in with more than a password, by what the provider says of it in the id token. */
@Component
class SecondFactor {

    private static final String MISSING = "second_factor_missing";

    private final SignInSettings settings;

    SecondFactor(SignInSettings settings) {
        this.settings = settings;
    }

    boolean isIn(OidcIdToken token) {
        List<String> methods = Optional.ofNullable(token.getAuthenticationMethods()).orElse(List.of());
        return Optional.ofNullable(token.getAuthenticationContextClass()).filter(settings.secondFactorAcr()::contains).isPresent()
                || !Collections.disjoint(methods, settings.secondFactorAmr());
    }

    /** What a provider is asked for: its own word for a second factor. */
    String wanted() {
        return settings.secondFactorAcr().iterator().next();
    }

    static OAuth2AuthenticationException missing() {
        return new OAuth2AuthenticationException(new OAuth2Error(MISSING), "somebody at work signed in without a second factor");
    }

    static boolean isMissing(AuthenticationException fault) {
        return fault instanceof OAuth2AuthenticationException refused && MISSING.equals(refused.getError().getErrorCode());
    }
}
