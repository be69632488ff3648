package org.curbstop.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.settings.ProductionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** No Docker engine runs these tests, so they hold the files to what can be told without one: form, names that must agree, scripts that must parse. */
class DockerFilesTest {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    @Test
    @SuppressWarnings("unchecked")
    void the_application_is_given_everything_that_production_requires() throws IOException {
        Map<String, Object> environment = (Map<String, Object>) service("app").get("environment");
        assertThat(environment).containsEntry("SPRING_PROFILES_ACTIVE", "production");
        assertThat(environment.keySet()).containsAll(ProductionSettings.REQUIRED);
        assertThat(String.valueOf(environment.get("CURBSTOP_MONGODB_URI"))).contains("replicaSet=rs0");
    }

    @Test
    void every_value_that_the_set_asks_for_has_its_line_in_the_example() throws IOException {
        List<String> example = Files.readAllLines(DOCKER.resolve("example.env"));
        Matcher variables = VARIABLE.matcher(Files.readString(DOCKER.resolve("compose.yaml")));
        while (variables.find()) {
            String name = variables.group(1);
            assertThat(example).as(name).anyMatch(line -> line.startsWith(name + "="));
        }
    }

    @Test
    void only_the_proxy_is_open_to_the_world() throws IOException {
        assertThat(services()).allSatisfy((name, service) -> {
            if (!name.equals("proxy")) {
                assertThat(((Map<?, ?>) service).containsKey("ports")).isFalse();
            }
        });
    }

    @Test
    void the_image_is_not_run_as_root_and_can_be_asked_for_its_health() throws IOException {
        assertThat(Files.readAllLines(DOCKER.resolve("Dockerfile")))
                .anyMatch(line -> line.matches("USER [1-9]\\d+"))
                .anyMatch(line -> line.startsWith("HEALTHCHECK"))
                .noneMatch(line -> line.contains("sandbox"));
    }

    @Test
    void the_realm_has_the_roles_and_the_claim_that_sign_in_reads() throws IOException {
        var realm = JsonMapper.builder().build().readTree(Files.readString(DOCKER.resolve("keycloak/curbstop-realm.json")));
        assertThat(realm.at("/roles/realm").findValuesAsString("name"))
                .contains("RESIDENT", "STAFF", "SUPERVISOR", "OUTAGE_DESK", "AGENCY");
        assertThat(realm.at("/clients/0/protocolMappers/0/config/claim.name").asString()).isEqualTo("roles");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void each_script_parses(Path script) throws IOException, InterruptedException {
        String shell = Files.readAllLines(script).getFirst().contains("bash") ? "bash" : "sh";
        Process parsed = new ProcessBuilder(shell, "-n", script.toString()).redirectErrorStream(true).start();
        assertThat(new String(parsed.getInputStream().readAllBytes())).isEmpty();
        assertThat(parsed.waitFor()).isZero();
    }

    private static Stream<Path> scripts() throws IOException {
        return Stream.concat(Files.walk(DOCKER).filter(file -> file.toString().endsWith(".sh")), Stream.of(Path.of("..", "curbstop")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> services() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
        return (Map<String, Object>) compose.get("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name) throws IOException {
        return (Map<String, Object>) services().get(name);
    }
}
