package org.curbstop.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({"+15035550101, true", "+14165550123, true", "+17875551234, true", "+18005551234, true",
        "+19005551234, false", "+18765551234, false", "+447911123456, false", "+88213300655, false"})
    void strangers_can_cause_messages_to_domestic_numbers_only(String number, boolean domestic) {
        assertThat(new PhoneNumber(number).isDomestic()).isEqualTo(domestic);
    }

    @Test
    void a_number_is_read_in_common_notations() {
        assertThat(PhoneNumber.parse("(503) 555-0101")).contains(new PhoneNumber("+15035550101"));
    }

    @Test
    void an_extension_is_ignored() {
        assertThat(PhoneNumber.parse("503-555-0101 ext. 12")).contains(new PhoneNumber("+15035550101"));
    }

    /**
     * Fuzzing found two of these: one is possible in Germany but cannot be reached from abroad; one, of New Zealand, becomes another number
     * when it is parsed again.
     */
    @ParameterizedTest
    @ValueSource(strings = {"+49(00.", "+6400040000", "+4900", "911", "+", "", "no number", "000-000-0000", "123-456-7890", "503-055-0101"})
    void an_invalid_number_is_rejected_without_an_exception(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
        assertThat(PhoneNumber.findAll(typed)).isEmpty();
    }
}
