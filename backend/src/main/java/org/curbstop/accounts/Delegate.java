package org.curbstop.accounts;

import org.curbstop.common.PersonId;

/** Somebody besides the holder, and what they are to the account. */
public record Delegate(PersonId person, Role role) {

    public enum Role {
        /** Acts as the holder does. */
        MANAGER(true),
        /** Sees what is owed, and pays. */
        PAYER(true),
        /** Lives there and is not the customer: is notified of outages and of a shut-off, may pay without seeing what is owed. */
        TENANT(false),
        /** Is notified when a shut-off threatens (a third-party notice designee), and sees nothing else. */
        NOTIFIED(false);

        private final boolean seesFacts;

        Role(boolean seesFacts) {
            this.seesFacts = seesFacts;
        }

        /** Whether balance, bills and usage are theirs to see. */
        public boolean seesFacts() {
            return seesFacts;
        }
    }
}
