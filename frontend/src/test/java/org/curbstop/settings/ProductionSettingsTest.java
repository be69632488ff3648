package org.curbstop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProductionSettingsTest {

    @Test
    void production_without_settings_names_every_one_that_is_missing() {
        assertThatThrownBy(() -> check("production", Map.of()))
                .isInstanceOfSatisfying(ProductionSettings.Missing.class, refused -> assertThat(refused.missing()).isEqualTo(ProductionSettings.REQUIRED));
    }

    @ParameterizedTest
    @MethodSource("required")
    void each_setting_by_itself_stops_the_start(String name) {
        Map<String, Object> settings = all();
        settings.put(name, " ");
        assertThatThrownBy(() -> check("production", settings)).hasMessage("profile production lacks: " + name);
    }

    @Test
    void with_all_of_them_it_starts_and_without_the_profile_none_is_needed() {
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
    void the_pretend_town_with_its_known_passwords_is_open_to_this_machine_only(String profile, String address) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("server.address")).isEqualTo(address);
    }

    private static Iterable<String> required() {
        return ProductionSettings.REQUIRED;
    }

    private static Map<String, Object> all() {
        Map<String, Object> settings = new HashMap<>();
        ProductionSettings.REQUIRED.forEach(name -> settings.put(name, "given"));
        return settings;
    }

    private static void check(String profile, Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.setActiveProfiles(profile);
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new ProductionSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
