package org.curbstop.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.converter.DateConverter;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01T00:06:34Z", "2026-11-30T23:59:59Z"})
    void twilios_sdk_reads_the_date_of_a_call_or_text_on_every_day_of_a_month(String at) {
        var read = DateConverter.rfc2822DateTimeFromString(TwilioMessagesController.date(Instant.parse(at)));
        assertThat(read.toInstant()).isEqualTo(Instant.parse(at));
    }
}
