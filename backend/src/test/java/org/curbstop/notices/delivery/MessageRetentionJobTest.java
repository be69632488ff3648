package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.curbstop.common.Language;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeKind;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@DatabaseTest
class MessageRetentionJobTest {

    private static final String NUMBER = "+15035550101";

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
    private final DeliveryRepository deliveries;
    private final MessageRetentionJob job;

    MessageRetentionJobTest(TestStore test) {
        deliveries = new DeliveryRepository(test.store(), SampleUtility.millbrook(), clock);
        job = new MessageRetentionJob(deliveries);
    }

    private void put(String id, Medium means, State state, int priority) {
        deliveries.insertIfAbsent(new Delivery(id, 0, id, NoticeKind.values()[0], means, NUMBER, Language.ENGLISH, "", "Your bill",
                "v" + id, state, priority, clock.instant(), clock.instant(),
                null, 1, null, clock.instant(), null));
    }

    @Test
    void sent_messages_are_deleted_after_their_retention() {
        put("ntc_1", Medium.TEXT, State.DELIVERED, 0);
        put("ntc_2", Medium.MAIL, State.ACCEPTED, 2);
        put("ntc_3", Medium.CALL, State.UNDELIVERED, 1);
        put("ntc_4", Medium.TEXT, State.REFUSED, 1);
        clock.advance(Duration.ofDays(729));
        assertThat(job.deleteExpired()).isZero();
        assertThat(deliveries.find("ntc_1")).isPresent();

        clock.advance(Duration.ofDays(4));
        assertThat(job.deleteExpired()).isEqualTo(4);
        assertThat(deliveries.find("ntc_1")).isEmpty();
        assertThat(deliveries.find("ntc_3")).isEmpty();
    }

    @Test
    void unsent_messages_are_kept() {
        put("ntc_1", Medium.TEXT, State.WAITING, 0);
        put("ntc_2", Medium.TEXT, State.SENDING, 0);
        clock.advance(Duration.ofDays(4000));
        assertThat(job.deleteExpired()).isZero();
        assertThat(deliveries.find("ntc_1")).isPresent();
    }

    @Test
    void expired_messages_are_hidden_before_the_job_runs() {
        put("ntc_1", Medium.TEXT, State.DELIVERED, 0);
        assertThat(deliveries.listByAddress(NUMBER, 10)).hasSize(1);
        assertThat(deliveries.listByVerifyCode("vntc_1")).hasSize(1);

        clock.advance(Duration.ofDays(733));
        assertThat(deliveries.listByAddress(NUMBER, 10)).isEmpty();
        assertThat(deliveries.listByVerifyCode("vntc_1")).isEmpty();
    }
}
