package org.curbstop.arrangements.plans;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * How somebody would like to pay.
 *
 * @param first the first payment; absent: the least that is allowed
 * @param firstOn when it is made; absent: today
 * @param rest how the rest is paid
 */
public record ArrangementRequest(Optional<Money> first, Optional<LocalDate> firstOn, RemainderPlan remainder) {

    public ArrangementRequest {
        if (first.filter(money -> !money.isPositive()).isPresent()) {
            throw new InvalidValueException("invalid.amount", "more than nothing in the first payment");
        }
    }

    /** How what is left after the first payment is paid. */
    public sealed interface RemainderPlan {
        /** In so many payments, a month apart. */
        record InPayments(int count) implements RemainderPlan {
            public InPayments {
                if (count < 1) {
                    throw new InvalidValueException("invalid.payments", "at least one payment");
                }
            }
        }

        /** So much at a time; the last payment is what is left. */
        record OfEach(Money amount) implements RemainderPlan {
            public OfEach {
                if (!amount.isPositive()) {
                    throw new InvalidValueException("invalid.amount", "more than nothing in each payment");
                }
            }
        }

        /** As many payments as fall until this day. */
        record Until(LocalDate day) implements RemainderPlan {}
    }

    public static ArrangementRequest payments(Money first, int count) {
        return new ArrangementRequest(Optional.of(first), Optional.empty(), new RemainderPlan.InPayments(count));
    }

    public static ArrangementRequest ofEach(Money first, Money amount) {
        return new ArrangementRequest(Optional.of(first), Optional.empty(), new RemainderPlan.OfEach(amount));
    }

    public static ArrangementRequest until(Money first, LocalDate day) {
        return new ArrangementRequest(Optional.of(first), Optional.empty(), new RemainderPlan.Until(day));
    }

    public ArrangementRequest firstOn(LocalDate day) {
        return new ArrangementRequest(first, Optional.of(day), remainder);
    }
}
