package org.curbstop.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.curbstop.common.DependencyProbe;
import org.curbstop.store.Database;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Registers the health indicators that {@code /actuator/health} lists for each dependency. A database that cannot be reached is DOWN,
 * because nothing can be stored. Any other system that cannot be reached is OUT_OF_SERVICE: its work waits or takes another route. Neither
 * affects liveness or readiness, because the process still has to answer callers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DependencyHealthConfiguration.DependencyHealthProperties.class)
class DependencyHealthConfiguration {

    /** @param patience timeout of one probe; far shorter than the interval between probes */
    @ConfigurationProperties("curbstop.health")
    record DependencyHealthProperties(@DefaultValue("5s") Duration patience) {}

    private final DependencyMonitor monitor;

    DependencyHealthConfiguration(List<DependencyProbe> all, DependencyHealthProperties settings) {
        monitor = new DependencyMonitor(all, settings.patience(), InstantSource.system());
    }

    @Scheduled(fixedDelayString = "${curbstop.health.ask-every:30s}", initialDelayString = "${curbstop.health.ask-first:15s}")
    void probeInBackground() {
        // All jobs share the scheduler's thread, which must not wait for a vendor.
        Thread.ofPlatform().daemon().name("peers").start(this::probe);
    }

    void probe() {
        monitor.probeAll();
    }

    @jakarta.annotation.PreDestroy
    void stop() {
        monitor.close();
    }

    /** The driver monitors its servers continuously; this reads its state and sends no command. */
    @Bean
    HealthIndicator databaseHealthIndicator(Database database) {
        return () -> database.isReachable() ? Health.up().build()
                : Health.down().withDetail("why", "no server that can be written to").build();
    }

    @Bean
    HealthIndicator stripeHealthIndicator() {
        return () -> health(monitor.findLastProbe("stripe"));
    }

    @Bean
    HealthIndicator twilioHealthIndicator() {
        return () -> health(monitor.findLastProbe("twilio"));
    }

    @Bean
    HealthIndicator outageSystemHealthIndicator() {
        return () -> health(monitor.findLastProbe("outage-system"));
    }

    @Bean
    HealthIndicator mailHealthIndicator() {
        return () -> health(monitor.findLastProbe("mail"));
    }

    private static Health health(DependencyMonitor.@org.jspecify.annotations.Nullable LastProbe known) {
        if (known == null) {
            return Health.unknown().withDetail("why", "not asked yet").build();
        }
        Health.Builder part = switch (known.answer()) {
            case DependencyProbe.ProbeResult.Up answers -> Health.up();
            case DependencyProbe.ProbeResult.Down silent -> Health.outOfService().withDetail("why", silent.why());
            case DependencyProbe.ProbeResult.NotConfigured notSetUp -> Health.unknown().withDetail("missing", notSetUp.missing());
        };
        return part.withDetail("asked", known.at().toString()).withDetail("since", known.since().toString()).build();
    }
}
