package org.curbstop.billing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;

/**
 * Which movements of the ledger the customer information system (CIS) has posted on its side, as it told us itself. Implemented by
 * whoever sends them there. What is not acknowledged counts on top of every balance that comes from the CIS.
 */
public interface PostingAcknowledgements {

    /** By the id of the ledger entry, when the CIS posted it, by its own clock; when it told us, where it does not say. */
    Map<String, Instant> postedByCis(AccountId account);

    /** The ledger entry of this account that was sent under this posting id; empty where the id is none of ours. */
    Optional<String> ledgerEntry(String postingId, AccountId account);
}
