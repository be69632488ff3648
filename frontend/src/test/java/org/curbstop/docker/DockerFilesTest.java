package org.curbstop.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.settings.ProductionSettingsCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Checks the Docker files without a Docker engine: syntax, names that must agree, scripts that must parse. */
class DockerFilesTest {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    @Test
    @SuppressWarnings("unchecked")
    void the_app_container_has_all_required_production_settings() throws IOException {
        Map<String, Object> environment = (Map<String, Object>) service("app").get("environment");
        assertThat(environment).containsEntry("SPRING_PROFILES_ACTIVE", "production");
        Stream<String> secrets = ((List<Map<String, String>>) service("app").get("secrets")).stream()
                .map(secret -> secret.get("target").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
        assertThat(Stream.concat(environment.keySet().stream(), secrets)).containsAll(ProductionSettingsCheck.REQUIRED);
        assertThat(String.valueOf(environment.get("CURBSTOP_MONGODB_URI"))).contains("replicaSet=rs0", "authSource=curbstop");
    }

    @Test
    void no_secret_is_set_in_an_environment() throws IOException {
        assertThat(services()).allSatisfy((name, service) -> {
            Object environment = ((Map<?, ?>) service).get("environment");
            if (environment instanceof Map<?, ?> variables) {
                assertThat(variables.keySet().stream().map(String::valueOf)).as(name)
                        .noneMatch(key -> key.matches(".*(PASSWORD|SECRET|TOKEN|API_KEY|SET_KEY)"));
            }
        });
        assertThat(Files.readString(DOCKER.resolve("example.env")).lines().filter(line -> !line.startsWith("#")))
                .noneMatch(line -> line.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void each_secret_in_use_is_declared_and_generated_by_the_script() throws IOException {
        Map<String, Map<String, String>> declared = (Map<String, Map<String, String>>) compose().get("secrets");
        String script = Files.readString(DOCKER.resolve("secrets.sh"));
        services().forEach((name, service) -> {
            for (Object used : (List<Object>) ((Map<String, Object>) service).getOrDefault("secrets", List.of())) {
                assertThat(declared).containsKey(used instanceof Map<?, ?> map ? String.valueOf(map.get("source")) : String.valueOf(used));
            }
        });
        declared.forEach((name, secret) -> {
            assertThat(secret).containsEntry("file", "./secrets/" + name);
            assertThat(script).contains(name);
        });
    }

    @Test
    void every_container_runs_with_minimal_privileges() throws IOException {
        assertThat(services()).allSatisfy((name, service) -> {
            Map<?, ?> settings = (Map<?, ?>) service;
            assertThat(settings.get("read_only")).as(name).isEqualTo(true);
            assertThat(settings.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
            assertThat(settings.get("security_opt")).as(name).isEqualTo(List.of("no-new-privileges:true"));
            assertThat(String.valueOf(settings.get("mem_limit"))).as(name).matches("\\d+[mg]");
            assertThat(settings.containsKey("privileged")).isFalse();
            assertThat(settings.get("cap_add")).as(name).isEqualTo(name.equals("proxy") ? List.of("NET_BIND_SERVICE") : null);
        });
    }

    @Test
    void databases_are_isolated_and_the_application_may_write_only_its_own() throws IOException {
        assertThat(service("mongodb").get("networks")).isEqualTo(List.of("data"));
        assertThat(service("keycloak-db").get("networks")).isEqualTo(List.of("sign-in"));
        Map<?, ?> networks = (Map<?, ?>) compose().get("networks");
        assertThat(networks.get("data")).isEqualTo(Map.of("internal", true));
        assertThat(networks.get("sign-in")).isEqualTo(Map.of("internal", true));
        assertThat(Files.readString(DOCKER.resolve("mongodb/initiate.sh")))
                .contains("roles: [{role: \"readWrite\", db: \"curbstop\"}]")
                .doesNotContain("dbOwner", "AnyDatabase", "role: \"root\"");
        assertThat(String.valueOf(service("app").get("secrets"))).doesNotContain("root");
    }

    @Test
    void each_image_is_pinned_to_an_exact_version() throws IOException {
        Pattern exact = Pattern.compile(".*:\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?");
        assertThat(services().values())
                .allSatisfy(service -> assertThat(String.valueOf(((Map<?, ?>) service).get("image"))).matches(exact));
        for (String file : List.of("Dockerfile", "keycloak/Dockerfile")) {
            Stream<String> from = Files.readAllLines(DOCKER.resolve(file)).stream().filter(line -> line.startsWith("FROM "));
            assertThat(from.map(line -> line.split(" ")[1]))
                    .isNotEmpty().allSatisfy(image -> assertThat(image).matches(exact));
        }
    }

    @Test
    void the_proxy_exposes_the_realm_and_no_administration() throws IOException {
        String signIn = Files.readString(DOCKER.resolve("proxy/Caddyfile")).split("\\{\\$SIGN_IN_HOST}")[1];
        assertThat(signIn).containsPattern("@people path /realms/curbstop/\\* /resources/\\*\\s");
        assertThat(signIn.replaceAll("\\s+", " ")).contains("handle @people { reverse_proxy keycloak:8080 } handle { respond 404 }");
    }

    @Test
    void every_compose_variable_has_a_line_in_the_example() throws IOException {
        List<String> example = Files.readAllLines(DOCKER.resolve("example.env"));
        Matcher variables = VARIABLE.matcher(Files.readString(DOCKER.resolve("compose.yaml")));
        while (variables.find()) {
            String name = variables.group(1);
            assertThat(example).as(name).anyMatch(line -> line.startsWith(name + "="));
        }
    }

    @Test
    void only_the_proxy_publishes_ports() throws IOException {
        assertThat(services()).allSatisfy((name, service) -> {
            if (!name.equals("proxy")) {
                assertThat(((Map<?, ?>) service).containsKey("ports")).isFalse();
            }
        });
    }

    @Test
    void the_image_does_not_run_as_root_and_has_a_health_check() throws IOException {
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
    void each_script_has_valid_syntax(Path script) throws IOException, InterruptedException {
        String shell = Files.readAllLines(script).getFirst().contains("bash") ? "bash" : "sh";
        Process parsed = new ProcessBuilder(shell, "-n", script.toString()).redirectErrorStream(true).start();
        assertThat(new String(parsed.getInputStream().readAllBytes())).isEmpty();
        assertThat(parsed.waitFor()).isZero();
    }

    @SuppressWarnings("StreamResourceLeak") // JUnit closes it
    private static Stream<Path> scripts() throws IOException {
        return Stream.concat(Files.walk(DOCKER).filter(file -> file.toString().endsWith(".sh")), Stream.of(Path.of("..", "curbstop")));
    }

    private static Map<String, Object> compose() throws IOException {
        return new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> services() throws IOException {
        return (Map<String, Object>) compose().get("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name) throws IOException {
        return (Map<String, Object>) services().get(name);
    }
}
