package org.curbstop.sandbox.stripe.model;

/** Reason why a card was not charged, with Stripe's codes and message. */
public record CardRefusal(String code, String declineCode, String message) {

    static final CardRefusal AUTHENTICATION_REQUIRED = new CardRefusal("authentication_required", "authentication_required",
                    "Your card was declined. This transaction requires authentication.");
    public static final CardRefusal AUTHENTICATION_FAILED = new CardRefusal(
            "payment_intent_authentication_failure", "", "The provided PaymentMethod has failed authentication.");
}
