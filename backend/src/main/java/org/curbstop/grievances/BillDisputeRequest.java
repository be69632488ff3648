package org.curbstop.grievances;

import java.util.Optional;
import org.curbstop.billing.BillId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * A customer says that a bill is wrong.
 *
 * @param disputed absent: all that the bill charges
 * @param ownRead what the customer read on the meter
 */
public record BillDisputeRequest(
        BillId bill, GrievanceMatter.Reason reason, Optional<Money> disputed, String words, Optional<String> ownRead, Language language) {}
