package org.curbstop.commands;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Application context of the capabilities without endpoints and scheduled jobs, for a command that works on the data and exits. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class})
@ComponentScan({
        "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing",
        "org.curbstop.usage", "org.curbstop.payments", "org.curbstop.cis", "org.curbstop.outages.network", "org.curbstop.policies",
        "org.curbstop.documents", "org.curbstop.assistance", "org.curbstop.orders", "org.curbstop.notices.preferences"
}) class CommandContext {

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommandContext.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("spring.main.banner-mode=off", "logging.config=classpath:commands-logback.xml")
                .run();
    }
}
