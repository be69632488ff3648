package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveInputMaskingTest {

    private static final String MESSAGE = "{\"csrfToken\":\"00000000-0000-4000-8000-000000000000\","
            + "\"rpc\":[{\"type\":\"mSync\",\"node\":12,"
            + "\"feature\":1,\"property\":\"value\",\"value\":\"%s\"},{\"type\":\"event\","
            + "\"node\":4242424242424242,\"data\":{\"event.detail\":[\"%s\",3]}}],\"syncId\":4}";

    @ParameterizedTest
    @ValueSource(strings = {"4242 4242 4242 4242", "4242\\n4242\\n4242\\n4242 12/30 123", "my ssn is 123456789", "123-45-6789", "cvv 123"})
    void browser_input_is_masked_in_values_and_events(String typed) {
        String masked = SensitiveInputMasking.masked(MESSAGE.formatted(typed, typed));

        assertThat(masked).contains("\"value\":\"").contains("••••").contains("\"syncId\":4").contains("\"node\":12");
        assertThat(masked.replace("4242424242424242,\"data\"", "")).doesNotContain("4242", "6789", "123\"");
    }

    @Test
    void a_message_without_sensitive_numbers_is_unchanged() {
        String message = MESSAGE.formatted("12 Alder St, account 100200302", "(503) 555-0142");
        assertThat(SensitiveInputMasking.masked(message)).isSameAs(message);
        assertThat(SensitiveInputMasking.masked("no json")).isEqualTo("no json");
    }
}
