package org.curbstop.billing.tariff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the tariff at startup. An error in it stops startup and is reported with file and line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TariffConfiguration.BillingProperties.class)
class TariffConfiguration {

    /** @param tariffs location of the tariff versions as a Spring resource pattern: {@code file:/etc/curbstop/tariffs/*.yaml} */
    @ConfigurationProperties("curbstop.billing")
    record BillingProperties(@DefaultValue("classpath*:tariffs/millbrook-*.yaml") String tariffs) {}

    @Bean
    Tariff tariff(BillingProperties settings) {
        return TariffLoader.loadMatching(settings.tariffs());
    }
}
