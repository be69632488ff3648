package org.curbstop.payments;

import org.curbstop.common.IdGenerator;

/** One payment, created at its confirmation; the first of three unique keys that let money through once only. */
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
