package org.curbstop.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.LoginLinks;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The user of the current request. */
@Component
public class CurrentUser {

    private final LoginLinks logins;

    CurrentUser(LoginLinks logins) {
        this.logins = logins;
    }

    /** Returns the signed-in user, or empty for an anonymous request. */
    public Optional<SignedInUser> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? Optional.empty() : from(authentication);
    }

    /** Returns the signed-in user, for endpoints that admit no anonymous request. */
    public SignedInUser require() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** Returns the user, or empty if the configured provider did not authenticate them. */
    Optional<SignedInUser> from(Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcUser user ? Optional.of(from(user, authentication)) : Optional.empty();
    }

    private SignedInUser from(OidcUser user, Authentication authentication) {
        var login = new Login(String.valueOf(user.getIssuer()), authentication.getName());
        String name = Optional.ofNullable(user.getFullName()).orElse(authentication.getName());
        return new SignedInUser(login, name, roles(authentication), logins.findPerson(login));
    }

    private static Set<UserRole> roles(Authentication authentication) {
        Set<UserRole> roles = EnumSet.noneOf(UserRole.class);
        for (UserRole role : UserRole.values()) {
            if (authentication.getAuthorities().stream().anyMatch(a -> role.authority().equals(a.getAuthority()))) {
                roles.add(role);
            }
        }
        return roles;
    }
}
