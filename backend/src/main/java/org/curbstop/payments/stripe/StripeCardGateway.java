package org.curbstop.payments.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes money through Stripe. Each attempt is a PaymentIntent of its own, created before it is confirmed: it can be queried by its id
 * forever, while an idempotency key expires after a day, and one intent never takes money twice.
 */
@Component
record StripeCardGateway(StripeConnection stripe, Utility utility) implements CardGateway {

    private static final Logger LOG = LoggerFactory.getLogger(StripeCardGateway.class);
    static final String PAYMENT_ID = "payment_id";
    private static final String ATTEMPT = "attempt";
    static final String REFUND_ID = "refund_id";
    private static final String LATEST_CHARGE = "latest_charge";

    @Override
    public Optional<String> createAttempt(ChargeAttempt attempt) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(attempt.total().minor())
                .setCurrency(currency(attempt))
                .addPaymentMethodType("card")
                .putMetadata(PAYMENT_ID, attempt.payment().value())
                .putMetadata(ATTEMPT, String.valueOf(attempt.number()));
        attempt.customer().ifPresent(params::setCustomer);
        try {
            return Optional
                    .of(stripe.call("name", v1 -> v1.paymentIntents().create(params.build(), idempotent(attempt.key() + "-name"))).getId());
        } catch (StripeException e) {
            LOG.warn("Attempt {} could not be registered: {}", attempt.key(), describe(e));
            return Optional.empty();
        }
    }

    @Override
    public GatewayStatus.ChargeResult charge(String ref, ChargeAttempt attempt, String paymentMethod) {
        var params = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(paymentMethod)
                .setErrorOnRequiresAction(true) // no browser is present: the bank's challenge becomes a decline that offers the page
                .addExpand(LATEST_CHARGE)
                .build();
        try {
            return answer(StripeStatusMapper.intentStatus(
                    stripe.call("charge", v1 -> v1.paymentIntents().confirm(ref, params, idempotent(attempt.key() + "-charge")))));
        } catch (CardException e) {
            return new GatewayStatus.Declined(StripeDeclineCodes.toDecline(e.getCode(), e.getDeclineCode()));
        } catch (InvalidRequestException e) {
            LOG.warn("Attempt {} was refused: {}", attempt.key(), describe(e));
            return refused(ref);
        } catch (StripeException e) {
            LOG.warn("The result of attempt {} is unknown: {}", attempt.key(), describe(e));
            return new GatewayStatus.Unknown();
        }
    }

    /** Resolves a refused request: the intent is already processed, or the token names no card of this payer. */
    private GatewayStatus.ChargeResult refused(String ref) {
        return switch (fetchStatus(ref)) {
            case GatewayStatus.ChargeResult known -> known;
            case GatewayStatus.NotAttempted untouched -> new GatewayStatus.Declined(CardDecline.UNKNOWN_CARD);
            case GatewayStatus.Closed closed -> new GatewayStatus.Declined(CardDecline.WITHDRAWN);
        };
    }

    private static GatewayStatus.ChargeResult answer(GatewayStatus status) {
        return switch (status) {
            case GatewayStatus.ChargeResult known -> known;
            case GatewayStatus.NotAttempted untouched -> new GatewayStatus.Unknown(); // just confirmed, so it must change
            case GatewayStatus.Closed closed -> new GatewayStatus.Declined(CardDecline.WITHDRAWN);
        };
    }

    @Override
    public Optional<PaymentState.CheckoutSession> openCheckout(ChargeAttempt attempt, URI back, Instant until) {
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency(currency(attempt))
                                .setUnitAmount(attempt.total().minor())
                                .setProductData(
                                        SessionCreateParams.LineItem.PriceData.ProductData.builder().setName(utility.name()).build())
                                .build())
                        .build())
                .setClientReferenceId(attempt.payment().value())
                .putMetadata(PAYMENT_ID, attempt.payment().value())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata(PAYMENT_ID, attempt.payment().value())
                        .putMetadata(ATTEMPT, String.valueOf(attempt.number()))
                        .build())
                .setLocale(StripeLocales.of(attempt.language()))
                .setExpiresAt(until.getEpochSecond())
                .setSuccessUrl(back.toString())
                .setCancelUrl(back.toString());
        attempt.customer().ifPresent(params::setCustomer);
        try {
            Session session = stripe.call("open-page",
                    v1 -> v1.checkout().sessions().create(params.build(), idempotent(attempt.key() + "-page")));
            return Optional.of(new PaymentState.CheckoutSession(session.getId(), URI.create(session.getUrl()),
                    Instant.ofEpochSecond(session.getExpiresAt())));
        } catch (StripeException e) {
            LOG.warn("No checkout page for attempt {}: {}", attempt.key(), describe(e));
            return Optional.empty();
        }
    }

    @Override
    public GatewayStatus fetchStatus(String ref) {
        try {
            return StripeStatusMapper.isCheckoutSession(ref) ? StripeStatusMapper.sessionStatus(session(ref))
                    : StripeStatusMapper.intentStatus(intent(ref));
        } catch (StripeException e) {
            LOG.warn("The status of {} could not be fetched: {}", ref, describe(e));
            return new GatewayStatus.Unknown();
        }
    }

    @Override
    public GatewayStatus close(String ref) {
        try {
            if (StripeStatusMapper.isCheckoutSession(ref)) {
                stripe.call("close-page", v1 -> v1.checkout().sessions().expire(ref, SessionExpireParams.builder().build()));
                return new GatewayStatus.Closed();
            }
            return StripeStatusMapper.intentStatus(stripe.call("withdraw",
                    v1 -> v1.paymentIntents().cancel(ref, PaymentIntentCancelParams.builder().addExpand(LATEST_CHARGE).build())));
        } catch (InvalidRequestException e) {
            return fetchStatus(ref); // it can no longer be closed because its status has changed
        } catch (StripeException e) {
            LOG.warn("{} could not be closed: {}", ref, describe(e));
            return new GatewayStatus.Unknown();
        }
    }

    @Override
    public RefundResult refund(CardCharge charge, Refund refund) {
        try {
            // Queried first: the idempotency key of an earlier attempt may have expired, its refund remains.
            for (var earlier : StripeReconciliationGateway.refunds(stripe, charge.ref())) {
                if (refund.id().equals(earlier.getMetadata().get(REFUND_ID))) {
                    return refunded(earlier);
                }
            }
            var params = RefundCreateParams.builder()
                    .setPaymentIntent(charge.ref())
                    .setAmount(refund.total().minor())
                    .putMetadata(REFUND_ID, refund.id());
            return refunded(stripe.call("refund", v1 -> v1.refunds().create(params.build(), idempotent(refund.id()))));
        } catch (CardException | InvalidRequestException e) {
            LOG.warn("Refund {} was refused: {}", refund.id(), describe(e));
            return new RefundResult.Failed();
        } catch (StripeException e) {
            LOG.warn("The result of refund {} is unknown: {}", refund.id(), describe(e));
            return new RefundResult.Unknown();
        }
    }

    private static RefundResult refunded(com.stripe.model.Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> new RefundResult.Sent(refund.getId(), Instant.ofEpochSecond(refund.getCreated()));
            case "pending", "requires_action" -> new RefundResult.Pending(refund.getId());
            case "failed", "canceled" -> new RefundResult.Failed();
            default -> new RefundResult.Unknown();
        };
    }

    private PaymentIntent intent(String ref) throws StripeException {
        return stripe.call("ask",
                v1 -> v1.paymentIntents().retrieve(ref, PaymentIntentRetrieveParams.builder().addExpand(LATEST_CHARGE).build()));
    }

    private Session session(String ref) throws StripeException {
        return stripe.call("ask-page", v1 -> v1.checkout().sessions().retrieve(
                ref, SessionRetrieveParams.builder().addExpand("payment_intent." + LATEST_CHARGE).build()));
    }

    private static String currency(ChargeAttempt attempt) {
        return attempt.total().currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    private static RequestOptions idempotent(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /** Describes kind and code only: Stripe's messages may quote what was sent. */
    static String describe(StripeException e) {
        return e.getClass().getSimpleName() + " " + e.getStatusCode() + " " + e.getCode() + " " + e.getRequestId();
    }
}
