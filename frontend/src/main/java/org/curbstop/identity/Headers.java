package org.curbstop.identity;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every answer tells a browser about what it may load, frame and remember. HSTS goes out by itself wherever the request came by TLS. */
public final class Headers {

    private static final String COMMON =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    private Headers() {}

    /**
     * Plain pages: no inline script or style, nothing from elsewhere. A form may send people on to the card processor's own page, which a
     * browser counts as a form action.
     */
    public static Customizer<HeadersConfigurer<HttpSecurity>> plain() {
        return with(COMMON + " https://checkout.stripe.com; script-src 'self'; style-src 'self'");
    }

    /** Vaadin starts itself by an inline script, runs what the server sends it and styles elements in place. */
    public static Customizer<HeadersConfigurer<HttpSecurity>> portal() {
        return with(COMMON + "; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:");
    }

    private static Customizer<HeadersConfigurer<HttpSecurity>> with(String policy) {
        return headers -> headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(self), microphone=(self), payment=()"))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(31_536_000));
    }
}
