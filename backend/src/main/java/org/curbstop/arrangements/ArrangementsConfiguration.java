package org.curbstop.arrangements;

import org.curbstop.arrangements.plans.ArrangementOffers;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.ArrangementRulesReader;
import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the rules of the policy pack at startup. An error in them stops the startup and is reported with file and line. */
@Configuration(proxyBeanMethods = false)
class ArrangementsConfiguration {

    @Bean
    ArrangementRules arrangementRules(PolicyPack pack, Utility utility) {
        return ArrangementRulesReader.read(pack.file("arrangements"), utility.currency());
    }

    @Bean
    BusinessCalendar businessCalendar(Utility utility) {
        return new BusinessCalendar(utility.hours());
    }

    @Bean
    ArrangementOffers arrangementOffers(ArrangementRules rules, BusinessCalendar calendar) {
        return new ArrangementOffers(rules, calendar);
    }
}
