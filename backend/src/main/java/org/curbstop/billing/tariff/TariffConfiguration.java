package org.curbstop.billing.tariff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the tariff once, at start; a mistake in it stops the start and is reported with file and line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TariffConfiguration.BillingProperties.class)
class TariffConfiguration {

    /** @param tariffs where the versions of the tariff are, as a Spring resource pattern: {@code file:/etc/curbstop/tariffs/*.yaml} */
    @ConfigurationProperties("curbstop.billing")
    record BillingProperties(@DefaultValue("classpath*:tariffs/millbrook-*.yaml") String tariffs) {}

    @Bean
    Tariff tariff(BillingProperties settings) {
        return TariffLoader.loadMatching(settings.tariffs());
    }
}
