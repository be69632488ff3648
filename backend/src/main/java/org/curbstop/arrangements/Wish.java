package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;

/**
 * How somebody would like to pay.
 *
 * @param first the first payment; absent: the least that is allowed
 * @param firstOn when it is made; absent: today
 * @param rest how the rest is paid
 */
public record Wish(Optional<Money> first, Optional<LocalDate> firstOn, Rest rest) {

    public Wish {
        if (first.filter(money -> !money.isPositive()).isPresent()) {
            throw new Invalid("invalid.amount", "more than nothing in the first payment");
        }
    }

    /** How what is left after the first payment is paid. */
    public sealed interface Rest {
        /** In so many payments, a month apart. */
        record InPayments(int count) implements Rest {
            public InPayments {
                if (count < 1) {
                    throw new Invalid("invalid.payments", "at least one payment");
                }
            }
        }

        /** So much at a time; the last payment is what is left. */
        record OfEach(Money amount) implements Rest {
            public OfEach {
                if (!amount.isPositive()) {
                    throw new Invalid("invalid.amount", "more than nothing in each payment");
                }
            }
        }

        /** As many payments as fall until this day. */
        record Until(LocalDate day) implements Rest {}
    }

    public static Wish payments(Money first, int count) {
        return new Wish(Optional.of(first), Optional.empty(), new Rest.InPayments(count));
    }

    public static Wish ofEach(Money first, Money amount) {
        return new Wish(Optional.of(first), Optional.empty(), new Rest.OfEach(amount));
    }

    public static Wish until(Money first, LocalDate day) {
        return new Wish(Optional.of(first), Optional.empty(), new Rest.Until(day));
    }

    public Wish firstOn(LocalDate day) {
        return new Wish(first, Optional.of(day), rest);
    }
}
