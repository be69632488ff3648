package org.curbstop.payments;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** Id of a payment, created at its confirmation; the first of three unique keys that let money through only once. */
public record PaymentId(String value) implements Identifier<PaymentId> {

    public PaymentId {
        IdGenerator.requireValid("pay", value);
    }

    public static PaymentId create() {
        return new PaymentId(IdGenerator.create("pay"));
    }

    @Override
    public String toString() {
        return value;
    }
}
