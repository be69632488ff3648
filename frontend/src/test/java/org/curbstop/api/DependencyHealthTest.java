package org.curbstop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.curbstop.common.DependencyProbe;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

/** Checks the names of the health components, and that a health request probes no dependency. */
@DatabaseTest
class DependencyHealthTest {

    private final Played stripe = new Played("stripe");
    private final Played twilio = new Played("twilio");
    private final Played mail = new Played("mail");

    /** Fake dependency with a configurable answer. */
    private static final class Played implements DependencyProbe {

        final AtomicInteger probes = new AtomicInteger();
        final CountDownLatch hangsUp = new CountDownLatch(1);
        private final String name;
        volatile ProbeResult answer = new ProbeResult.Up();
        volatile boolean hangs;

        Played(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ProbeResult probe() {
            probes.incrementAndGet();
            if (hangs) {
                try {
                    hangsUp.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return answer;
        }
    }

    private WebApplicationContextRunner application(TestStore store) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EndpointAutoConfiguration.class, HealthContributorAutoConfiguration.class,
                        HealthContributorRegistryAutoConfiguration.class,
                        HealthEndpointAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class,
                        AvailabilityProbesAutoConfiguration.class,
                        AvailabilityHealthContributorAutoConfiguration.class, DispatcherServletAutoConfiguration.class))
                .withPropertyValues("management.endpoint.health.probes.enabled=true", "curbstop.health.patience=200ms")
                .withBean("stripePeer", DependencyProbe.class, () -> stripe).withBean("twilioPeer", DependencyProbe.class, () -> twilio)
                .withBean("mailPeer", DependencyProbe.class, () -> mail)
                .withBean(org.curbstop.store.Database.class, store::store, bean -> bean.setDestroyMethodName("")) // the test closes it
                .withUserConfiguration(DependencyHealthConfiguration.class);
    }

    @Test
    void every_dependency_is_listed_and_health_requests_do_not_probe(TestStore store) {
        application(store).run(running -> {
            HealthEndpoint health = running.getBean(HealthEndpoint.class);
            assertThat(parts(health)).containsEntry("database", Status.UP).containsEntry("stripe", Status.UNKNOWN);
            running.getBean(DependencyHealthConfiguration.class).probe();
            for (int probes = 0; probes < 50; probes++) {
                assertThat(parts(health)).containsEntry("stripe", Status.UP).containsEntry("twilio", Status.UP).containsEntry("mail",
                        Status.UP);
            }
            assertThat(List.of(stripe.probes.get(), twilio.probes.get(), mail.probes.get())).containsOnly(1);
        });
    }

    @Test
    void a_dependency_that_is_down_changes_neither_liveness_nor_readiness(TestStore store) {
        twilio.answer = new DependencyProbe.ProbeResult.Down("status 503");
        mail.answer = new DependencyProbe.ProbeResult.NotConfigured("CURBSTOP_MAIL_HOST");
        application(store).run(running -> {
            HealthEndpoint health = running.getBean(HealthEndpoint.class);
            AvailabilityChangeEvent.publish(running, LivenessState.CORRECT);
            AvailabilityChangeEvent.publish(running, ReadinessState.ACCEPTING_TRAFFIC);
            running.getBean(DependencyHealthConfiguration.class).probe();
            assertThat(parts(health)).containsEntry("twilio", Status.OUT_OF_SERVICE).containsEntry("stripe", Status.UP)
                    .containsEntry("mail", Status.UNKNOWN);
            assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.healthForPath("liveness").getStatus()).isEqualTo(Status.UP);
            assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
            twilio.answer = new DependencyProbe.ProbeResult.Up();
            running.getBean(DependencyHealthConfiguration.class).probe();
            assertThat(parts(health)).containsEntry("twilio", Status.UP);
        });
    }

    @Test
    void a_hanging_probe_is_out_of_service_and_delays_no_other(TestStore store) {
        stripe.hangs = true;
        application(store).run(running -> {
            DependencyHealthConfiguration byPart = running.getBean(DependencyHealthConfiguration.class);
            long began = System.nanoTime();
            byPart.probe();
            byPart.probe();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(parts(running.getBean(HealthEndpoint.class))).containsEntry("stripe", Status.OUT_OF_SERVICE).containsEntry("twilio",
                    Status.UP);
            assertThat(stripe.probes.get()).isEqualTo(1);
            stripe.hangsUp.countDown();
            Awaitility.await().atMost(Duration.ofSeconds(10))
                    .until(() -> Status.UP.equals(parts(running.getBean(HealthEndpoint.class)).get("stripe")));
        });
    }

    @Test
    void a_missing_database_is_down_and_the_process_stays_ready() {
        try (TestStore store = TestStore.cuttable()) {
            application(store).run(running -> {
                HealthEndpoint health = running.getBean(HealthEndpoint.class);
                AvailabilityChangeEvent.publish(running, LivenessState.CORRECT);
                AvailabilityChangeEvent.publish(running, ReadinessState.ACCEPTING_TRAFFIC);
                store.wire().cut();
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Status.DOWN.equals(parts(health).get("database")));
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.healthForPath("liveness").getStatus()).isEqualTo(Status.UP);
                assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
                store.wire().mend();
            });
        }
    }

    private static Map<String, Status> parts(HealthEndpoint health) {
        return ((CompositeHealthDescriptor) health.health()).getComponents().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, part -> ((HealthDescriptor) part.getValue()).getStatus()));
    }
}
