package org.curbstop.sandbox.stripe.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PaymentIntent with its charge and refunds, in one document, so that changes of money are atomic.
 *
 * @param settlesAt while processing: when the bank responds
 * @param disputedAt when the cardholder disputes the payment, if its test card is one that is disputed
 * @param refundsTurnAt when the bank decides on the refunds
 */
public record StripePaymentIntent(
        String id, long version, long amount, String currency, String status, Optional<String> customer, Optional<String> method,
        Map<String, String> metadata, Optional<CardRefusal> lastError, Optional<ChargeDetails> taken, List<RefundDetails> refunds,
        Optional<Instant> settlesAt, Optional<Instant> disputedAt, Optional<Instant> refundsTurnAt, Instant created) {

    public static final String REQUIRES_PAYMENT_METHOD = "requires_payment_method";
    public static final String REQUIRES_ACTION = "requires_action";
    public static final String PROCESSING = "processing";
    public static final String SUCCEEDED = "succeeded";
    static final String CANCELED = "canceled";

    /** Amounts that end in this many cents stay in processing for a while. */
    private static final int UNSURE_CENTS = 13;

    private static final Duration UNSURE_FOR = Duration.ofSeconds(20);
    private static final Duration DISPUTED_AFTER = Duration.ofMinutes(2);
    private static final Duration REFUNDS_SETTLE_AFTER = Duration.ofMinutes(2);

    public StripePaymentIntent {
        metadata = Map.copyOf(metadata);
        refunds = List.copyOf(refunds);
    }

    /**
     * The charge that took the money.
     *
     * @param card determines how refunds behave; absent if they succeed at once
     */
    public record ChargeDetails(String charge, Instant at, String brand, String last4, Optional<TestCard> card) {}

    /**
     * A refund.
     *
     * @param state state of the refund; absent means succeeded
     * @param turnsTo state that the bank sets after a while
     */
    public record RefundDetails(String id, long amount, Map<String, String> metadata, Instant at, Optional<String> state,
            Optional<String> turnsTo) {
        static final String SUCCEEDED = "succeeded";
        public static final String PENDING = "pending";
        public static final String FAILED = "failed";

        public RefundDetails {
            metadata = Map.copyOf(metadata);
        }

        public String status() {
            return state.orElse(SUCCEEDED);
        }

        private RefundDetails settled() {
            return turnsTo.isEmpty() ? this : new RefundDetails(id, amount, metadata, at, turnsTo, Optional.empty());
        }
    }

    /** Creates a refund that behaves as the test card demands: succeeds at once, succeeds later, or succeeds and fails later. */
    public RefundDetails newRefund(String id, long amount, Map<String, String> metadata, Instant now) {
        return switch (taken.flatMap(ChargeDetails::card).orElse(TestCard.PAYS)) {
            case REFUNDS_LATE ->
                    new RefundDetails(id, amount, metadata, now, Optional.of(RefundDetails.PENDING), Optional.of(RefundDetails.SUCCEEDED));
            case REFUNDS_FAIL ->
                    new RefundDetails(id, amount, metadata, now, Optional.of(RefundDetails.SUCCEEDED), Optional.of(RefundDetails.FAILED));
            case PAYS, PAYS_TOO, PAYS_AS_WELL, DECLINED, INSUFFICIENT_FUNDS, EXPIRED, WRONG_CVC, ASKS, FAILS_LATER, DISPUTED ->
                new RefundDetails(id, amount, metadata, now, Optional.empty(), Optional.empty());
        };
    }

    /** Returns a copy in which the bank has decided on the refunds. */
    public StripePaymentIntent refundsSettled() {
        return new StripePaymentIntent(
                id, version, amount, currency, status, customer, method, metadata, lastError, taken,
                refunds.stream().map(RefundDetails::settled).toList(),
                settlesAt, disputedAt, Optional.empty(), created);
    }

    public static StripePaymentIntent create(String id, long amount, String currency, Optional<String> customer,
            Map<String, String> metadata, Instant now) {
        return new StripePaymentIntent(
                id, 0, amount, currency, REQUIRES_PAYMENT_METHOD, customer, Optional.empty(), metadata, Optional.empty(), Optional.empty(),
                List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), now);
    }

    public boolean canBeConfirmed() {
        return status.equals(REQUIRES_PAYMENT_METHOD);
    }

    /** @param atBrowser whether the cardholder is present to authenticate */
    public StripePaymentIntent confirmed(StripePaymentMethod with, boolean atBrowser, Instant now) {
        if (with.behaviour() == TestCard.ASKS) {
            return atBrowser ? withStatus(REQUIRES_ACTION, Optional.of(with.id()), Optional.empty(), Optional.empty())
                    : refused(CardRefusal.AUTHENTICATION_REQUIRED);
        }
        Optional<CardRefusal> refusal = with.behaviour().refusal();
        return refusal.isPresent() ? refused(refusal.get()) : accepted(with, now);
    }

    /** Returns a copy after the bank accepted the charge and the cardholder agreed. */
    public StripePaymentIntent accepted(StripePaymentMethod with, Instant now) {
        return amount % 100 == UNSURE_CENTS
                ? withStatus(PROCESSING, Optional.of(with.id()), Optional.empty(), Optional.of(now.plus(UNSURE_FOR)))
                : succeeded(with, now);
    }

    public StripePaymentIntent succeeded(StripePaymentMethod with, Instant now) {
        return new StripePaymentIntent(
                id, version, amount, currency, SUCCEEDED, customer, Optional.of(with.id()), metadata, Optional.empty(),
                Optional.of(new ChargeDetails("ch_" + id.substring(3), now, with.brand(), with.last4(), Optional.of(with.behaviour()))),
                refunds,
                Optional.empty(), with.behaviour() == TestCard.DISPUTED ? Optional.of(now.plus(DISPUTED_AFTER)) : Optional.empty(),
                refundsTurnAt, created);
    }

    public StripePaymentIntent refused(CardRefusal why) {
        return withStatus(REQUIRES_PAYMENT_METHOD, Optional.empty(), Optional.of(why), Optional.empty());
    }

    public StripePaymentIntent canceled() {
        return withStatus(CANCELED, method, Optional.empty(), Optional.empty());
    }

    public StripePaymentIntent disputed() {
        return new StripePaymentIntent(
                id, version, amount, currency, status, customer, method, metadata, lastError, taken, refunds, settlesAt, Optional.empty(),
                refundsTurnAt, created);
    }

    public StripePaymentIntent withRefund(RefundDetails refund) {
        var more = new ArrayList<>(refunds);
        more.add(refund);
        return new StripePaymentIntent(
                id, version, amount, currency, status, customer, method, metadata, lastError, taken, more, settlesAt, disputedAt,
                refund.turnsTo().map(any -> refund.at().plus(REFUNDS_SETTLE_AFTER)).or(() -> refundsTurnAt), created);
    }

    public long refunded() {
        return refunds.stream().filter(refund -> !refund.status().equals(RefundDetails.FAILED)).mapToLong(RefundDetails::amount).sum();
    }

    private StripePaymentIntent withStatus(String next, Optional<String> with, Optional<CardRefusal> error, Optional<Instant> settles) {
        return new StripePaymentIntent(id, version, amount, currency, next, customer, with, metadata, error, taken, refunds, settles,
                disputedAt, refundsTurnAt, created);
    }
}
