package org.curbstop.sandbox.stripe.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Behavior of a test card. The numbers are Stripe's test cards (docs.stripe.com/testing), so that the same tests run against Stripe itself.
 * Only the behavior is stored, not the number.
 */
public enum TestCard {
    PAYS("4242424242424242", "visa", "pays", "pm_card_visa"),
    PAYS_TOO("5555555555554444", "mastercard", "pays", "pm_card_mastercard"),
    PAYS_AS_WELL("378282246310005", "amex", "pays", "pm_card_amex"),
    DECLINED("4000000000000002", "visa", "is declined", "pm_card_chargeDeclined"),
    INSUFFICIENT_FUNDS("4000000000009995", "visa", "has insufficient funds", "pm_card_chargeDeclinedInsufficientFunds"),
    EXPIRED("4000000000000069", "visa", "has expired", "pm_card_chargeDeclinedExpiredCard"),
    WRONG_CVC("4000000000000127", "visa", "has another security code", "pm_card_chargeDeclinedIncorrectCvc"),
    ASKS("4000002760003184", "visa", "asks for 3-D Secure", "pm_card_authenticationRequired"),
    FAILS_LATER("4000000000000341", "visa", "saves but later fails", "pm_card_chargeCustomerFail"),
    DISPUTED("4000000000000259", "visa", "pays and is disputed later", "pm_card_createDispute"),
    REFUNDS_LATE("4000000000007726", "visa", "pays; refunds take a while", "pm_card_pendingRefund"),
    REFUNDS_FAIL("4000000000005126", "visa", "pays; refunds come back", "pm_card_refundFail");

    private final String number;
    private final String brand;
    private final String behavior;
    private final String token;

    TestCard(String number, String brand, String behavior, String token) {
        this.number = number;
        this.brand = brand;
        this.behavior = behavior;
        this.token = token;
    }

    public static Optional<TestCard> ofNumber(String number) {
        return Arrays.stream(values()).filter(card -> card.number.equals(number)).findFirst();
    }

    /** Finds the card of one of Stripe's predefined test tokens. */
    public static Optional<TestCard> ofToken(String token) {
        return Arrays.stream(values()).filter(card -> card.token.equals(token)).findFirst();
    }

    public String number() {
        return number;
    }

    public String brand() {
        return brand;
    }

    public String last4() {
        return number.substring(number.length() - 4);
    }

    public String token() {
        return token;
    }

    public String behavior() {
        return behavior;
    }

    /** Returns the bank's reason for declining a charge, or empty if it accepts. */
    Optional<CardRefusal> refusal() {
        return switch (this) {
            case PAYS, PAYS_TOO, PAYS_AS_WELL, DISPUTED, REFUNDS_LATE, REFUNDS_FAIL, ASKS -> Optional.empty();
            case DECLINED, FAILS_LATER -> Optional.of(new CardRefusal("card_declined", "generic_decline", "Your card was declined."));
            case INSUFFICIENT_FUNDS ->
                    Optional.of(new CardRefusal("card_declined", "insufficient_funds", "Your card has insufficient funds."));
            case EXPIRED -> Optional.of(new CardRefusal("expired_card", "expired_card", "Your card has expired."));
            case WRONG_CVC -> Optional.of(new CardRefusal("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."));
        };
    }
}
