package org.curbstop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SandboxEnvironmentPostProcessorTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.20", "town.example", "", " ", "127.0.0.1.example.com"})
    void the_sandbox_refuses_to_listen_on_public_interfaces(String address) {
        assertThatThrownBy(() -> started(Map.of("server.address", address)))
                .isInstanceOf(SandboxExposedException.class)
                .hasMessageContaining("SERVER_ADDRESS is " + (address.isBlank() ? "blank" : address));
        assertThatThrownBy(() -> started(Map.of("management.server.address", address))).isInstanceOf(SandboxExposedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.1.1"})
    void the_sandbox_listens_on_localhost(String address) {
        assertThatCode(() -> started(Map.of("server.address", address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"9090, 127.0.0.1", "'', "})
    void a_separate_management_port_listens_only_on_localhost_too(String port, String address) {
        assertThat(started(Map.of("management.server.port", port)).getProperty("management.server.address")).isEqualTo(address);
    }

    @Test
    void the_error_message_says_what_to_do() {
        var analysis = new SandboxFailureAnalyzer().analyze(new SandboxExposedException("SERVER_ADDRESS", "0.0.0.0"));
        assertThat(analysis.getDescription()).contains("SERVER_ADDRESS is 0.0.0.0");
        assertThat(analysis.getAction()).contains("Leave that setting out");
    }

    private static ConfigurableEnvironment started(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(settings)));
        new SandboxEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
