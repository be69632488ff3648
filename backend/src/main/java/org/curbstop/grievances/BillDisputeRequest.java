package org.curbstop.grievances;

import java.util.Optional;
import org.curbstop.billing.BillId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * A customer's request to dispute a bill.
 *
 * @param disputed amount disputed; if empty, all that the bill charges
 * @param ownRead meter reading taken by the customer
 */
public record BillDisputeRequest(
        BillId bill, GrievanceMatter.Reason reason, Optional<Money> disputed, String words, Optional<String> ownRead, Language language) {}
