package org.curbstop.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requirements for the Keycloak realm of docker/compose.yaml. {@code KeycloakIT} uses the realm in a running Keycloak. */
class KeycloakRealmTest {

    private static final Set<String> AT_WORK = Set.of("STAFF", "SUPERVISOR", "OUTAGE_DESK", "AGENCY");

    private final JsonNode realm = JsonMapper.builder().build().readTree(read("keycloak/curbstop-realm.json"));
    private final JsonNode client = realm.at("/clients/0");

    @Test
    void level_1_is_a_password_and_level_2_a_code_as_well() {
        assertThat(realm.at("/attributes/acr.loa.map").asString()).isEqualTo("{\"1\":\"1\",\"2\":\"2\"}");
        assertThat(executions(realm.path("browserFlow").asString()))
                .containsExactly("ALTERNATIVE auth-cookie", "ALTERNATIVE sign in by steps");
        assertThat(executions("sign in by steps")).containsExactly("CONDITIONAL level 1", "CONDITIONAL level 2",
                "CONDITIONAL people at work");
        assertThat(executions("level 1")).containsExactly("REQUIRED conditional-level-of-authentication",
                "REQUIRED auth-username-password-form");
        assertThat(executions("level 2")).containsExactly("REQUIRED conditional-level-of-authentication", "REQUIRED auth-otp-form");
        assertThat(setting("level 1", "loa-condition-level")).isEqualTo("1");
        assertThat(setting("level 2", "loa-condition-level")).isEqualTo("2");
    }

    @Test
    void staff_need_a_code_at_every_requested_level() {
        assertThat(executions("people at work")).containsExactly(
                "REQUIRED conditional-user-role", "REQUIRED conditional-sub-flow-executed", "REQUIRED auth-otp-form");
        assertThat(setting("at work", "condUserRole")).isEqualTo("AT_WORK");
        assertThat(setting("at work", "negate")).isEqualTo("false");
        assertThat(setting("level 2 not asked for", "flow_to_check")).isEqualTo("level 2");
        assertThat(setting("level 2 not asked for", "check_result")).isEqualTo("not-executed");
        assertThat(elements(realm.at("/roles/realm")).filter(role -> role.at("/composites/realm/0").asString("").equals("AT_WORK"))
                .map(role -> role.path("name").asString())).containsExactlyInAnyOrderElementsOf(AT_WORK);
    }

    @Test
    void access_to_the_mailbox_alone_does_not_reset_a_second_factor_login() {
        assertThat(executions(realm.path("resetCredentialsFlow").asString())).containsSequence(
                "REQUIRED reset-credential-email", "CONDITIONAL code before a new password", "REQUIRED reset-password");
        assertThat(executions("code before a new password")).containsExactly("REQUIRED conditional-user-configured",
                "REQUIRED auth-otp-form");
        assertThat(executions(realm.path("directGrantFlow").asString())).contains("REQUIRED direct-grant-validate-otp");
    }

    @Test
    void every_referenced_flow_and_setting_is_defined() {
        Set<String> flows = names("/authenticationFlows", "alias");
        Set<String> settings = names("/authenticatorConfig", "alias");
        elements(realm.at("/authenticationFlows")).flatMap(flow -> elements(flow.path("authenticationExecutions"))).forEach(execution -> {
            if (execution.has("flowAlias")) {
                assertThat(flows).contains(execution.path("flowAlias").asString());
            }
            if (execution.has("authenticatorConfig")) {
                assertThat(settings).contains(execution.path("authenticatorConfig").asString());
            }
        });
        assertThat(flows).contains(
                realm.path("browserFlow").asString(), realm.path("resetCredentialsFlow").asString(),
                realm.path("registrationFlow").asString(), realm.path("directGrantFlow").asString());
    }

    @Test
    void the_id_token_contains_roles_level_and_methods() {
        assertThat(names("/clients/0/protocolMappers", "protocolMapper"))
                .containsExactlyInAnyOrder("oidc-usermodel-realm-role-mapper", "oidc-amr-mapper", "oidc-acr-mapper");
        assertThat(elements(client.path("protocolMappers"))).allSatisfy(
                mapper -> assertThat(mapper.at("/config/id.token.claim").asString()).isEqualTo("true"));
        assertThat(setting("password", "default.reference.value")).isEqualTo("pwd");
        assertThat(setting("one-time code", "default.reference.value")).isEqualTo("otp");
        assertThat(setting("one-time code at work", "default.reference.value")).isEqualTo("otp");
    }

    @Test
    void sessions_expire_and_brute_force_is_limited() {
        assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isEqualTo(30 * 60);
        assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isEqualTo(24 * 60 * 60);
        assertThat(realm.path("rememberMe").asBoolean(true)).isFalse();
        assertThat(realm.path("accessTokenLifespan").asInt()).isLessThanOrEqualTo(5 * 60);
        assertThat(realm.path("accessCodeLifespan").asInt()).isLessThanOrEqualTo(60);
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isLessThanOrEqualTo(10);
        assertThat(realm.path("otpPolicyCodeReusable").asBoolean(true)).isFalse();
    }

    @Test
    void the_client_uses_the_authorization_code_flow_with_pkce() {
        assertThat(client.path("secret").asString()).isEqualTo("${CURBSTOP_OIDC_CLIENT_SECRET}");
        assertThat(client.path("publicClient").asBoolean(true)).isFalse();
        assertThat(client.path("standardFlowEnabled").asBoolean()).isTrue();
        for (String grant : List.of("implicitFlowEnabled", "directAccessGrantsEnabled", "serviceAccountsEnabled")) {
            assertThat(client.path(grant).asBoolean(true)).as(grant).isFalse();
        }
        assertThat(client.at("/attributes/pkce.code.challenge.method").asString()).isEqualTo("S256");
        assertThat(elements(client.path("redirectUris")).map(JsonNode::asString))
                .containsExactly("https://${CURBSTOP_HOST}/login/oauth2/code/curbstop");
        assertThat(client.at("/attributes/backchannel.logout.url").asString()).endsWith("/logout/connect/back-channel/curbstop");
    }

    @Test
    void the_billing_client_gets_only_api_tokens() {
        JsonNode billing = realm.at("/clients/1");
        assertThat(billing.path("serviceAccountsEnabled").asBoolean()).isTrue();
        for (String grant : List.of("publicClient", "standardFlowEnabled", "implicitFlowEnabled", "directAccessGrantsEnabled")) {
            assertThat(billing.path(grant).asBoolean(true)).as(grant).isFalse();
        }
        assertThat(elements(billing.path("protocolMappers")).map(mapper -> mapper.at("/config/included.custom.audience").asString("")
                + mapper.at("/config/claim.name").asString(""))).containsExactly("curbstop-api", "client_id", "scp");
    }

    @Test
    void the_realm_file_contains_no_users_and_no_secrets() {
        assertThat(realm.has("users")).isFalse();
        var secrets = new ArrayList<String>();
        collectSecrets(realm, secrets);
        assertThat(secrets).containsExactly("${CURBSTOP_OIDC_CLIENT_SECRET}");
    }

    @Test
    void the_compose_file_does_not_disable_the_second_factor() {
        assertThat(read("compose.yaml")).doesNotContain("SECOND_FACTOR");
    }

    private static void collectSecrets(JsonNode node, List<String> found) {
        node.properties().forEach(property -> {
            if (property.getKey().matches("(?i)secret|password|credentials|privateKey|clientSecret")) {
                found.add(property.getValue().asString(property.getValue().toString()));
            }
        });
        node.forEach(child -> collectSecrets(child, found));
    }

    private List<String> executions(String alias) {
        return elements(realm.at("/authenticationFlows")).filter(flow -> flow.path("alias").asString().equals(alias))
                .flatMap(flow -> elements(flow.path("authenticationExecutions")))
                .map(each -> each.path("requirement").asString() + " "
                        + each.path(each.has("flowAlias") ? "flowAlias" : "authenticator").asString())
                .toList();
    }

    private String setting(String alias, String name) {
        return elements(realm.at("/authenticatorConfig")).filter(each -> each.path("alias").asString().equals(alias))
                .map(each -> each.path("config").path(name).asString()).findFirst().orElse("");
    }

    private Set<String> names(String list, String field) {
        return elements(realm.at(list)).map(each -> each.path(field).asString()).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("..", "docker", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
