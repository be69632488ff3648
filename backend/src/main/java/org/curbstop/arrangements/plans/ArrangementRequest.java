package org.curbstop.arrangements.plans;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * Terms that a customer asks for.
 *
 * @param first first payment; empty for the minimum
 * @param firstOn date of the first payment; empty for today
 * @param remainder how the rest is paid
 */
public record ArrangementRequest(Optional<Money> first, Optional<LocalDate> firstOn, RemainderPlan remainder) {

    public ArrangementRequest {
        if (first.filter(money -> !money.isPositive()).isPresent()) {
            throw new InvalidValueException("invalid.amount", "more than nothing in the first payment");
        }
    }

    /** How the remainder after the first payment is paid. */
    public sealed interface RemainderPlan {
        /** In this many monthly payments. */
        record InPayments(int count) implements RemainderPlan {
            public InPayments {
                if (count < 1) {
                    throw new InvalidValueException("invalid.payments", "at least one payment");
                }
            }
        }

        /** In payments of this amount; the last one is the remainder. */
        record OfEach(Money amount) implements RemainderPlan {
            public OfEach {
                if (!amount.isPositive()) {
                    throw new InvalidValueException("invalid.amount", "more than nothing in each payment");
                }
            }
        }
    }
}
