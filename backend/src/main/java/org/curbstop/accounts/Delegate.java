package org.curbstop.accounts;

import org.curbstop.common.PersonId;

/** A person other than the holder who has a role on an account. */
public record Delegate(PersonId person, Role role) {

    public enum Role {
        /** Has the same rights as the holder. */
        MANAGER(true),
        /** Sees what is owed, and pays. */
        PAYER(true),
        /** Lives at the premise but is not the customer. Is notified of outages and shut-offs; may pay without seeing the balance. */
        TENANT(false),
        /** Third-party designee: is notified of an impending shut-off and sees nothing else. */
        NOTIFIED(false);

        private final boolean seesFacts;

        Role(boolean seesFacts) {
            this.seesFacts = seesFacts;
        }

        /** Returns whether this role may see balance, bills and usage. */
        public boolean seesFacts() {
            return seesFacts;
        }
    }
}
