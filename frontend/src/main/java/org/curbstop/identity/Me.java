package org.curbstop.identity;

import java.net.URL;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.Logins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Who is asking, on this very request. */
@Component
public class Me {

    private final Logins logins;

    Me(Logins logins) {
        this.logins = logins;
    }

    /** The person signed in; empty where nobody is. */
    public Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? Optional.empty() : of(authentication);
    }

    /** The person signed in, behind a door that lets nobody else through. */
    public SignedIn required() {
        return signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** Empty: not by our provider. */
    Optional<SignedIn> of(Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcUser user ? Optional.of(of(user, authentication)) : Optional.empty();
    }

    private SignedIn of(OidcUser user, Authentication authentication) {
        URL issuer = user.getIssuer();
        var login = new Login(String.valueOf(issuer), authentication.getName());
        String name = Optional.ofNullable(user.getFullName()).orElse(authentication.getName());
        return new SignedIn(login, name, roles(authentication), logins.personOf(login));
    }

    private static Set<Role> roles(Authentication authentication) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (authentication.getAuthorities().stream().anyMatch(a -> role.authority().equals(a.getAuthority()))) {
                roles.add(role);
            }
        }
        return roles;
    }
}
