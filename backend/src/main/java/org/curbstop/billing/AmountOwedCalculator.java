package org.curbstop.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/** Sums the open charges of an account: how much is past due, and since when. */
final class AmountOwedCalculator {

    private AmountOwedCalculator() {}

    /** @param open in order of due date, earliest first */
    static AmountOwed calculate(Money balance, List<DebtAging.OpenCharge> open, Optional<Bill> latest, LocalDate today, boolean pending,
            Optional<LocalDate> outdated) {
        List<DebtAging.OpenCharge> late = open.stream().filter(charge -> charge.isPastDue(today)).toList();
        Optional<LocalDate> next = open.stream().filter(charge -> !charge.isPastDue(today)).flatMap(charge -> charge.due().stream())
                .findFirst();
        Optional<LocalDate> lastMissed = late.isEmpty() || late.size() < open.size() ? Optional.empty() : late.getLast().due();
        return new AmountOwed(
                balance,
                Money.sum(balance.currency(), late.stream().map(DebtAging.OpenCharge::amount).toList()),
                next.or(() -> lastMissed),
                late.stream().findFirst().flatMap(DebtAging.OpenCharge::due),
                latest,
                pending,
                outdated);
    }
}
