package org.curbstop.payments;

/** Thrown if Stripe does not answer; nothing was charged, and trying again later is safe. */
public final class PaymentGatewayUnavailableException extends RuntimeException {

    public PaymentGatewayUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }

    public PaymentGatewayUnavailableException(String what) {
        super(what);
    }
}
