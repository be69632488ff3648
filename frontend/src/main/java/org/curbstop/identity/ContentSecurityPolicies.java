package org.curbstop.identity;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/** Content security policies of the responses; the headers that all responses share are in {@code CommonHeadersConfiguration}. */
public final class ContentSecurityPolicies {

    private static final String CHECKOUT_PAGES = " https://checkout.stripe.com";

    private ContentSecurityPolicies() {}

    /**
     * Plain pages: no inline script or style and nothing from another origin. A form may lead to Stripe's hosted page, which a browser
     * counts as a form action.
     */
    public static Customizer<HeadersConfigurer<HttpSecurity>> publicPages() {
        return with(
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                        + CHECKOUT_PAGES);
    }

    /** Vaadin's responses other than the bootstrap page, which is the only one with scripts and sets its own policy. */
    public static Customizer<HeadersConfigurer<HttpSecurity>> portal() {
        return with("default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
    }

    /**
     * Bootstrap page of the portal. Vaadin's client compiles the expressions that the server sends ({@code new Function}, hence {@code
     * unsafe-eval}; docs/decisions/0072), and its page has a {@code base}, hence not {@code base-uri 'none'}.
     *
     * @param nonce the nonce of the scripts and styles in this response
     */
    public static String portalPolicy(String nonce) {
        return "default-src 'self'; script-src 'nonce-" + nonce + "' 'strict-dynamic' 'unsafe-eval'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
                + "frame-ancestors 'none'; form-action 'self'";
    }

    private static Customizer<HeadersConfigurer<HttpSecurity>> with(String policy) {
        return headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy));
    }
}
