package org.curbstop.payments.stripe;

import com.stripe.model.Charge.PaymentMethodDetails;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.gateway.GatewayStatus;
import org.jspecify.annotations.Nullable;

/** Maps the status of Stripe's objects. */
final class StripeStatusMapper {

    private StripeStatusMapper() {}

    static boolean isCheckoutSession(String ref) {
        return ref.startsWith("cs_");
    }

    static GatewayStatus sessionStatus(Session session) {
        return switch (session.getStatus()) {
            case "complete" ->
                    session.getPaymentIntentObject() == null ? new GatewayStatus.Unknown() : intentStatus(session.getPaymentIntentObject());
            case "expired" -> new GatewayStatus.Closed();
            default -> new GatewayStatus.NotAttempted();
        };
    }

    static GatewayStatus intentStatus(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new GatewayStatus.Approved(charge(intent));
            case "requires_payment_method", "requires_confirmation" -> untouchedOrDeclined(intent.getLastPaymentError());
            case "canceled" -> new GatewayStatus.Closed();
            // "processing" and "requires_action" may still become either, as may statuses that Stripe adds later.
            default -> new GatewayStatus.Unknown();
        };
    }

    private static GatewayStatus untouchedOrDeclined(@Nullable StripeError error) {
        return error == null ? new GatewayStatus.NotAttempted()
                : new GatewayStatus.Declined(StripeDeclineCodes.toDecline(error.getCode(), error.getDeclineCode()));
    }

    private static CardCharge charge(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        Money amount = money(intent.getAmountReceived(), intent.getCurrency());
        return charge == null
                ? new CardCharge(intent.getId(), String.valueOf(intent.getLatestCharge()), amount,
                        Instant.ofEpochSecond(intent.getCreated()), Optional.empty(), paymentId(intent.getMetadata()))
                : new CardCharge(intent.getId(), charge.getId(), amount, Instant.ofEpochSecond(charge.getCreated()),
                        cardSummary(charge.getPaymentMethodDetails()), paymentId(intent.getMetadata()));
    }

    /** Returns the payment of ours that an object names. */
    static Optional<PaymentId> paymentId(@Nullable Map<String, String> metadata) {
        try {
            return Optional.ofNullable(metadata).map(map -> map.get(StripeCardGateway.PAYMENT_ID)).map(PaymentId::new);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    static Money money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
    }

    private static Optional<CardSummary> cardSummary(@Nullable PaymentMethodDetails details) {
        return details == null || details.getCard() == null
                ? Optional.empty()
                : Optional.of(new CardSummary(details.getCard().getBrand(), details.getCard().getLast4()));
    }
}
