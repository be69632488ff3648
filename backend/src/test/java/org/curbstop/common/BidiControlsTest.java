package org.curbstop.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BidiControlsTest {

    @Test
    void only_bidirectional_control_characters_are_removed() {
        assertThat(BidiControls.strip("a\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069b")).isEqualTo("ab");
        assertThat(BidiControls.strip("שלום \u200f(1) é\u200b")).isEqualTo("שלום \u200f(1) é\u200b");
    }
}
