package org.curbstop.billing;

import java.util.List;
import org.curbstop.common.Money;

/**
 * Estimate of the final bill, by the tariff and recent use. The meter read decides the actual amount.
 *
 * @param period days that no bill covers yet
 * @param charges charges for those days
 * @param balance amount already owed; negative if the utility owes the customer
 * @param total charges plus balance
 */
public record FinalBillEstimate(ServicePeriod period, List<BillLine> lines, Money charges, Money balance, Money total) {
    public FinalBillEstimate {
        lines = List.copyOf(lines);
    }
}
