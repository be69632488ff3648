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
 * The parts that {@code /actuator/health} names beside its own. A database away is DOWN: nothing can be kept. Another system away is
 * OUT_OF_SERVICE: what it does waits or goes another way. Neither makes the process dead or unready, since it still has to tell callers the
 * truth.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DependencyHealthConfiguration.DependencyHealthProperties.class)
class DependencyHealthConfiguration {

    /** @param patience for one answer; far below the time between two askings */
    @ConfigurationProperties("curbstop.health")
    record DependencyHealthProperties(@DefaultValue("5s") Duration patience) {}

    private final DependencyMonitor monitor;

    DependencyHealthConfiguration(List<DependencyProbe> all, DependencyHealthProperties settings) {
        monitor = new DependencyMonitor(all, settings.patience(), InstantSource.system());
    }

    @Scheduled(fixedDelayString = "${curbstop.health.ask-every:30s}", initialDelayString = "${curbstop.health.ask-first:15s}")
    void probeInBackground() {
        // The scheduler's thread is shared by every sweep, and must not wait for a vendor.
        Thread.ofPlatform().daemon().name("peers").start(this::probe);
    }

    void probe() {
        monitor.probeAll();
    }

    @jakarta.annotation.PreDestroy
    void stop() {
        monitor.close();
    }

    /** The driver looks at its servers all the time; what it knows is read, and nothing is asked. */
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
