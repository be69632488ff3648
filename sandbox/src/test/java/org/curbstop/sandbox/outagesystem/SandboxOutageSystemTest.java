package org.curbstop.sandbox.outagesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class SandboxOutageSystemTest {

    private final MockMvcTester client = MockMvcTester.of(new SandboxOutageSystem(Duration.ofMillis(50), Duration.ofMillis(60)));

    @ParameterizedTest
    @CsvSource({"normal,200,application/json", "slow,200,application/json", "wrong,200,text/html", "failing,503,", "asleep,503,"})
    void it_answers_in_the_configured_mode(String mode, int status, String type) {
        client.post().uri("/sandbox/outage-system").param("mode", mode).param("outages", "{\"Outage\": [7]}").exchange();
        var answer = client.get().uri("/sandbox/outage-system/outages").exchange();
        assertThat(answer).hasStatus(status);
        assertThat(answer.getResponse().getContentType()).isEqualTo(type);
    }

    @Test
    void an_unknown_mode_is_treated_as_normal() {
        client.post().uri("/sandbox/outage-system").param("mode", "tired").exchange();
        assertThat(client.get().uri("/sandbox/outage-system/outages").exchange()).hasStatus(200).bodyText().isEqualTo("{\"Outage\": []}");
    }
}
