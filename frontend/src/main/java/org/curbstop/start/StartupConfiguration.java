package org.curbstop.start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What watches the process that serves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(StartupConfiguration.StartupProperties.class)
class StartupConfiguration {

    /**
     * @param warmUp load what the first requests need before the first one is let in
     * @param patience of the watchdog: no virtual thread ran for so long
     * @param stop at most so long may an orderly stop take; longer than Spring's own limit for requests under way
     */
    @ConfigurationProperties("curbstop.start")
    record StartupProperties(@DefaultValue("true") boolean warmUp, @DefaultValue("30s") Duration patience,
            @DefaultValue("45s") Duration stop) {}

    @Bean
    VirtualThreadWatchdog carrierWatchdog(StartupProperties settings, @Value("${curbstop.data:./data}") Path data) throws IOException {
        var watchdog = new VirtualThreadWatchdog(data, settings.patience(), Duration.ofSeconds(5));
        watchdog.start();
        ShutdownTimeLimit.install(settings.stop());
        return watchdog;
    }
}
