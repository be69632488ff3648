package org.curbstop.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import org.curbstop.fuzz.Hostile;
import org.curbstop.notices.OptOut;
import org.curbstop.utility.SampleUtility;

class TextsFuzz {

    private static final TextWords WORDS = new TextWords(SampleUtility.millbrook());

    @FuzzTest
    void keywords(byte[] data) {
        Hostile.read(Hostile.text(data), text -> {
            WORDS.keyword(text).ifPresent(keyword -> assertThat(text.length()).isLessThan(10_001));
            OptOut.read(text, false);
            OptOut.read(text, true);
        });
    }

    @FuzzTest
    void messages(byte[] data) {
        var fields = new HashMap<String, String>();
        Hostile.text(data).lines().forEach(line -> fields.put(line.split("=", 2)[0], line.contains("=") ? line.split("=", 2)[1] : ""));
        Texted message = Texted.of(fields);
        assertThat(message.media()).hasSizeLessThanOrEqualTo(10);
        assertThat(message.approach(java.util.Optional.empty()).talkKey()).contains("|");
    }
}
