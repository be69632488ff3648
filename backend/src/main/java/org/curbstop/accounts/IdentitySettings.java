package org.curbstop.accounts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How identity is proved here: limits from the settings, and the hash. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityLimits.class)
class IdentitySettings {

    @Bean
    SlowHash.Hashing hashing() {
        return SlowHash::hash;
    }
}
