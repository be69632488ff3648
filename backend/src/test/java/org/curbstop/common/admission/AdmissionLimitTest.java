package org.curbstop.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.curbstop.common.admission.AdmissionLimit.Admission;
import org.junit.jupiter.api.Test;

class AdmissionLimitTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private static List<Admission> fill(AdmissionLimit limit) {
        var admitted = new ArrayList<Admission>();
        for (Optional<Admission> next = limit.admit(); next.isPresent(); next = limit.admit()) {
            admitted.add(next.get());
        }
        return admitted;
    }

    @Test
    void ordinary_requests_leave_a_quarter_of_the_permits_free() {
        var limit = new AdmissionLimit("test", 8, NONE);
        assertThat(fill(limit)).hasSize(6);
        assertThat(limit.admitPriority()).isPresent();
        assertThat(limit.admitPriority()).isPresent();
        assertThat(limit.admitPriority()).isEmpty();
    }

    @Test
    void a_released_permit_can_be_acquired_again() {
        var limit = new AdmissionLimit("test", 4, NONE);
        fill(limit).forEach(Admission::close);
        assertThat(fill(limit)).hasSize(3);
    }

    @Test
    void a_single_permit_is_shared_by_all_requests() {
        var limit = new AdmissionLimit("test", 1, NONE);
        assertThat(fill(limit)).hasSize(1);
        assertThat(limit.admitPriority()).isEmpty();
    }

    @Test
    void ordinary_requests_cannot_overtake_a_waiting_priority_request() throws Exception {
        var limit = new AdmissionLimit("test", 1, LONG);
        Admission only = limit.admit().orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = CompletableFuture.supplyAsync(limit::admitPriority, threads);
            while (!limit.hasWaiting()) {
                Thread.onSpinWait();
            }
            only.close();
            assertThat(limit.admit()).isEmpty();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isPresent();
        }
    }

    @Test
    void the_queue_of_waiting_requests_is_bounded() throws Exception {
        var limit = new AdmissionLimit("test", 1, LONG);
        Admission only = limit.admitPriority().orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<CompletableFuture<Boolean>>();
            for (int i = 0; i < 17; i++) {
                all.add(CompletableFuture.supplyAsync(() -> {
                    Optional<Admission> admitted = limit.admitPriority();
                    admitted.ifPresent(Admission::close);
                    return admitted.isPresent();
                }, threads));
            }
            CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
            only.close();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
            assertThat(all.stream().filter(each -> !each.join())).hasSize(1);
        }
    }

    @Test
    void rejected_requests_are_counted() {
        var registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            var limit = new AdmissionLimit("counted", 1, NONE);
            fill(limit);
            assertThat(registry.counter("curbstop.admission.refused", "line", "counted").count()).isEqualTo(1);
        } finally {
            Metrics.removeRegistry(registry);
        }
    }
}
