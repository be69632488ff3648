package org.curbstop.payments;

import java.util.Locale;

/** Why a card was not charged, as far as customers may know; the bank's finer reasons (lost, stolen, fraud) stay with the bank. */
public enum CardDecline {
    CARD_DECLINED,
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    INCORRECT_NUMBER,
    INCORRECT_CVC,
    INCORRECT_ZIP,
    /** The bank wants to authenticate the cardholder: only the hosted page can do that, so a link is offered. */
    NEEDS_AUTHENTICATION,
    /** Stripe could not be reached before any attempt: nothing was charged. */
    UNREACHABLE,
    /** The token names no card that may be charged. */
    UNKNOWN_CARD,
    /** Not finished in time and withdrawn at Stripe: nothing was charged and nothing will be. */
    WITHDRAWN;

    /** Returns a key such as {@code payment.declined.insufficient-funds}. */
    public String messageKey() {
        return "payment.declined." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
