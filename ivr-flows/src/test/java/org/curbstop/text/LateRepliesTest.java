package org.curbstop.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.MessagingResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LateRepliesTest {

    private static final Map<String, String> STATUS = Map.of("From", "+15035550101", "To", "+15035550199",
            "MessageSid", "SM1", "Body", "STATUS");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final LateReplies late = new LateReplies(nanos::get);
    private final InboundSms message = InboundSms.of(STATUS);

    private void keep() {
        late.keep(message, CompletableFuture.completedFuture(new MessagingResponse.Builder().build()));
    }

    @Test
    void who_texts_again_at_once_gets_the_late_reply() {
        keep();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(late.takeRepeated(message)).isPresent();
    }

    @Test
    void the_same_word_minutes_later_is_a_new_question() {
        keep();
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        assertThat(late.takeRepeated(message)).isEmpty();
    }
}
