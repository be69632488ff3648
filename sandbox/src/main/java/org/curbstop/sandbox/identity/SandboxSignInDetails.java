package org.curbstop.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** When a user signed in, and whether with a one-time code: the claims {@code auth_time}, {@code acr} and {@code amr}. */
record SandboxSignInDetails(Instant at, boolean withCode) implements Serializable {

    /** Code of all staff of the sandbox, prefilled on the page. */
    static final String CODE = "246810";

    static SandboxSignInDetails from(HttpServletRequest request) {
        return new SandboxSignInDetails(Instant.now(), CODE.equals(request.getParameter("code")));
    }

    /** Returns the level of assurance: 2 means a second factor. */
    String acr() {
        return withCode ? "2" : "1";
    }

    /** Returns the authentication methods (RFC 8176). */
    List<String> amr() {
        return withCode ? List.of("pwd", "otp", "mfa") : List.of("pwd");
    }
}
