package org.curbstop.billing;

import java.util.List;
import org.curbstop.common.Money;

/**
 * What the last bill will be about, by the tariff and the use of late. An estimate: the meter decides.
 *
 * @param period the days that no bill covers yet
 * @param charges of those days
 * @param balance owed already; negative: the utility owes the customer
 * @param total charges and balance
 */
public record FinalBillEstimate(ServicePeriod period, List<BillLine> lines, Money charges, Money balance, Money total) {
    public FinalBillEstimate {
        lines = List.copyOf(lines);
    }
}
