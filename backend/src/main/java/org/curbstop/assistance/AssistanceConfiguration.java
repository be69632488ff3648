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

/** Reads the programs and the income tables once, at start; a mistake in them stops the start and is reported with file and line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistanceConfiguration.AssistanceProperties.class)
public class AssistanceConfiguration {

    /** @param unansweredDays how long an agency may leave a referral without its word before it expires */
    @ConfigurationProperties("curbstop.assistance")
    public record AssistanceProperties(@DefaultValue("45") int unansweredDays) {}

    @Bean
    Screening screening(PolicyPack rules, Utility utility, Clock clock) {
        return new Screening(ProgramFileReader.read(rules.file("assistance"), utility.languages()), IncomeTables.builtIn(), utility, clock);
    }
}
