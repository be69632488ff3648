package org.curbstop.accounts.verification;

import org.curbstop.accounts.lockout.IdentityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures identity verification: the limits and the hash function. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class VerificationConfiguration {

    @Bean
    PinHasher.HashFunction pinHashFunction() {
        return PinHasher::hash;
    }
}
