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

/** Configures the security headers that every filter chain sends unless it overrides them, and the firewall for all requests. */
@Configuration(proxyBeanMethods = false)
class CommonHeadersConfiguration {

    /** Content security policy of responses that are not pages. */
    static final String DENY_ALL_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final String PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final long YEAR_SECONDS = 31_536_000;

    /**
     * Spring Security adds {@code no-store} to every response without its own cache header: a page is private unless it is listed as public
     * ({@link StaticResourceConfiguration}). HSTS is sent automatically with every request over TLS.
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

    /** No user types a null character, and libraries differ in whether it ends a string. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }
}
