package org.curbstop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProductionSettingsCheckTest {

    @Test
    void production_without_settings_names_every_missing_setting() {
        assertThatThrownBy(() -> check("production", Map.of()))
                .isInstanceOfSatisfying(ProductionSettingsCheck.MissingSettingsException.class,
                        refused -> assertThat(refused.missing()).isEqualTo(ProductionSettingsCheck.REQUIRED));
    }

    @ParameterizedTest
    @MethodSource("required")
    void each_missing_setting_alone_prevents_the_start(String name) {
        Map<String, Object> settings = all();
        settings.put(name, " ");
        assertThatThrownBy(() -> check("production", settings)).hasMessage("profile production lacks: " + name);
    }

    @Test
    void production_starts_with_all_settings_and_other_profiles_with_none() {
        assertThatCode(() -> check("production", all())).doesNotThrowAnyException();
        assertThatCode(() -> check("default", Map.of())).doesNotThrowAnyException();
    }

    @Test
    void a_setting_may_be_given_by_its_dashed_name() {
        Map<String, Object> settings = all();
        settings.remove("CURBSTOP_OIDC_CLIENT_ID");
        settings.put("curbstop.oidc.client-id", "curbstop");
        assertThatCode(() -> check("production", settings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"default, 127.0.0.1", "production, 0.0.0.0"})
    void the_sandbox_listens_on_loopback_only(String profile, String address) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("server.address")).isEqualTo(address);
    }

    @Test
    void the_production_management_port_listens_on_loopback_only() {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("production");
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("management.server.port")).isEqualTo("9090");
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void a_secret_may_be_read_from_a_file(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("twilio.auth-token"), "from-a-file\n");
        Files.writeString(secrets.resolve("curbstop.mail.password"), "mail-from-a-file\n");
        Files.writeString(secrets.resolve("mongodb.password"), "database-from-a-file\n");
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("production");
        environment.getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("curbstop.secrets", secrets.toString(), "curbstop.mongodb-uri",
                        "mongodb://curbstop:${mongodb.password}@mongodb/curbstop")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("twilio.auth-token")).isEqualTo("from-a-file");
        assertThat(environment.getProperty("spring.mail.password")).isEqualTo("mail-from-a-file");
        assertThat(environment.getProperty("curbstop.mongodb-uri")).isEqualTo("mongodb://curbstop:database-from-a-file@mongodb/curbstop");
    }

    private static Iterable<String> required() {
        return ProductionSettingsCheck.REQUIRED;
    }

    private static Map<String, Object> all() {
        Map<String, Object> settings = new HashMap<>();
        ProductionSettingsCheck.REQUIRED.forEach(name -> settings.put(name, "given"));
        return settings;
    }

    private static void check(String profile, Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.setActiveProfiles(profile);
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new ProductionSettingsCheck().postProcessEnvironment(environment, new SpringApplication());
    }
}
