package org.curbstop.sandbox.stripe;

/** Why a card was not charged, in Stripe's codes and words. */
record Refusal(String code, String declineCode, String message) {

    static final Refusal WANTS_CARDHOLDER =
            new Refusal("authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.");
    static final Refusal NOT_THE_CARDHOLDER = new Refusal(
            "payment_intent_authentication_failure", "", "The provided PaymentMethod has failed authentication.");
}
