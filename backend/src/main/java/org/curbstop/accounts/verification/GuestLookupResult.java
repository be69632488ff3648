package org.curbstop.accounts.verification;

import java.time.Instant;
import org.curbstop.common.AccountId;

/** Whether account number and ZIP code belong together: enough to pay somebody's bill, too little to disclose anything. */
public sealed interface GuestLookupResult {

    record Matched(AccountId account) implements GuestLookupResult {}

    /** The one answer for a wrong number, a wrong ZIP code, a number before a migration that two have. */
    record NoMatch() implements GuestLookupResult {}

    /** So many wrong pairs came from there that the amount of the latest bill is asked for as well, whether or not this pair is right. */
    record AmountWanted() implements GuestLookupResult {}

    /** From here only a proof helps: a code to a contact on file, a link to pay, signing in. */
    record LockedOut(Instant until) implements GuestLookupResult {}
}
