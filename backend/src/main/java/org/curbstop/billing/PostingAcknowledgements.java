package org.curbstop.billing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;

/**
 * Looks up which ledger entries the customer information system (CIS) has acknowledged as posted. Implemented by the module that sends
 * them. Entries that are not acknowledged are added to every balance from the CIS.
 */
public interface PostingAcknowledgements {

    /** Returns the time of posting by ledger entry id, by the CIS clock; the time of the acknowledgement if the CIS states none. */
    Map<String, Instant> postedByCis(AccountId account);

    /** Returns the numbers of CIS payments that staff know were made elsewhere, although they are like one from here. */
    default Set<String> madeElsewhere(AccountId account) {
        return Set.of();
    }

    /** Returns the ledger entry of this account that was sent under the posting id; empty if the id is unknown. */
    Optional<String> ledgerEntry(String postingId, AccountId account);
}
