package org.curbstop.sandbox.stripe.simulation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.sandbox.stripe.model.CardRefusal;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeCheckoutSession;
import org.curbstop.sandbox.stripe.model.StripeParameters;
import org.curbstop.sandbox.stripe.model.StripePaymentIntent;
import org.curbstop.sandbox.stripe.model.StripePaymentMethod;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.StripeSetupIntent;
import org.curbstop.store.Query;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Simulates Checkout Sessions: created by the API, paid on the page, closed by either or by expiry. */
@Component
@Profile("!production")
public class CheckoutSimulator {

    private static final Duration MIN_LIFETIME = Duration.ofMinutes(30);
    private static final Duration MAX_LIFETIME = Duration.ofHours(24);

    private final StripeRepository repository;
    private final PaymentIntentSimulator paymentIntents;
    private final SetupIntentSimulator setups;
    private final StripeEventDispatcher events;
    private final StripeJsonRenderer renderer;
    private final Clock clock;

    CheckoutSimulator(StripeRepository repository, PaymentIntentSimulator paymentIntents, SetupIntentSimulator setups,
            StripeEventDispatcher events, StripeJsonRenderer renderer, Clock clock) {
        this.repository = repository;
        this.paymentIntents = paymentIntents;
        this.setups = setups;
        this.events = events;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Result of submitting a card. */
    public sealed interface CheckoutResult {
        record Done(URI back) implements CheckoutResult {}

        /** The bank requires the cardholder to authenticate. */
        record AuthenticationRequired() implements CheckoutResult {}

        /** The card was declined; the payer can try again or use another one. */
        record Declined(CardRefusal why) implements CheckoutResult {}

        /** The session is paid, closed or expired. */
        record SessionClosed() implements CheckoutResult {}
    }

    public StripeCheckoutSession create(StripeParameters form) {
        Instant now = clock.instant();
        boolean setup = form.require("mode").equals("setup");
        Instant expires = form.text("expires_at").isPresent() ? Instant.ofEpochSecond(form.number("expires_at")) : now.plus(MAX_LIFETIME);
        // One minute of tolerance, because the two clocks differ slightly.
        if (expires.isBefore(now.plus(MIN_LIFETIME).minusSeconds(60)) || expires.isAfter(now.plus(MAX_LIFETIME).plusSeconds(60))) {
            throw StripeApiException.invalid(null,
                    "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.",
                    "expires_at");
        }
        URI success = URI.create(form.require("success_url"));
        Optional<String> customer = form.text("customer");
        customer.ifPresent(repository::customer);
        long amount = setup ? 0 : form.number("line_items[0][price_data][unit_amount]") * form.number("line_items[0][quantity]");
        String currency = setup ? "usd" : form.require("line_items[0][price_data][currency]");
        String item = setup ? "" : form.require("line_items[0][price_data][product_data][name]");
        Map<String, String> onIntent = form.map("payment_intent_data[metadata]");
        String intent = setup ? setups.create(customer, "off_session", Map.of()).id()
                : paymentIntents.create(amount, currency, customer, onIntent).id();
        StripeCheckoutSession checkout = new StripeCheckoutSession(
                StripeRepository.newId("cs_test"), 0,
                setup ? StripeCheckoutSession.CheckoutMode.SETUP : StripeCheckoutSession.CheckoutMode.PAYMENT, StripeCheckoutSession.OPEN,
                amount, currency, item, customer,
                form.text("client_reference_id").orElse(""), form.map("metadata"), onIntent, form.text("locale").orElse("auto"),
                success, form.text("cancel_url").map(URI::create), expires, intent, Optional.empty(), now);
        repository.checkouts.insert(checkout);
        return checkout;
    }

    /** Returns the current session: complete if its intent is paid, expired if its time is over. */
    public StripeCheckoutSession refresh(String id) {
        StripeCheckoutSession checkout = repository.checkout(id);
        boolean through = isPaid(checkout); // also refreshes its intent, which the caller may expand
        if (!checkout.status().equals(StripeCheckoutSession.OPEN)) {
            return checkout;
        }
        if (through) {
            return close(checkout, StripeCheckoutSession.COMPLETE, "checkout.session.completed");
        }
        Instant now = clock.instant();
        return checkout.isOpen(now) || checkout.isPaying(now) ? checkout
                : close(checkout, StripeCheckoutSession.EXPIRED, "checkout.session.expired");
    }

    public CheckoutResult pay(String id, StripePaymentMethod with) {
        return startPayment(id).map(checkout -> checkout.mode() == StripeCheckoutSession.CheckoutMode.SETUP
                        ? resultOfSetup(checkout, setups.confirm(checkout.intent(), with))
                        : resultOfCharge(checkout, paymentIntents.confirm(checkout.intent(), with, true)))
                .orElse(new CheckoutResult.SessionClosed());
    }

    /** Completes the bank's authentication of the cardholder. */
    public CheckoutResult completeAuthentication(String id, boolean agreed) {
        return startPayment(id).map(checkout -> checkout.mode() == StripeCheckoutSession.CheckoutMode.SETUP
                        ? resultOfSetup(checkout, setups.completeAuthentication(checkout.intent(), agreed))
                        : resultOfCharge(checkout, paymentIntents.completeAuthentication(checkout.intent(), agreed)))
                .orElse(new CheckoutResult.SessionClosed());
    }

    /** Starts a payment, during which the session cannot be closed. Empty if the session is over or another payment is in progress. */
    private Optional<StripeCheckoutSession> startPayment(String id) {
        StripeCheckoutSession seen = refresh(id);
        Instant now = clock.instant();
        return seen.isOpen(now) && !seen.isPaying(now) && repository.checkouts.replace(seen.withPaymentStarted(now))
                ? repository.checkouts.find(id) : Optional.empty();
    }

    public StripeCheckoutSession expire(String id) {
        StripeCheckoutSession after = repository.checkouts.change(refresh(id).id(), checkout -> {
            if (!checkout.status().equals(StripeCheckoutSession.OPEN) || checkout.isPaying(clock.instant())) {
                throw StripeApiException.invalid(null, "Only Checkout Sessions with a status in [\"open\"] can be expired.", null);
            }
            return checkout.withStatus(StripeCheckoutSession.EXPIRED);
        });
        events.publish("checkout.session.expired", renderer.checkout(after, Set.of()));
        return after;
    }

    void expireOverdue() {
        for (StripeCheckoutSession late : repository.checkouts.list(
                Query.where("status", StripeCheckoutSession.OPEN).before("expires", clock.instant()).ascending("expires").limit(100))) {
            refresh(late.id());
        }
    }

    private CheckoutResult resultOfCharge(StripeCheckoutSession checkout, StripePaymentIntent intent) {
        return after(checkout, intent.status(), intent.lastError());
    }

    private CheckoutResult resultOfSetup(StripeCheckoutSession checkout, StripeSetupIntent setup) {
        return after(checkout, setup.status(), setup.lastError());
    }

    private CheckoutResult after(StripeCheckoutSession checkout, String status, Optional<CardRefusal> error) {
        return switch (status) {
            case StripePaymentIntent.SUCCEEDED, StripePaymentIntent.PROCESSING -> {
                close(checkout, StripeCheckoutSession.COMPLETE, "checkout.session.completed");
                yield new CheckoutResult.Done(checkout.success());
            }
            case StripePaymentIntent.REQUIRES_ACTION -> {
                release(checkout);
                yield new CheckoutResult.AuthenticationRequired();
            }
            default -> {
                release(checkout);
                yield new CheckoutResult.Declined(error.orElse(CardRefusal.AUTHENTICATION_FAILED));
            }
        };
    }

    private void release(StripeCheckoutSession checkout) {
        repository.checkouts.change(checkout.id(),
                now -> now.status().equals(StripeCheckoutSession.OPEN) ? now.withStatus(StripeCheckoutSession.OPEN) : now);
    }

    private boolean isPaid(StripeCheckoutSession checkout) {
        String status = checkout.mode() == StripeCheckoutSession.CheckoutMode.SETUP ? repository.setup(checkout.intent()).status()
                : paymentIntents.refresh(checkout.intent()).status();
        return status.equals(StripePaymentIntent.SUCCEEDED) || status.equals(StripePaymentIntent.PROCESSING);
    }

    private StripeCheckoutSession close(StripeCheckoutSession open, String as, String event) {
        StripeCheckoutSession after = repository.checkouts.change(open.id(),
                checkout -> checkout.status().equals(StripeCheckoutSession.OPEN) ? checkout.withStatus(as) : checkout);
        if (after.version() > open.version() && after.status().equals(as)) {
            events.publish(event, renderer.checkout(after, Set.of()));
        }
        return after;
    }
}
