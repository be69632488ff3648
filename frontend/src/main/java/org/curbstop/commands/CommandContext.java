package org.curbstop.commands;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What the utility does, without its doors and without anything that runs by the clock: for a command that works on the data and ends. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class}) // all others are for
                                                                                                                       // doors
@ComponentScan({
        "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing",
        "org.curbstop.usage",
    "org.curbstop.payments", "org.curbstop.cis", "org.curbstop.policies", "org.curbstop.documents", "org.curbstop.assistance"
})
class CommandContext {

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommandContext.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("spring.main.banner-mode=off", "logging.level.root=WARN")
                .run();
    }
}
