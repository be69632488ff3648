package org.curbstop.billing.imports;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.Sha256Digest;

/**
 * A payment in the books of the CIS.
 *
 * @param ref its number there, unique within the account
 * @param at when the CIS posted it
 * @param amount positive: the customer paid; negative: a payment was taken back
 * @param source the ledger entry of ours that it is; empty text: none that the CIS names
 * @param imported when it came here
 */
public record CisPayment(AccountId account, String ref, Instant at, Money amount, Origin origin, String source, Instant imported) {

    /** Where it was made. */
    public enum Origin {
        COUNTER, LOCKBOX, MAIL, BANK,
        /** Over the internet or by phone; it may be one of ours. */
        ONLINE,
        /** The CIS does not say; it may be one of ours. */
        UNKNOWN;

        public boolean mayBeOurs() {
            return this == ONLINE || this == UNKNOWN;
        }
    }

    String digest() {
        return Sha256Digest.of(at.toString(), amount.toString(), origin.name(), source);
    }
}
