package org.curbstop.billing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the tariff once, at start; a mistake in it stops the start and is told with file and line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BillingSetUp.Settings.class)
class BillingSetUp {

    /** @param tariffs where the versions of the tariff are, as a Spring resource pattern: {@code file:/etc/curbstop/tariffs/*.yaml} */
    @ConfigurationProperties("curbstop.billing")
    record Settings(@DefaultValue("classpath*:tariffs/millbrook-*.yaml") String tariffs) {}

    @Bean
    Tariff tariff(Settings settings) {
        return Tariffs.matching(settings.tariffs());
    }
}
