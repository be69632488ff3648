package org.curbstop.payments.checkout;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.payments.processing.PaymentProcessor;
import org.curbstop.payments.processing.PaymentRepository;
import org.springframework.stereotype.Component;

/** Opens Stripe's page for a payment: one at a time, and the same one for everybody who asks while it is open. */
@Component
public final class CheckoutSessions {

    private static final int MAX_POLLS = 50;
    private static final Duration MIN_VALIDITY = Duration.ofMinutes(31); // 30 at Stripe; the clocks differ
    private static final long POLL_MILLIS = 100;

    private final PaymentRepository repository;
    private final PaymentProcessor processor;
    private final CardGateway gateway;
    private final Clock clock;
    private final PaymentProperties settings;

    public CheckoutSessions(PaymentRepository repository, PaymentProcessor processor, CardGateway gateway, Clock clock,
            PaymentProperties settings) {
        this.repository = repository;
        this.processor = processor;
        this.gateway = gateway;
        this.clock = clock;
        this.settings = settings;
    }

    /** Opens the page; empty if this payment can no longer be paid, or not now. */
    public Optional<PaymentState.CheckoutSession> open(PaymentId id, URI back) {
        processor.process(id);
        Optional<Payment> claimed = repository.claimCheckout(id);
        return claimed.isPresent() && claimed.get().state() instanceof PaymentState.OnPage on ? openNew(claimed.get(), on, back)
                : awaitOther(id);
    }

    private Optional<PaymentState.CheckoutSession> openNew(Payment payment, PaymentState.OnPage on, URI back) {
        Optional<PaymentState.CheckoutSession> page = gateway.openCheckout(
                processor.attemptFor(payment, on.attempt()), back, expiry(payment));
        if (page.isEmpty()) {
            repository.apply(payment.id(), new PaymentEvent.GatewayNotReached(on.attempt()));
            throw new PaymentGatewayUnavailableException("no page could be opened for " + payment.id());
        }
        // Shown only if it was stored: a page that the payment does not know could be paid twice.
        Payment opened = repository.apply(payment.id(), new PaymentEvent.CheckoutOpened(on.attempt(), page.get()));
        return opened.state() instanceof PaymentState.OnPage now ? now.page() : Optional.empty();
    }

    /** Returns the expiry of a page: at least {@link #MIN_VALIDITY} ahead, as Stripe accepts none open for less than half an hour. */
    private Instant expiry(Payment payment) {
        Instant end = payment.confirmedAt().plus(settings.validFor());
        Instant soonest = clock.instant().plus(MIN_VALIDITY);
        return end.isBefore(soonest) ? soonest : end;
    }

    /** Returns the open page, or waits for the concurrent request that is opening it. */
    private Optional<PaymentState.CheckoutSession> awaitOther(PaymentId id) {
        for (int looks = 0; looks < MAX_POLLS; looks++) {
            PaymentState state = repository.get(id).state();
            if (state instanceof PaymentState.Confirmed) {
                break; // the other request could not open it
            }
            if (!(state instanceof PaymentState.OnPage on)) {
                return Optional.empty();
            }
            if (on.page().isPresent()) {
                return on.page();
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new PaymentGatewayUnavailableException("no page was opened for " + id);
    }
}
