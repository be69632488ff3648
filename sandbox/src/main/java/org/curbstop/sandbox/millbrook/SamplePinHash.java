package org.curbstop.sandbox.millbrook;

import org.curbstop.accounts.verification.PinHasher;
import org.curbstop.common.Sha256Digest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * PINs of the sample town, which are in its documents, are kept by a quick hash: the slow one was half of the time in which the town is
 * settled. In production there is no sample town and no such hash.
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
