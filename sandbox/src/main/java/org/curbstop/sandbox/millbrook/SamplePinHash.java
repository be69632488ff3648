package org.curbstop.sandbox.millbrook;

import org.curbstop.accounts.verification.PinHasher;
import org.curbstop.common.Sha256Digest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * Uses a fast hash for the PINs of the sample town, which are documented anyway: the slow one took half of the time to create the town.
 * Production has no sample town and no such hash.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!production")
class SamplePinHash {

    @Bean
    @Primary
    PinHasher.HashFunction samplePinHashFunction() {
        return Sha256Digest::of;
    }
}
