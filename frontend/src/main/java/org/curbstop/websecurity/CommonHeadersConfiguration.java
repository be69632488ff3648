package org.curbstop.websecurity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every answer of every chain tells a browser, unless the chain says otherwise; and what no request may carry. */
@Configuration(proxyBeanMethods = false)
class CommonHeadersConfiguration {

    /** The content policy of an answer that is no page. */
    static final String DENY_ALL_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final String PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final long YEAR_SECONDS = 31_536_000;

    /**
     * Spring Security writes {@code no-store} into whatever does not say how long it may be kept: a page is private until it is named
     * public ({@link StaticResourceConfiguration}). HSTS goes out by itself wherever the request came by TLS.
     */
    @Bean
    Customizer<HttpSecurity> commonHeadersOfEveryChain() {
        return http -> http.headers(headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(DENY_ALL_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(YEAR_SECONDS)));
    }

    /** Nobody types a null character, and each library behind ends a text at it or not. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }
}
