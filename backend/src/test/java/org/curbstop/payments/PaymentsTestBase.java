package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.curbstop.payments.gateway.FakeCardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;

/** Payments over a database, with a payment gateway and a clock that the test controls. */
abstract class PaymentsTestBase {

    final MovableClock clock = SampleUtility.clock();
    final FakeCardGateway cards = new FakeCardGateway(clock);
    final FakeSavedCardGateway savedCards = new FakeSavedCardGateway();
    final TestStore store;
    final PaymentsForTests all;
    final Payments payments;

    PaymentsTestBase(TestStore store) {
        this.store = store;
        this.all = PaymentsForTests.over(store.store(), cards, savedCards, clock);
        this.payments = all.payments();
    }

    void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    void sweepUntilQuiet() {
        for (int rounds = 0; rounds < 20 && all.sweep() > 0; rounds++) {
            later(Duration.ofSeconds(1));
        }
    }

    /** Returns the last segment of the path, which identifies a page or link. */
    static String last(URI uri) {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(times)) {
            var results = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                results.add(pool.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            start.countDown();
            var values = new ArrayList<T>();
            for (var result : results) {
                values.add(result.get());
            }
            return values;
        }
    }

    static void eventually(Callable<Boolean> what) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(what);
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
