package org.curbstop.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

class IdTokenRoleMapperTest {

    private static List<String> roles(Map<String, String> settings, Map<String, Object> claims) {
        var bound = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("curbstop.oidc", SignInProperties.class);
        var all = new HashMap<>(claims);
        all.put("sub", "sam");
        Instant now = Instant.now();
        all.putIfAbsent("auth_time", now);
        var token = new OidcIdToken("token", now, now.plusSeconds(60), all);
        var granted = new IdTokenRoleMapper(bound, new SecondFactorPolicy(bound)).mapAuthorities(List.of(new OidcUserAuthority(token)));
        return new ArrayList<>(granted.stream().map(GrantedAuthority::getAuthority).filter(name -> name.startsWith("ROLE_")).toList());
    }

    private static List<String> roles(Map<String, Object> claims) {
        return roles(Map.of(), claims);
    }

    @ParameterizedTest
    @EnumSource(value = UserRole.class, names = "RESIDENT", mode = EnumSource.Mode.EXCLUDE)
    void staff_cannot_sign_in_with_a_password_alone(UserRole role) {
        for (Map<String, Object> claimSet : List.<Map<String, Object>>of(
                Map.of(), Map.of("acr", "1"), Map.of("acr", "0", "amr", List.of("pwd")), Map.of("amr", List.of("sms")))) {
            var claims = new HashMap<>(claimSet);
            claims.put("roles", List.of("RESIDENT", role.name()));
            assertThatThrownBy(() -> roles(claims)).as(claimSet.toString()).isInstanceOfSatisfying(OAuth2AuthenticationException.class,
                    fault -> assertThat(SecondFactorPolicy.isMissing(fault)).isTrue());
        }
    }

    @Test
    void a_second_factor_is_recognized_by_acr_or_amr() {
        assertThat(roles(Map.of("roles", List.of("STAFF"), "acr", "2"))).containsExactly("ROLE_STAFF");
        assertThat(roles(Map.of("roles", List.of("STAFF"), "amr", List.of("pwd", "otp")))).containsExactly("ROLE_STAFF");
        assertThat(roles(Map.of("roles", List.of("SUPERVISOR"), "amr", List.of("hwk")))).containsExactly("ROLE_SUPERVISOR");
    }

    @Test
    void claim_values_of_other_providers_are_configurable() {
        Map<String, Object> claims = Map.of("roles", List.of("STAFF"), "acr", "urn:city:strong");
        assertThat(roles(Map.of("curbstop.oidc.second-factor-acr", "urn:city:strong"), claims)).containsExactly("ROLE_STAFF");
        assertThatThrownBy(() -> roles(claims)).isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void no_setting_admits_staff_with_a_password_alone() {
        assertThatThrownBy(() -> roles(Map.of("curbstop.oidc.staff-second-factor", "false"), Map.of("roles", List.of("STAFF"))))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void an_old_provider_session_admits_no_staff() {
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(20));
        assertThatThrownBy(() -> roles(Map.of("roles", List.of("STAFF"), "acr", "2", "auth_time", longAgo)))
                .hasMessageContaining("max_age");
        assertThat(roles(Map.of("roles", List.of("RESIDENT"), "auth_time", longAgo))).containsExactly("ROLE_RESIDENT");
    }

    @Test
    void residents_and_users_without_a_role_need_no_second_factor() {
        assertThat(roles(Map.of("roles", List.of("RESIDENT")))).containsExactly("ROLE_RESIDENT");
        assertThat(roles(Map.of("roles", List.of("offline_access")))).containsExactly("ROLE_RESIDENT");
        assertThat(roles(Map.of())).containsExactly("ROLE_RESIDENT");
    }
}
