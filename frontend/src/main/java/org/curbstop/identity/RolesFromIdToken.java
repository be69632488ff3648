package org.curbstop.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;

/** Reads roles out of the id token. Whoever signs in without one of ours is a resident. */
@Component
class RolesFromIdToken implements GrantedAuthoritiesMapper {

    private final SignInSettings settings;

    RolesFromIdToken(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> granted) {
        List<Role> claimed = granted.stream()
                .filter(OidcUserAuthority.class::isInstance)
                .map(authority -> ((OidcUserAuthority) authority).getIdToken().getClaimAsStringList(settings.rolesClaim()))
                .flatMap(names -> names == null ? java.util.stream.Stream.empty() : names.stream())
                .map(Role::named)
                .flatMap(Optional::stream)
                .toList();
        Set<GrantedAuthority> mapped = new LinkedHashSet<>(granted);
        (claimed.isEmpty() ? List.of(Role.RESIDENT) : claimed).forEach(role -> mapped.add(new SimpleGrantedAuthority(role.authority())));
        return mapped;
    }
}
