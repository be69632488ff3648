package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@StoreTest
class PaymentEventRetentionJobTest {

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
    private final PaymentsForTests capability;
    private final PaymentEventRetentionJob job;

    PaymentEventRetentionJobTest(TestStore test) {
        capability = PaymentsForTests.over(test.store(), new FakeCardGateway(clock), new FakeCardVault(), clock);
        job = new PaymentEventRetentionJob(capability.news, SampleUtility.millbrook(), clock);
    }

    /** A second delivery of what is kept changes nothing. */
    private boolean isKept() {
        return !capability.news.note("evt_1", Optional.empty(), "ref_1");
    }

    @Test
    void an_event_is_there_before_its_time_and_gone_after_it() {
        capability.news.note("evt_1", Optional.empty(), "ref_1");
        assertThat(capability.news.lookAgain(10)).isEqualTo(1);
        clock.advance(Duration.ofDays(89));
        assertThat(job.forget()).isZero();
        assertThat(isKept()).isTrue();

        clock.advance(Duration.ofDays(2));
        assertThat(job.forget()).isEqualTo(1);
        assertThat(isKept()).isFalse();
    }

    @Test
    void an_event_that_nobody_has_followed_up_stays() {
        capability.news.note("evt_1", Optional.empty(), "ref_1");
        clock.advance(Duration.ofDays(4000));
        assertThat(job.forget()).isZero();
        assertThat(isKept()).isTrue();
    }
}
