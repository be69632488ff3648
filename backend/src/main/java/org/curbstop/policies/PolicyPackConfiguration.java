package org.curbstop.policies;

import java.nio.file.Files;
import java.nio.file.Path;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the policy pack of the jurisdiction. */
@Configuration(proxyBeanMethods = false)
class PolicyPackConfiguration {

    /** @param named {@code CURBSTOP_POLICY}: a bundled pack, or a folder; by default the pack named in utility.yaml */
    @Bean
    PolicyPack policyPack(Utility utility, @Value("${curbstop.policy:}") String named) {
        return !named.isBlank() && Files.isDirectory(Path.of(named)) ? PolicyPack.fromFolder(Path.of(named))
                : PolicyPack.named(named.isBlank() ? utility.policies() : named);
    }
}
