package org.curbstop.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.curbstop.fuzz.HostileInput;

class WebhookFuzz {

    @FuzzTest
    void fields(byte[] data) {
        HostileInput.within(data.length, () -> {
            TwilioForm.read(data, null).ifPresent(form -> assertThat(form.all()).isEqualTo(form.signed()));
            TwilioForm.read(new byte[0], HostileInput.text(data))
                    .ifPresent(form -> assertThat(form.signed()).as("URL parameters are not part of the body").isEmpty());
            TwilioForm.read(data, "turn=1")
                    .ifPresent(form -> assertThat(form.all()).containsAllEntriesOf(form.signed()).containsEntry("turn", "1"));
        });
    }
}
