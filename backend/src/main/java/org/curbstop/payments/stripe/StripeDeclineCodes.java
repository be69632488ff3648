package org.curbstop.payments.stripe;

import java.util.Map;
import org.curbstop.payments.CardDecline;
import org.jspecify.annotations.Nullable;

/**
 * Maps Stripe's decline codes to what customers may know. Stripe advises not to disclose that a card is lost, stolen or suspected: those
 * stay "declined". Source: docs.stripe.com/declines/codes.
 */
final class StripeDeclineCodes {

    private static final Map<String, CardDecline> BY_CODE = Map.ofEntries(
            Map.entry("insufficient_funds", CardDecline.INSUFFICIENT_FUNDS),
            Map.entry("withdrawal_count_limit_exceeded", CardDecline.INSUFFICIENT_FUNDS),
            Map.entry("card_velocity_exceeded", CardDecline.INSUFFICIENT_FUNDS),
            Map.entry("expired_card", CardDecline.EXPIRED_CARD),
            Map.entry("invalid_expiry_month", CardDecline.EXPIRED_CARD),
            Map.entry("invalid_expiry_year", CardDecline.EXPIRED_CARD),
            Map.entry("incorrect_number", CardDecline.INCORRECT_NUMBER),
            Map.entry("invalid_number", CardDecline.INCORRECT_NUMBER),
            Map.entry("incorrect_cvc", CardDecline.INCORRECT_CVC),
            Map.entry("invalid_cvc", CardDecline.INCORRECT_CVC),
            Map.entry("incorrect_zip", CardDecline.INCORRECT_ZIP),
            Map.entry("authentication_required", CardDecline.NEEDS_AUTHENTICATION),
            Map.entry("authentication_not_handled", CardDecline.NEEDS_AUTHENTICATION));

    private StripeDeclineCodes() {}

    /** @param declineCode the bank's reason, finer than {@code code} if present */
    static CardDecline toDecline(@Nullable String code, @Nullable String declineCode) {
        CardDecline fine = declineCode == null ? null : BY_CODE.get(declineCode);
        CardDecline coarse = code == null ? null : BY_CODE.get(code);
        return fine != null ? fine : coarse != null ? coarse : CardDecline.CARD_DECLINED;
    }
}
