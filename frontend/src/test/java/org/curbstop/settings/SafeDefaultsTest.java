package org.curbstop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Security settings whose loss nobody would notice in time. */
class SafeDefaultsTest {

    private static final String PRODUCTION = "production";

    private final List<PropertySource<?>> documents = read();

    @Test
    void a_session_ends_after_thirty_idle_minutes_despite_an_open_tab() {
        assertThat(DurationStyle.detectAndParse(of("server.servlet.session.timeout", ""))).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(of("vaadin.close-idle-sessions", "")).isEqualTo("true");
    }

    @Test
    void the_session_cookie_is_host_only_secure_and_hidden_from_scripts() {
        assertThat(of("server.servlet.session.cookie.http-only", "")).isEqualTo("true");
        assertThat(of("server.servlet.session.cookie.same-site", "")).isEqualTo("lax");
        assertThat(of("server.servlet.session.cookie.name", PRODUCTION)).startsWith("__Host-");
        assertThat(of("server.servlet.session.cookie.path", PRODUCTION)).isEqualTo("/");
        assertThat(of("server.servlet.session.cookie.secure", PRODUCTION)).isEqualTo("true");
    }

    @Test
    void an_error_reveals_no_internals() {
        assertThat(of("server.error.include-message", "")).isEqualTo("never");
        assertThat(of("server.error.include-stacktrace", "")).isEqualTo("never");
        assertThat(of("server.tomcat.use-relative-redirects", "")).isEqualTo("true");
    }

    @Test
    void mail_requires_tls() {
        assertThat(of("spring.mail.properties.mail.smtp.starttls.required", PRODUCTION)).isEqualTo("true");
    }

    /** @param profile empty for the settings of all profiles */
    private String of(String key, String profile) {
        return documents.stream()
                .filter(document -> Objects.toString(document.getProperty("spring.config.activate.on-profile"), "").equals(profile))
                .map(document -> document.getProperty(key)).filter(Objects::nonNull).map(Object::toString).findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not set"));
    }

    private static List<PropertySource<?>> read() {
        try {
            return new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
