package org.curbstop.sandbox.stripe.model;

/** Why a card was not charged, in Stripe's codes and words. */
public record CardRefusal(String code, String declineCode, String message) {

    static final CardRefusal AUTHENTICATION_REQUIRED =
            new CardRefusal("authentication_required", "authentication_required",
                    "Your card was declined. This transaction requires authentication.");
    public static final CardRefusal AUTHENTICATION_FAILED = new CardRefusal(
            "payment_intent_authentication_failure", "", "The provided PaymentMethod has failed authentication.");
}
