package org.curbstop.payments.checkout;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentQuote;
import org.curbstop.payments.PaymentQuote.LimitRefusal;
import org.curbstop.payments.PaymentQuote.LimitRefusal.LimitReason;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.utility.ConvenienceFees;
import org.curbstop.utility.PaymentLimits;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Card fee and payment limits of the utility file. */
@Component
public final class CardPaymentPolicy {

    private final Utility utility;

    public CardPaymentPolicy(Utility utility) {
        this.utility = utility;
    }

    public PaymentQuote quote(List<Allocation> allocations) {
        Money amount = Money.sum(utility.currency(), allocations.stream().map(Allocation::amount).toList());
        Money fee = utility.fees().feeOn(ConvenienceFees.Method.CARD, amount);
        return new PaymentQuote(amount, fee, amount.plus(fee), refusal(amount, allocations.size()));
    }

    /** Returns the fee of a request that may be confirmed. */
    public Money fee(PaymentRequest request) {
        PaymentQuote quote = quote(request.allocations());
        if (quote.refusal().isPresent()) {
            throw new InvalidValueException(quote.refusal().get().messageKey(), "an order whose quote holds no refusal");
        }
        return quote.fee();
    }

    /** Returns the refundable fee: in proportion, half a cent in favor of the payer, never more than is left of it. */
    public Money refundableFee(Payment paid, Money back) {
        return paid.fee().proportion(back, paid.amount(), RoundingMode.HALF_UP).min(paid.remainingFee());
    }

    private Optional<LimitRefusal> refusal(Money amount, int accounts) {
        PaymentLimits limits = utility.limits();
        if (accounts > limits.maxAccounts()) {
            return Optional.of(new LimitRefusal(LimitReason.TOO_MANY_ACCOUNTS, amount.zero(), limits.maxAccounts()));
        }
        if (amount.compareTo(limits.minPayment()) < 0) {
            return Optional.of(new LimitRefusal(LimitReason.TOO_LITTLE, limits.minPayment(), limits.maxAccounts()));
        }
        if (amount.compareTo(limits.maxPayment()) > 0) {
            return Optional.of(new LimitRefusal(LimitReason.TOO_MUCH, limits.maxPayment(), limits.maxAccounts()));
        }
        return Optional.empty();
    }
}
