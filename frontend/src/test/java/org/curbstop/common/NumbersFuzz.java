package org.curbstop.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.curbstop.fuzz.Hostile;
import org.curbstop.utility.SampleUtility;

class NumbersFuzz {

    @FuzzTest
    void phones(byte[] data) {
        Hostile.read(Hostile.text(data), text -> PhoneNumber.read(text).ifPresent(phone -> {
            assertThat(phone.e164()).matches("\\+[1-9][0-9]{6,14}");
            assertThat(PhoneNumber.read(phone.e164())).contains(phone);
            if (phone.e164().startsWith("+1")) {
                assertThat(PhoneNumber.read(phone.national())).as("as it is shown").contains(phone);
            }
        }));
    }

    @FuzzTest
    void accounts(byte[] data) {
        var format = SampleUtility.millbrook().accountNumbers();
        Hostile.read(Hostile.text(data), text -> format.read(text).ifPresent(number -> {
            assertThat(number).matches("[0-9A-Z]{1,30}");
            assertThat(format.read(number)).as("read again").contains(number);
        }));
    }

    @FuzzTest
    void references(byte[] data) {
        Hostile.read(Hostile.text(data), text -> {
            String number = ReferenceNumber.read(text);
            assertThat(number.length()).isLessThanOrEqualTo(text.length());
            assertThat(ReferenceNumber.read(number)).isEqualTo(number);
            ReferenceNumber.insteadOfIds(text);
        });
    }
}
