package org.curbstop.orders.rules;

import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the rules once at startup; an error stops the application and is reported with file and line. */
@Configuration(proxyBeanMethods = false)
class OrderRulesConfiguration {

    @Bean
    OrderRules orderRules(PolicyPack pack, Utility utility) {
        return OrderRulesReader.read(pack.file("orders"), utility.services(), utility.currency());
    }
}
