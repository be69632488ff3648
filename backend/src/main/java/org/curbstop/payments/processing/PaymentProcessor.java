package org.curbstop.payments.processing;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.curbstop.common.Channel;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.GatewayCustomers;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.store.StoredName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Processes a payment from its current state until it must wait for a customer or for Stripe, or is finished. Charges, webhook events and
 * the recovery job after a crash all use it. Concurrent calls do no harm: each step can be repeated, and of two that change the same
 * payment one finds it changed.
 */
@Component
public final class PaymentProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentProcessor.class);
    private static final int MAX_STEPS = 12;

    private final PaymentRepository repository;
    private final CardGateway gateway;
    private final LedgerPosting ledgerPosting;
    private final PaymentReconciler reconciler;
    private final PaymentReviewRepository reviews;
    private final GatewayCustomers customers;
    private final Clock clock;
    private final PaymentProperties settings;

    public PaymentProcessor(
            PaymentRepository repository, CardGateway gateway, LedgerPosting booking, PaymentReconciler reconciler,
            PaymentReviewRepository reviews, GatewayCustomers customers, Clock clock,
            PaymentProperties settings) {
        this.repository = repository;
        this.gateway = gateway;
        this.ledgerPosting = booking;
        this.reconciler = reconciler;
        this.reviews = reviews;
        this.customers = customers;
        this.clock = clock;
        this.settings = settings;
    }

    /** Charges a card. Submitted twice, the card is charged once, and both callers get the result. */
    public Payment charge(PaymentId id, String paymentMethod) {
        PaymentEvent given = new PaymentEvent.CardSubmitted(paymentMethod, clock.instant());
        Payment payment = repository.apply(id, given);
        if (payment.state() instanceof PaymentState.OnPage) {
            closeCheckout(payment);
            repository.apply(id, given);
        }
        return processWithTimeout(id);
    }

    /** Processes the payment, but waits no longer than the limit of its channel; the rest runs in the background. */
    public Payment processWithTimeout(PaymentId id) {
        Payment payment = repository.get(id);
        Duration timeout = payment.order().channel() == Channel.VOICE ? settings.phonePatience() : settings.patience();
        var carried = new CompletableFuture<Payment>();
        Thread.ofVirtual().name("payment-" + id).start(() -> {
            try {
                carried.complete(process(id));
            } catch (RuntimeException e) {
                carried.completeExceptionally(e);
            }
        });
        try {
            return carried.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return repository.get(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return repository.get(id);
        } catch (ExecutionException e) {
            // The recovery job retries it; what is stored can be shown.
            LOG.warn("Payment {} could not be processed; the recovery job will retry", id, e.getCause());
            return repository.get(id);
        }
    }

    public Payment process(PaymentId id) {
        Payment payment = repository.get(id);
        for (int steps = 0; steps < MAX_STEPS; steps++) {
            Payment next = step(payment);
            if (next.state().equals(payment.state())) {
                return next;
            }
            countTransition(next);
            payment = next;
        }
        return payment;
    }

    /**
     * Processes a webhook event about this attempt or page, which need not be the latest one; all refunds and disputes are queried.
     *
     * @param named payment named by the event; results are assigned by what the charge itself names
     * @throws PaymentGatewayUnavailableException if Stripe did not answer; try again
     */
    void processGatewayEvent(Optional<PaymentId> named, String ref) {
        GatewayStatus status = gateway.fetchStatus(ref);
        Optional<Payment> payment = named.flatMap(repository::find);
        if (status instanceof GatewayStatus.Approved approved) {
            payment = recordCharge(payment, ref, approved.charge());
        } else if (status instanceof GatewayStatus.Unknown && payment.filter(each -> each.care().open()).isEmpty()) {
            throw new PaymentGatewayUnavailableException("no status for " + ref);
        } else {
            payment.ifPresent(each -> recordStatus(each.id(), ref, status));
        }
        payment.ifPresent(each -> {
            reconciler.reconcile(process(each.id()));
            process(each.id());
        });
    }

    /** Queries the status of pending refunds. */
    Payment refreshRefunds(Payment payment) {
        reconciler.reconcile(payment);
        return process(payment.id());
    }

    /** Records a charge for the payment that it names, if it has that payment's amount; otherwise staff must review it. */
    private Optional<Payment> recordCharge(Optional<Payment> asked, String ref, CardCharge charge) {
        Optional<PaymentId> owner = charge.payment().or(() -> asked.filter(payment -> payment.isAttempt(ref)).map(Payment::id));
        Optional<Payment> found = owner.flatMap(repository::find);
        if (found.isEmpty()) {
            if (owner.isPresent() || asked.isPresent()) { // otherwise another system on the same Stripe account charged it
                reviews.add(PaymentReview.ReviewReason.UNKNOWN_PAYMENT, charge.charge(), charge.amount(), owner);
            }
            return Optional.empty();
        }
        Payment payment = found.get();
        boolean fits = charge.amount().equals(payment.total());
        if (!fits && payment.charge().isEmpty()) {
            reviews.add(PaymentReview.ReviewReason.WRONG_AMOUNT, payment, charge.charge(), charge.amount());
        }
        Payment after = repository.apply(payment.id(), fits
                ? new PaymentEvent.StatusReceived(ref, new GatewayStatus.Approved(charge), clock.instant())
                : new PaymentEvent.WrongAmountCharged(charge));
        if (after.charge().filter(counted -> !counted.ref().equals(charge.ref())).isPresent()) {
            reviews.add(PaymentReview.ReviewReason.SECOND_CHARGE, after, charge.charge(), charge.amount());
        }
        return Optional.of(after);
    }

    /** Closes an open page, so that it can no longer be paid; what was paid before counts. */
    public Payment closeCheckout(Payment payment) {
        if (payment.state() instanceof PaymentState.OnPage on) {
            return on.page().isEmpty()
                    ? repository.apply(payment.id(), new PaymentEvent.GatewayNotReached(on.attempt()))
                    : recordStatus(payment.id(), on.page().get().ref(), gateway.close(on.page().get().ref()));
        }
        return payment;
    }

    private Payment step(Payment payment) {
        return switch (payment.state()) {
            case PaymentState.Confirmed _, PaymentState.Declined _ -> expireIfDue(payment);
            case PaymentState.OnPage s -> s.page().isPresent() ? checkCheckout(payment, s.page().get()) : abandonOpening(payment, s);
            case PaymentState.Charging s ->
                    s.ref().isPresent() ? finishCharge(payment, s.ref().get(), s.paymentMethod(), s.since()) : startCharge(payment, s);
            case PaymentState.Unsure s -> finishCharge(payment, s.ref(), s.paymentMethod(), s.since());
            case PaymentState.Taken s -> book(payment, s);
            case PaymentState.Booked s -> reconciler.processPending(payment, s);
            case PaymentState.InReview _, PaymentState.Expired _, PaymentState.Cancelled _ -> payment;
        };
    }

    private Payment expireIfDue(Payment payment) {
        return clock.instant().isBefore(payment.confirmedAt().plus(settings.validFor())) ? payment
                : repository.apply(payment.id(), new PaymentEvent.TimeExpired());
    }

    /** Abandons a page that was not opened within the lease: it was not shown to anybody. */
    private Payment abandonOpening(Payment payment, PaymentState.OnPage on) {
        return clock.instant().isBefore(payment.reachedAt().plus(settings.lease())) ? payment
                : repository.apply(payment.id(), new PaymentEvent.GatewayNotReached(on.attempt()));
    }

    private Payment checkCheckout(Payment payment, PaymentState.CheckoutSession page) {
        GatewayStatus status = gateway.fetchStatus(page.ref());
        if (status instanceof GatewayStatus.NotAttempted && !clock.instant().isBefore(page.expires())) {
            status = gateway.close(page.ref());
        }
        return recordStatus(payment.id(), page.ref(), status);
    }

    /** Starts a charge: creates an attempt that can be queried. Only then may the money move. */
    private Payment startCharge(Payment payment, PaymentState.Charging charging) {
        CardGateway.ChargeAttempt attempt = attemptFor(payment, charging.attempt());
        Optional<String> ref = isTooOld(charging.since()) ? Optional.empty() : gateway.createAttempt(attempt);
        if (ref.isEmpty()) {
            return repository.apply(payment.id(), new PaymentEvent.GatewayNotReached(charging.attempt()));
        }
        Payment named = repository.apply(payment.id(), new PaymentEvent.AttemptRegistered(charging.attempt(), ref.get()));
        if (!(named.state() instanceof PaymentState.Charging now) || now.attempt() != charging.attempt() || !now.ref().equals(ref)) {
            return named; // another process has continued it meanwhile
        }
        return recordStatus(payment.id(), ref.get(), gateway.charge(ref.get(), attempt, charging.paymentMethod()));
    }

    /** Finishes an interrupted charge: queries it, and charges only what was never tried, or withdraws it if too old. */
    private Payment finishCharge(Payment payment, String ref, String paymentMethod, Instant since) {
        GatewayStatus status = gateway.fetchStatus(ref);
        if (status instanceof GatewayStatus.NotAttempted) {
            status = isTooOld(since) ? gateway.close(ref) : gateway.charge(ref, attemptFor(payment, attemptNumber(payment)), paymentMethod);
        }
        return recordStatus(payment.id(), ref, status);
    }

    private Payment book(Payment payment, PaymentState.Taken taken) {
        ledgerPosting.postPayment(payment, taken.charge());
        return repository.apply(payment.id(), new PaymentEvent.PaymentPosted());
    }

    private Payment recordStatus(PaymentId id, String ref, GatewayStatus status) {
        if (status instanceof GatewayStatus.Approved approved) {
            recordCharge(repository.find(id), ref, approved.charge());
            return repository.get(id);
        }
        return repository.apply(id, new PaymentEvent.StatusReceived(ref, status, clock.instant()));
    }

    private boolean isTooOld(Instant since) {
        return !clock.instant().isBefore(since.plus(settings.finishWithin()));
    }

    public CardGateway.ChargeAttempt attemptFor(Payment payment, int number) {
        return new CardGateway.ChargeAttempt(
                payment.id(), number, payment.total(), payment.order().payer().flatMap(customers::find), payment.order().language());
    }

    private static int attemptNumber(Payment payment) {
        return switch (payment.state()) {
            case PaymentState.Charging s -> s.attempt();
            case PaymentState.Unsure s -> s.attempt();
            case PaymentState.OnPage s -> s.attempt();
            case PaymentState.Declined s -> s.attempt();
            case PaymentState.Confirmed s -> s.attempts();
            case PaymentState.Taken _, PaymentState.Booked _, PaymentState.InReview _, PaymentState.Expired _,
                    PaymentState.Cancelled _ -> 0;
        };
    }

    private static void countTransition(Payment moved) {
        String state = StoredName.capitalized(moved.state().getClass());
        Metrics.counter("curbstop.payments.reached", "state", state, "decline", moved.decline().map(CardDecline::name).orElse("none"))
                .increment();
    }
}
