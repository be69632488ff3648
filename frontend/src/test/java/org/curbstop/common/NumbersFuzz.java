package org.curbstop.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.curbstop.fuzz.HostileInput;
import org.curbstop.utility.SampleUtility;

class NumbersFuzz {

    @FuzzTest
    void phones(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> PhoneNumber.parse(text).ifPresent(phone -> {
            assertThat(phone.e164()).matches("\\+[1-9][0-9]{6,14}");
            assertThat(PhoneNumber.parse(phone.e164())).contains(phone);
            if (phone.e164().startsWith("+1")) {
                assertThat(PhoneNumber.parse(phone.formatNational())).as("as displayed").contains(phone);
            }
        }));
    }

    @FuzzTest
    void accounts(byte[] data) {
        var format = SampleUtility.millbrook().accountNumbers();
        HostileInput.read(HostileInput.text(data), text -> format.parse(text).ifPresent(number -> {
            assertThat(number).matches("[0-9A-Z]{1,30}");
            assertThat(format.parse(number)).as("parsed again").contains(number);
        }));
    }

    @FuzzTest
    void references(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> {
            String number = ReferenceNumber.normalize(text);
            assertThat(number.length()).isLessThanOrEqualTo(text.length());
            assertThat(ReferenceNumber.normalize(number)).isEqualTo(number);
            ReferenceNumber.replaceIds(text);
        });
    }
}
