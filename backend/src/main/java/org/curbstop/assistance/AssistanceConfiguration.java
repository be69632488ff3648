package org.curbstop.assistance;

import java.time.Clock;
import org.curbstop.assistance.screening.IncomeTables;
import org.curbstop.assistance.screening.ProgramFileReader;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.Utility;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads programs and income tables at startup. An error in them stops the startup and is reported with file and line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistanceConfiguration.AssistanceProperties.class)
public class AssistanceConfiguration {

    /** @param unansweredDays days after which a referral without an answer from the agency expires */
    @ConfigurationProperties("curbstop.assistance")
    public record AssistanceProperties(@DefaultValue("45") int unansweredDays) {}

    @Bean
    Screening screening(PolicyPack rules, Utility utility, Clock clock) {
        return new Screening(ProgramFileReader.read(rules.file("assistance"), utility.languages()), IncomeTables.builtIn(), utility, clock);
    }
}
