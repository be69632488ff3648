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
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;
import org.curbstop.payments.CardFace;
import org.curbstop.payments.Charge;
import org.curbstop.payments.Finding;
import org.curbstop.payments.PaymentId;

/** Reads what Stripe's objects say about money. */
final class Intents {

    private Intents() {}

    static boolean isPage(String ref) {
        return ref.startsWith("cs_");
    }

    static Finding ofPage(Session session) {
        return switch (session.getStatus()) {
            case "complete" -> session.getPaymentIntentObject() == null ? new Finding.Unsure() : of(session.getPaymentIntentObject());
            case "expired" -> new Finding.Closed();
            default -> new Finding.Untouched();
        };
    }

    static Finding of(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new Finding.Approved(charge(intent));
            case "requires_payment_method", "requires_confirmation" -> untouchedOrDeclined(intent.getLastPaymentError());
            case "canceled" -> new Finding.Closed();
            // "processing" and "requires_action" may still become either; so may what Stripe invents after this was written.
            default -> new Finding.Unsure();
        };
    }

    private static Finding untouchedOrDeclined(@org.jspecify.annotations.Nullable StripeError error) {
        return error == null ? new Finding.Untouched() : new Finding.Declined(Declines.of(error.getCode(), error.getDeclineCode()));
    }

    private static Charge charge(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        Money amount = money(intent.getAmountReceived(), intent.getCurrency());
        return charge == null
                ? new Charge(intent.getId(), String.valueOf(intent.getLatestCharge()), amount, Instant.ofEpochSecond(intent.getCreated()), Optional.empty(), ours(intent.getMetadata()))
                : new Charge(intent.getId(), charge.getId(), amount, Instant.ofEpochSecond(charge.getCreated()), face(charge.getPaymentMethodDetails()),
                        ours(intent.getMetadata()));
    }

    /** The payment of ours that an object names. */
    static Optional<PaymentId> ours(@org.jspecify.annotations.Nullable Map<String, String> metadata) {
        try {
            return Optional.ofNullable(metadata).map(map -> map.get(StripeCardGateway.PAYMENT_ID)).map(PaymentId::new);
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    static Money money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
    }

    private static Optional<CardFace> face(@org.jspecify.annotations.Nullable PaymentMethodDetails details) {
        return details == null || details.getCard() == null
                ? Optional.empty()
                : Optional.of(new CardFace(details.getCard().getBrand(), details.getCard().getLast4()));
    }
}
