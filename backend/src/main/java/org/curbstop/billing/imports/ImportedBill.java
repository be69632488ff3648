package org.curbstop.billing.imports;

import java.time.Instant;
import org.curbstop.billing.Bill;
import org.curbstop.common.Sha256Digest;

/**
 * A bill made by the CIS.
 *
 * @param asOf time at which the account owed its total
 */
public record ImportedBill(Bill bill, Instant asOf) {

    String digest() {
        return Sha256Digest.of(bill.toString(), asOf.toString());
    }
}
