package org.curbstop.arrangements;

import java.util.Optional;
import org.curbstop.common.PersonId;

/**
 * Recipient of a disconnection notice.
 *
 * @param address address on one line, as on the envelope; empty if reached by the contacts in their profile
 */
public record NoticeAddressee(Role role, Optional<PersonId> person, Optional<String> address) {

    public enum Role {
        /** Whoever lives at the service address. */
        SERVICE_ADDRESS,
        /** The account holder, at the mailing address. */
        OWNER,
        /** A tenant known by name. */
        TENANT,
        /** A third-party designee of the customer. */
        DESIGNEE
    }

    /** Masked: log lines must not contain addresses. */
    @Override
    public String toString() {
        return role + person.map(id -> " " + id).orElse("");
    }
}
