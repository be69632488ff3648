package org.curbstop.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Builds the authorization request: always with PKCE (RFC 7636) in addition to state and nonce, with a {@code max_age} so that an old
 * session at the provider cannot bypass the idle limit here, and with a second factor or a fresh sign-in where one was found missing.
 */
@Component
public class SignInRequestResolver implements OAuth2AuthorizationRequestResolver {

    private static final String FACTOR = "curbstop.sign-in.factor";
    private static final String FRESH = "curbstop.sign-in.fresh";

    private final OAuth2AuthorizationRequestResolver plain;
    private final SecondFactorPolicy secondFactor;
    private final String oldest;

    SignInRequestResolver(OidcClientRegistrationRepository provider, SecondFactorPolicy secondFactor, SignInProperties settings) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(provider, OidcClientRegistrationRepository.BASE);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.plain = resolver;
        this.secondFactor = secondFactor;
        this.oldest = String.valueOf(settings.staffIdle().toSeconds());
    }

    /** Requests a second factor at the next sign-in of this session. Returns false if it was requested before and none was given. */
    static boolean requireSecondFactor(HttpSession session) {
        if (session.getAttribute(FACTOR) != null) {
            session.removeAttribute(FACTOR);
            return false;
        }
        session.setAttribute(FACTOR, true);
        return true;
    }

    /** Forces a new sign-in for this session, even if the provider still has a session for the user. */
    static void requireFreshSignIn(HttpSession session) {
        session.setAttribute(FRESH, true);
    }

    static void clear(HttpSession session) {
        session.removeAttribute(FACTOR);
        session.removeAttribute(FRESH);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return customized(plain.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return customized(plain.resolve(request, registration), request);
    }

    private @Nullable OAuth2AuthorizationRequest customized(@Nullable OAuth2AuthorizationRequest made, HttpServletRequest request) {
        if (made == null) {
            return null;
        }
        boolean fresh = isMarked(request, FRESH);
        boolean factor = isMarked(request, FACTOR);
        return OAuth2AuthorizationRequest.from(made).additionalParameters(parameters -> {
            parameters.put("max_age", fresh ? "0" : oldest);
            if (fresh) {
                parameters.put("prompt", "login");
            }
            if (fresh || factor) {
                parameters.put("acr_values", secondFactor.requestedAcr());
            }
        }).build();
    }

    private static boolean isMarked(HttpServletRequest request, String mark) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(mark) != null;
    }
}
