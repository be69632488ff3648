package org.curbstop.identity;

import java.util.Arrays;
import java.util.Optional;

/** Role of a signed-in user; the provider lists roles in a claim of the id token. */
public enum UserRole {
    /** A customer or prospective customer. */
    RESIDENT,
    /** Handles hand-offs, searches accounts and acts on behalf of customers. */
    STAFF,
    /** Staff who also approve and review. */
    SUPERVISOR,
    /** Runs the outage board. */
    OUTAGE_DESK,
    /** User of an assistance agency, who sees the agency's own referrals only. */
    AGENCY;

    /** Role names for {@code @RolesAllowed}, which accepts constants only. */
    public static final class Names {
        public static final String RESIDENT = "RESIDENT";
        public static final String STAFF = "STAFF";
        public static final String SUPERVISOR = "SUPERVISOR";
        public static final String OUTAGE_DESK = "OUTAGE_DESK";
        public static final String AGENCY = "AGENCY";

        private Names() {}
    }

    /** Returns the role with this name, or empty if the provider's role is unknown here. */
    static Optional<UserRole> fromClaim(String claim) {
        return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(claim)).findFirst();
    }

    /** Whether the role gives access to other people's data. */
    boolean isPrivileged() {
        return this != RESIDENT;
    }

    String authority() {
        return "ROLE_" + name();
    }
}
