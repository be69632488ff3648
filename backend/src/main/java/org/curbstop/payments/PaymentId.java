package org.curbstop.payments;

import org.curbstop.common.IdGenerator;

/** One payment, minted at its confirm; the first of the three doors that let money through once only. */
public record PaymentId(String value) implements Comparable<PaymentId> {

    public PaymentId {
        IdGenerator.requireValid("pay", value);
    }

    public static PaymentId create() {
        return new PaymentId(IdGenerator.create("pay"));
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
