package org.curbstop.arrangements;

import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the pack's rules once, at start; a mistake in them stops the start and is told with file and line. */
@Configuration(proxyBeanMethods = false)
class ArrangementsSetUp {

    @Bean
    ArrangementRules arrangementRules(PolicyPack pack, Utility utility) {
        return ArrangementRulesFile.read(pack.file("arrangements"), utility.currency());
    }

    @Bean
    Workdays workdays(Utility utility) {
        return new Workdays(utility.hours());
    }

    @Bean
    Offering offering(ArrangementRules rules, Workdays workdays) {
        return new Offering(rules, workdays);
    }
}
