package org.curbstop.payments;

import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;
import org.curbstop.payments.Quote.Refusal;
import org.curbstop.payments.Quote.Refusal.Reason;
import org.curbstop.utility.Fees;
import org.curbstop.utility.Limits;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** What paying by card costs and how much may be paid, as the utility's file says. */
@Component
final class Terms {

    private final Utility utility;

    Terms(Utility utility) {
        this.utility = utility;
    }

    Quote quote(List<Allocation> allocations) {
        Money amount = Money.sum(utility.currency(), allocations.stream().map(Allocation::amount).toList());
        Money fee = utility.fees().on(Fees.Method.CARD, amount);
        return new Quote(amount, fee, amount.plus(fee), refusal(amount, allocations.size()));
    }

    /** The fee of an order that may be confirmed. */
    Money fee(Order order) {
        Quote quote = quote(order.allocations());
        if (quote.refusal().isPresent()) {
            throw new Invalid(quote.refusal().get().messageKey(), "an order whose quote holds no refusal");
        }
        return quote.fee();
    }

    /** The fee goes back in proportion, half a cent to the payer, never more than is left of it. */
    Money feeGoingBack(Payment paid, Money back) {
        return paid.fee().times(back.decimal().divide(paid.amount().decimal(), MathContext.DECIMAL64), RoundingMode.HALF_UP).min(paid.feeLeft());
    }

    private Optional<Refusal> refusal(Money amount, int accounts) {
        Limits limits = utility.limits();
        if (accounts > limits.mostAccounts()) {
            return Optional.of(new Refusal(Reason.TOO_MANY_ACCOUNTS, amount.zero(), limits.mostAccounts()));
        }
        if (amount.compareTo(limits.leastPayment()) < 0) {
            return Optional.of(new Refusal(Reason.TOO_LITTLE, limits.leastPayment(), limits.mostAccounts()));
        }
        if (amount.compareTo(limits.mostPayment()) > 0) {
            return Optional.of(new Refusal(Reason.TOO_MUCH, limits.mostPayment(), limits.mostAccounts()));
        }
        return Optional.empty();
    }
}
