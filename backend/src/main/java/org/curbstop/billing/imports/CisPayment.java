package org.curbstop.billing.imports;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.Sha256Digest;

/**
 * A payment in the books of the CIS.
 *
 * @param ref CIS payment number, unique within the account
 * @param at time of posting by the CIS
 * @param amount positive for a payment, negative for a reversed one
 * @param source our ledger entry for the payment; an empty string if the CIS names none
 * @param imported time of import
 */
public record CisPayment(AccountId account, String ref, Instant at, Money amount, Origin origin, String source, Instant imported) {

    /** Where a payment was made. */
    public enum Origin {
        COUNTER, LOCKBOX, MAIL, BANK,
        /** Over the internet or by phone; may have been made here. */
        ONLINE,
        /** Not stated by the CIS; may have been made here. */
        UNKNOWN;

        public boolean mayBeOurs() {
            return this == ONLINE || this == UNKNOWN;
        }
    }

    /** Returns this payment as one that was not made here, as staff decided. */
    public CisPayment madeElsewhere() {
        return new CisPayment(account, ref, at, amount, origin.mayBeOurs() ? Origin.BANK : origin, source, imported);
    }

    String digest() {
        return Sha256Digest.of(at.toString(), amount.toString(), origin.name(), source);
    }
}
