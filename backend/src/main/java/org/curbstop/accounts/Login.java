package org.curbstop.accounts;

import org.curbstop.common.InvalidValueException;

/** A login at an OpenID Connect provider. Issuer and subject together identify a user permanently. */
public record Login(String issuer, String subject) {

    public Login {
        if (issuer.isBlank() || subject.isBlank() || issuer.length() + subject.length() > 500) {
            throw new InvalidValueException("invalid.login", "issuer and subject");
        }
    }

    @Override
    public String toString() {
        return "login at " + issuer;
    }
}
