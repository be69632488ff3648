package org.curbstop.payments;

import org.curbstop.common.Ids;

/** One payment, minted at its confirm; the first of the three doors that let money through once only. */
public record PaymentId(String value) implements Comparable<PaymentId> {

    public PaymentId {
        Ids.require("pay", value);
    }

    public static PaymentId mint() {
        return new PaymentId(Ids.mint("pay"));
    }

    @Override
    public int compareTo(PaymentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
