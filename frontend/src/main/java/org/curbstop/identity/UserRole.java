package org.curbstop.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a signed-in person is to the utility; the sign-in provider says which in a claim of the id token. */
public enum UserRole {
    /** A customer, or somebody on the way to become one. */
    RESIDENT,
    /** Takes over from the machine: hand-offs, account search, acting for a customer. */
    STAFF,
    /** Staff that also approve and review. */
    SUPERVISOR,
    /** Runs the outage board. */
    OUTAGE_DESK,
    /** An assistance agency: its own referrals, nothing else. */
    AGENCY;

    /** Names for {@code @RolesAllowed}, which takes constants only. */
    public static final class Names {
        public static final String RESIDENT = "RESIDENT";
        public static final String STAFF = "STAFF";
        public static final String SUPERVISOR = "SUPERVISOR";
        public static final String OUTAGE_DESK = "OUTAGE_DESK";
        public static final String AGENCY = "AGENCY";

        private Names() {}
    }

    /** A provider may name roles that are none of ours; those are nobody's business here. */
    static Optional<UserRole> fromClaim(String claim) {
        return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(claim)).findFirst();
    }

    /** Whether it opens what is other people's. */
    boolean isPrivileged() {
        return this != RESIDENT;
    }

    String authority() {
        return "ROLE_" + name();
    }
}
