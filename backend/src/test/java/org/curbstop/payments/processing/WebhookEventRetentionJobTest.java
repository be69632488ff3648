package org.curbstop.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.payments.gateway.FakeCardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@DatabaseTest
class WebhookEventRetentionJobTest {

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
    private final PaymentsForTests capability;
    private final WebhookEventRetentionJob job;

    WebhookEventRetentionJobTest(TestStore test) {
        capability = PaymentsForTests.over(test.store(), new FakeCardGateway(clock), new FakeSavedCardGateway(), clock);
        job = new WebhookEventRetentionJob(capability.inbox, SampleUtility.millbrook(), clock);
    }

    /** Returns whether the event is stored: then a second delivery changes nothing. */
    private boolean isKept() {
        return !capability.inbox.enqueue("evt_1", Optional.empty(), "ref_1");
    }

    @Test
    void an_event_is_deleted_after_its_retention() {
        capability.inbox.enqueue("evt_1", Optional.empty(), "ref_1");
        assertThat(capability.inbox.processDue(10)).isEqualTo(1);
        clock.advance(Duration.ofDays(89));
        assertThat(job.deleteExpired()).isZero();
        assertThat(isKept()).isTrue();

        clock.advance(Duration.ofDays(2));
        assertThat(job.deleteExpired()).isEqualTo(1);
        assertThat(isKept()).isFalse();
    }

    @Test
    void an_unprocessed_event_is_kept() {
        capability.inbox.enqueue("evt_1", Optional.empty(), "ref_1");
        clock.advance(Duration.ofDays(4000));
        assertThat(job.deleteExpired()).isZero();
        assertThat(isKept()).isTrue();
    }
}
