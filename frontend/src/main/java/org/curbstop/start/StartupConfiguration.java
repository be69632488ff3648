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

/** Configures warm-up, watchdog and shutdown limit of the server process. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(StartupConfiguration.StartupProperties.class)
class StartupConfiguration {

    /**
     * @param warmUp whether to load what the first requests need before the server accepts any
     * @param patience how long no virtual thread may run before the watchdog ends the process
     * @param stop maximum duration of an orderly shutdown; longer than Spring's limit for active requests
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
