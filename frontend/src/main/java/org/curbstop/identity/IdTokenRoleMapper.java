package org.curbstop.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;

/**
 * Maps the roles of the id token to granted authorities. A user without a known role is a resident. A user with a role that gives access to
 * other people's accounts must have signed in with a second factor; otherwise sign-in fails.
 */
@Component
record IdTokenRoleMapper(SignInProperties settings, SecondFactorPolicy secondFactor) implements GrantedAuthoritiesMapper {

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> mapped = new LinkedHashSet<>(granted);
        Set<UserRole> claimed = new LinkedHashSet<>();
        for (GrantedAuthority authority : granted) {
            if (authority instanceof OidcUserAuthority user) {
                Set<UserRole> theirs = roles(user.getIdToken());
                if (theirs.stream().anyMatch(UserRole::isPrivileged)) {
                    secondFactor.require(user.getIdToken());
                }
                claimed.addAll(theirs);
            }
        }
        (claimed.isEmpty() ? Set.of(UserRole.RESIDENT) : claimed).forEach(role -> mapped.add(new SimpleGrantedAuthority(role.authority())));
        return mapped;
    }

    private Set<UserRole> roles(OidcIdToken token) {
        List<String> names = token.getClaimAsStringList(settings.rolesClaim());
        return names == null ? Set.of() : names.stream().map(UserRole::fromClaim).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
