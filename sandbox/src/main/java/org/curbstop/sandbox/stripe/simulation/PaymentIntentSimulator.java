package org.curbstop.sandbox.stripe.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.sandbox.stripe.model.CardRefusal;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeBalanceTransaction;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripePaymentMethod;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.TestCard;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Simulates PaymentIntents: charge, settlement, cancellation, refund. Each change is one document write, from which everything else is
 * derived.
 */
@Component
@Profile("!production")
public class PaymentIntentSimulator {

    private final StripeRepository repository;
    private final StripeEventDispatcher events;
    private final StripeJsonRenderer renderer;
    private final DisputeSimulator disputes;
    private final Clock clock;

    PaymentIntentSimulator(StripeRepository repository, StripeEventDispatcher events, StripeJsonRenderer renderer,
            DisputeSimulator disputes, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.renderer = renderer;
        this.disputes = disputes;
        this.clock = clock;
    }

    public StripePaymentIntent create(long amount, String currency, Optional<String> customer, Map<String, String> metadata) {
        if (amount < 50) {
            throw StripeApiException.invalid("amount_too_small", "Amount must be at least $0.50 usd", "amount");
        }
        if (!currency.equals("usd")) {
            throw StripeApiException.invalid(null, "Invalid currency: " + currency, "currency");
        }
        customer.ifPresent(repository::customer);
        StripePaymentIntent intent = StripePaymentIntent.create(StripeRepository.newId("pi"), amount, currency, customer, metadata,
                clock.instant());
        repository.intents.insert(intent);
        publish("payment_intent.created", intent);
        return intent;
    }

    /** Returns the current intent, including a response of the bank that was due meanwhile. */
    public StripePaymentIntent refresh(String id) {
        StripePaymentIntent intent = repository.intent(id);
        Instant now = clock.instant();
        if (intent.status().equals(StripePaymentIntent.PROCESSING) && intent.settlesAt().filter(at -> !now.isBefore(at)).isPresent()) {
            return settle(intent);
        }
        recordBalanceTransactions(intent);
        return intent;
    }

    /** Returns a payment method that can be charged. A test token creates a new one each time; another customer's card is rejected. */
    public StripePaymentMethod usable(String token, Optional<String> customer) {
        StripePaymentMethod method = TestCard.ofToken(token).map(this::createFromTestToken).orElseGet(() -> repository.method(token));
        if (method.customer().isPresent() && !method.customer().equals(customer)) {
            throw StripeApiException.invalid(null,
                    "The provided PaymentMethod belongs to another Customer, or the PaymentIntent names none.", "payment_method");
        }
        return method;
    }

    private StripePaymentMethod createFromTestToken(TestCard card) {
        StripePaymentMethod method = new StripePaymentMethod(
                StripeRepository.newId("pm"), 0, card, card.brand(), card.last4(), 12, 2040, Optional.empty(), Optional.empty(),
                clock.instant());
        repository.paymentMethods.insert(method);
        return method;
    }

    /** @return intent that succeeded, is processing, requires authentication, or waits for another card with its last error */
    public StripePaymentIntent confirm(String id, StripePaymentMethod with, boolean atBrowser) {
        refresh(id);
        StripePaymentIntent after = repository.intents.change(id, intent -> {
            if (!intent.canBeConfirmed()) {
                throw unexpectedState(intent);
            }
            return intent.confirmed(with, atBrowser, clock.instant());
        });
        return publishOutcome(after);
    }

    /** Completes the bank's authentication of the cardholder. */
    StripePaymentIntent completeAuthentication(String id, boolean agreed) {
        StripePaymentIntent after = repository.intents.change(id, intent -> {
            if (!intent.status().equals(StripePaymentIntent.REQUIRES_ACTION)) {
                return intent;
            }
            return agreed ? intent.accepted(repository.method(intent.method().orElseThrow()), clock.instant())
                    : intent.refused(CardRefusal.AUTHENTICATION_FAILED);
        });
        return publishOutcome(after);
    }

    public StripePaymentIntent cancel(String id) {
        StripePaymentIntent after = repository.intents.change(id, intent -> {
            if (!intent.status().equals(StripePaymentIntent.REQUIRES_PAYMENT_METHOD)
                    && !intent.status().equals(StripePaymentIntent.REQUIRES_ACTION)) {
                throw unexpectedState(intent);
            }
            return intent.canceled();
        });
        publish("payment_intent.canceled", after);
        return after;
    }

    public StripePaymentIntent.RefundDetails refund(String id, Optional<Long> amount, Map<String, String> metadata) {
        String refundId = StripeRepository.newId("re");
        StripePaymentIntent after = repository.intents.change(id, intent -> {
            long left = intent.taken().isPresent() ? intent.amount() - intent.refunded() : 0;
            if (left == 0) {
                throw StripeApiException.invalid("charge_already_refunded", "Nothing of this payment is left to be refunded.", null);
            }
            long refunded = amount.orElse(left);
            if (refunded < 1 || refunded > left) {
                throw StripeApiException.invalid("amount_too_large", "Refund amount is greater than unrefunded amount on charge.",
                        "amount");
            }
            return intent.withRefund(intent.newRefund(refundId, refunded, metadata, clock.instant()));
        });
        recordBalanceTransactions(after);
        StripePaymentIntent.RefundDetails made = after.refunds().getLast();
        events.publish("refund.created", renderer.refund(after, made));
        events.publish("charge.refunded", renderer.charge(after, after.taken().orElseThrow()));
        return made;
    }

    /** Applies what is due: banks respond, cardholders dispute. */
    public void settleDue() {
        Instant now = clock.instant();
        repository.settlingBy(now).forEach(this::settle);
        repository.disputedBy(now).forEach(intent -> disputes.open(repository.intents.change(intent.id(), StripePaymentIntent::disputed)));
        repository.refundsSettlingBy(now).forEach(this::settleRefunds);
    }

    /** Disputes the payment on behalf of the cardholder. */
    public void dispute(String id) {
        disputes.open(refresh(id));
    }

    private void settleRefunds(StripePaymentIntent before) {
        StripePaymentIntent after = repository.intents.change(before.id(), StripePaymentIntent::refundsSettled);
        recordBalanceTransactions(after);
        for (StripePaymentIntent.RefundDetails refund : after.refunds()) {
            boolean changed = before.refunds().stream()
                    .anyMatch(was -> was.id().equals(refund.id()) && !was.status().equals(refund.status()));
            if (changed) {
                boolean failed = refund.status().equals(StripePaymentIntent.RefundDetails.FAILED);
                if (failed) {
                    repository.balanceTransactions.insert(StripeBalanceTransaction.refundFailed(after, refund, clock.instant()));
                    events.publish("refund.failed", renderer.refund(after, refund));
                }
                events.publish("refund.updated", renderer.refund(after, refund));
                events.publish("charge.refund.updated", renderer.refund(after, refund));
            }
        }
    }

    private StripePaymentIntent settle(StripePaymentIntent processing) {
        StripePaymentIntent after = repository.intents.change(processing.id(),
                intent -> intent.status().equals(StripePaymentIntent.PROCESSING)
                ? intent.succeeded(repository.method(intent.method().orElseThrow()), clock.instant())
                : intent);
        return after.version() > processing.version() ? publishOutcome(after) : after;
    }

    private StripePaymentIntent publishOutcome(StripePaymentIntent after) {
        recordBalanceTransactions(after);
        switch (after.status()) {
            case StripePaymentIntent.SUCCEEDED -> {
                publish("payment_intent.succeeded", after);
                events.publish("charge.succeeded", renderer.charge(after, after.taken().orElseThrow()));
            }
            case StripePaymentIntent.PROCESSING -> publish("payment_intent.processing", after);
            case StripePaymentIntent.REQUIRES_ACTION -> publish("payment_intent.requires_action", after);
            default -> publish("payment_intent.payment_failed", after);
        }
        return after;
    }

    /** Derives the balance from the intent: what a crash prevented is written when the intent is next read. */
    private void recordBalanceTransactions(StripePaymentIntent intent) {
        intent.taken().ifPresent(taken -> repository.balanceTransactions.insert(StripeBalanceTransaction.charge(intent, taken)));
        intent.refunds().stream().filter(refund -> !refund.status().equals(StripePaymentIntent.RefundDetails.PENDING))
                .forEach(refund -> repository.balanceTransactions.insert(StripeBalanceTransaction.refund(intent, refund)));
    }

    private void publish(String type, StripePaymentIntent intent) {
        events.publish(type, renderer.paymentIntent(intent, Set.of()));
    }

    private static StripeApiException unexpectedState(StripePaymentIntent intent) {
        return StripeApiException.invalid("payment_intent_unexpected_state",
                "This PaymentIntent could not be used because it has a status of " + intent.status() + ".", "intent");
    }
}
