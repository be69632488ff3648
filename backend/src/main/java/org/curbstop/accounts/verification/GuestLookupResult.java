package org.curbstop.accounts.verification;

import java.time.Instant;
import org.curbstop.common.AccountId;

/** Whether account number and ZIP code match: enough to pay a bill, too little to disclose anything. */
public sealed interface GuestLookupResult {

    record Matched(AccountId account) implements GuestLookupResult {}

    /** The single answer for a wrong number, a wrong ZIP code, or an old number that two accounts have. */
    record NoMatch() implements GuestLookupResult {}

    /**
     * Too many wrong pairs came from this origin: the amount of the latest bill is required as well, whether or not this pair is correct.
     */
    record AmountWanted() implements GuestLookupResult {}

    /** Only a proof helps now: a code to a contact on file, a payment link or a sign-in. */
    record LockedOut(Instant until) implements GuestLookupResult {}
}
