package org.curbstop.arrangements;

import java.util.Optional;
import org.curbstop.common.PersonId;

/** Whom a notice of disconnection goes to. @param address on one line, as on the envelope; absent: reached as the profile says */
public record NoticeAddressee(Role role, Optional<PersonId> person, Optional<String> address) {

    public enum Role {
        /** Whoever lives where service would stop. */
        SERVICE_ADDRESS,
        /** Who answers for the account, at the address for letters. */
        OWNER,
        /** A tenant that we know by name. */
        TENANT,
        /** A third party that the customer has named to be notified. */
        DESIGNEE
    }

    /** Log lines carry no addresses. */
    @Override
    public String toString() {
        return role + person.map(id -> " " + id).orElse("");
    }
}
