package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class ResumeCodesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");

    private final AtomicLong wall = new AtomicLong();
    private final ResumeCodes codes;

    ResumeCodesTest(TestStore store) {
        this.codes = new ResumeCodes(store.store(), TestKey.KEY, Clock.fixed(NOON, ZoneOffset.UTC), () -> Instant.ofEpochMilli(wall.get()));
    }

    @Test
    void an_origin_out_of_guesses_cannot_redeem_even_a_valid_code() {
        String code = codes.issue("talk_1");
        for (int i = 0; i < ResumeCodes.MAX_GUESSES; i++) {
            assertThat(codes.redeem("A2B3C" + i % 10, "192.0.2.1")).isEmpty();
        }
        assertThat(codes.redeem(code, "192.0.2.1")).as("a valid code after too many guesses").isEmpty();
        assertThat(codes.redeem(code, "192.0.2.2")).as("the same code from another address").contains("talk_1");
    }

    @Test
    void valid_codes_use_no_guesses_and_guesses_return_over_time() {
        for (int i = 0; i < 3 * ResumeCodes.MAX_GUESSES; i++) {
            assertThat(codes.redeem(codes.issue("talk_" + i), "192.0.2.1")).contains("talk_" + i);
        }
        for (int i = 0; i < ResumeCodes.MAX_GUESSES; i++) {
            codes.redeem("wrong", "2001:db8:0:1:1:1:1:" + i);
        }
        assertThat(codes.redeem(codes.issue("talk_x"), "2001:db8:0:1:ffff:1:1:1")).as("another address of the same network").isEmpty();
        wall.addAndGet(3_600_000);
        assertThat(codes.redeem(codes.issue("talk_y"), "2001:db8:0:1:ffff:1:1:1")).contains("talk_y");
    }
}
