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
 * Reads roles out of the id token. Whoever signs in without one of ours is a resident; whoever has one that opens other people's accounts
 * has signed in with a second factor, or not at all.
 */
@Component
class RolesFromIdToken implements GrantedAuthoritiesMapper {

    private final SignInSettings settings;
    private final SecondFactor secondFactor;

    RolesFromIdToken(SignInSettings settings, SecondFactor secondFactor) {
        this.settings = settings;
        this.secondFactor = secondFactor;
    }

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> mapped = new LinkedHashSet<>(granted);
        Set<Role> claimed = new LinkedHashSet<>();
        for (GrantedAuthority authority : granted) {
            if (authority instanceof OidcUserAuthority user) {
                Set<Role> theirs = roles(user.getIdToken());
                if (theirs.stream().anyMatch(Role::isAtWork)) {
                    secondFactor.require(user.getIdToken());
                }
                claimed.addAll(theirs);
            }
        }
        (claimed.isEmpty() ? Set.of(Role.RESIDENT) : claimed).forEach(role -> mapped.add(new SimpleGrantedAuthority(role.authority())));
        return mapped;
    }

    private Set<Role> roles(OidcIdToken token) {
        List<String> names = token.getClaimAsStringList(settings.rolesClaim());
        return names == null ? Set.of() : names.stream().map(Role::named).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
