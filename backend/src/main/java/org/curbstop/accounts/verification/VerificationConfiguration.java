package org.curbstop.accounts.verification;

import org.curbstop.accounts.lockout.IdentityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How identity is proved here: limits from the settings, and the hash. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class VerificationConfiguration {

    @Bean
    PinHasher.HashFunction pinHashFunction() {
        return PinHasher::hash;
    }
}
