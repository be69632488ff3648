package org.curbstop.payments.stripe;

import java.util.Map;
import org.curbstop.payments.Decline;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's codes for a refused card, as far as a customer is told. Stripe advises to tell nobody that a card is lost, stolen or
 * suspected: those stay "declined". Source: docs.stripe.com/declines/codes.
 */
final class Declines {

    private static final Map<String, Decline> BY_CODE = Map.ofEntries(
            Map.entry("insufficient_funds", Decline.INSUFFICIENT_FUNDS),
            Map.entry("withdrawal_count_limit_exceeded", Decline.INSUFFICIENT_FUNDS),
            Map.entry("card_velocity_exceeded", Decline.INSUFFICIENT_FUNDS),
            Map.entry("expired_card", Decline.EXPIRED_CARD),
            Map.entry("invalid_expiry_month", Decline.EXPIRED_CARD),
            Map.entry("invalid_expiry_year", Decline.EXPIRED_CARD),
            Map.entry("incorrect_number", Decline.INCORRECT_NUMBER),
            Map.entry("invalid_number", Decline.INCORRECT_NUMBER),
            Map.entry("incorrect_cvc", Decline.INCORRECT_CVC),
            Map.entry("invalid_cvc", Decline.INCORRECT_CVC),
            Map.entry("incorrect_zip", Decline.INCORRECT_ZIP),
            Map.entry("authentication_required", Decline.NEEDS_AUTHENTICATION),
            Map.entry("authentication_not_handled", Decline.NEEDS_AUTHENTICATION));

    private Declines() {}

    /** @param declineCode the bank's reason, finer than {@code code} where there is one */
    static Decline of(@Nullable String code, @Nullable String declineCode) {
        Decline fine = declineCode == null ? null : BY_CODE.get(declineCode);
        Decline coarse = code == null ? null : BY_CODE.get(code);
        return fine != null ? fine : coarse != null ? coarse : Decline.CARD_DECLINED;
    }
}
