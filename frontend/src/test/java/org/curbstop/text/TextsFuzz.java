package org.curbstop.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import org.curbstop.fuzz.HostileInput;
import org.curbstop.notices.preferences.OptOutDetector;
import org.curbstop.utility.SampleUtility;

class TextsFuzz {

    private static final SmsPrompts WORDS = new SmsPrompts(SampleUtility.millbrook());

    @FuzzTest
    void keywords(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> {
            WORDS.taskKeyword(text).ifPresent(keyword -> assertThat(text.length()).isLessThan(10_001));
            OptOutDetector.detect(text, false);
            OptOutDetector.detect(text, true);
        });
    }

    @FuzzTest
    void messages(byte[] data) {
        var fields = new HashMap<String, String>();
        HostileInput.text(data).lines().forEach(line -> fields.put(line.split("=", 2)[0], line.contains("=") ? line.split("=", 2)[1] : ""));
        InboundSms message = InboundSms.of(fields);
        assertThat(message.media()).hasSizeLessThanOrEqualTo(10);
        assertThat(message.context(java.util.Optional.empty()).conversationKey()).contains("|");
    }
}
