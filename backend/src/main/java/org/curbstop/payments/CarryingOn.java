package org.curbstop.payments;

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
import org.curbstop.store.StoredName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries a payment on from wherever it stands to where it has to wait: for a customer, for the card company, or for nothing any
 * more. Everybody goes through here: the press of the button, the message from the card company, and the sweep after a crash. Two at
 * once do no harm: each step is safe to repeat, and of two that move the same payment one finds it moved.
 */
@Component
final class CarryingOn {

    private static final Logger LOG = LoggerFactory.getLogger(CarryingOn.class);
    private static final int MOST_STEPS = 12;

    private final PaymentBook book;
    private final CardGateway gateway;
    private final Booking booking;
    private final PaymentReconciler reconciler;
    private final ReviewList reviews;
    private final Wallets wallets;
    private final Clock clock;
    private final PaymentSettings settings;

    CarryingOn(
            PaymentBook book, CardGateway gateway, Booking booking, PaymentReconciler reconciler, ReviewList reviews, Wallets wallets, Clock clock,
            PaymentSettings settings) {
        this.book = book;
        this.gateway = gateway;
        this.booking = booking;
        this.reconciler = reconciler;
        this.reviews = reviews;
        this.wallets = wallets;
        this.clock = clock;
        this.settings = settings;
    }

    /** The press of the button. Pressed twice, the card is charged once, and both are told what became of it. */
    Payment charge(PaymentId id, String paymentMethod) {
        Event given = new Event.CardGiven(paymentMethod, clock.instant());
        Payment payment = book.apply(id, given);
        if (payment.state() instanceof State.OnPage) {
            closePage(payment);
            book.apply(id, given);
        }
        return carryWithin(id);
    }

    /** Carries on, but nobody waits longer than the channel of the payment is patient; the rest is done behind their back. */
    Payment carryWithin(PaymentId id) {
        Payment payment = book.get(id);
        Duration patience = payment.order().channel() == Channel.VOICE ? settings.phonePatience() : settings.patience();
        var carried = new CompletableFuture<Payment>();
        Thread.ofVirtual().name("payment-" + id).start(() -> {
            try {
                carried.complete(carry(id));
            } catch (RuntimeException e) {
                carried.completeExceptionally(e);
            }
        });
        try {
            return carried.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return book.get(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return book.get(id);
        } catch (ExecutionException e) {
            // It stays on the sweep's list; what is stored is the truth that can be told.
            LOG.warn("Payment {} could not be carried on; the sweep will", id, e.getCause());
            return book.get(id);
        }
    }

    Payment carry(PaymentId id) {
        Payment payment = book.get(id);
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Payment next = step(payment);
            if (next.state().equals(payment.state())) {
                return next;
            }
            count(next);
            payment = next;
        }
        return payment;
    }

    /**
     * The card company has news about this attempt or page, which need not be the latest one; and of refunds and disputes all there is.
     *
     * @param named the payment that the message named; what is found goes by what the charge itself names
     * @throws CardCompanyUnreachable it did not say; ask again
     */
    void look(Optional<PaymentId> named, String ref) {
        Finding finding = gateway.ask(ref);
        Optional<Payment> payment = named.flatMap(book::find);
        if (finding instanceof Finding.Approved approved) {
            payment = received(payment, ref, approved.charge());
        } else if (finding instanceof Finding.Unsure && payment.filter(each -> each.care().open()).isEmpty()) {
            throw new CardCompanyUnreachable("no word about " + ref);
        } else {
            payment.ifPresent(each -> found(each.id(), ref, finding));
        }
        payment.ifPresent(each -> {
            reconciler.reconcile(carry(each.id()));
            carry(each.id());
        });
    }

    /** What has become of refunds that are under way. */
    Payment lookAtRefunds(Payment payment) {
        reconciler.reconcile(payment);
        return carry(payment.id());
    }

    /** Money was taken. It is booked to the payment that the charge names, if it is that payment's amount; otherwise staff have to look. */
    private Optional<Payment> received(Optional<Payment> asked, String ref, Charge charge) {
        Optional<PaymentId> owner = charge.payment().or(() -> asked.filter(payment -> payment.isTriedAs(ref)).map(Payment::id));
        Optional<Payment> found = owner.flatMap(book::find);
        if (found.isEmpty()) {
            if (owner.isPresent() || asked.isPresent()) { // otherwise the account serves another system too, and this is none of ours
                reviews.park(PaymentReview.Kind.UNKNOWN_PAYMENT, charge.charge(), charge.amount(), owner);
            }
            return Optional.empty();
        }
        Payment payment = found.get();
        boolean fits = charge.amount().equals(payment.total());
        if (!fits && payment.charge().isEmpty()) {
            reviews.park(PaymentReview.Kind.WRONG_AMOUNT, payment, charge.charge(), charge.amount());
        }
        Payment after = book.apply(payment.id(), fits
                ? new Event.Found(ref, new Finding.Approved(charge), clock.instant()) : new Event.WrongAmountTaken(charge));
        if (after.charge().filter(counted -> !counted.ref().equals(charge.ref())).isPresent()) {
            reviews.park(PaymentReview.Kind.SECOND_CHARGE, after, charge.charge(), charge.amount());
        }
        return Optional.of(after);
    }

    /** Ends the possibility to pay on an open page; what was paid before counts. */
    Payment closePage(Payment payment) {
        if (payment.state() instanceof State.OnPage on) {
            return on.page().isEmpty()
                    ? book.apply(payment.id(), new Event.NotReached(on.attempt()))
                    : found(payment.id(), on.page().get().ref(), gateway.close(on.page().get().ref()));
        }
        return payment;
    }

    private Payment step(Payment payment) {
        return switch (payment.state()) {
            case State.Confirmed s -> expireInTime(payment);
            case State.Declined s -> expireInTime(payment);
            case State.OnPage s -> s.page().isPresent() ? askPage(payment, s.page().get()) : giveUpOpening(payment, s);
            case State.Charging s -> s.ref().isPresent() ? finish(payment, s.ref().get(), s.paymentMethod(), s.since()) : begin(payment, s);
            case State.Unsure s -> finish(payment, s.ref(), s.paymentMethod(), s.since());
            case State.Taken s -> book(payment, s);
            case State.Booked s -> reconciler.carry(payment, s);
            case State.InReview s -> payment;
            case State.Expired s -> payment;
            case State.Cancelled s -> payment;
        };
    }

    private Payment expireInTime(Payment payment) {
        return clock.instant().isBefore(payment.confirmedAt().plus(settings.validFor())) ? payment : book.apply(payment.id(), new Event.TimeUp());
    }

    /** Whoever was opening it has not come back within the lease, so nobody was shown a page. */
    private Payment giveUpOpening(Payment payment, State.OnPage on) {
        return clock.instant().isBefore(payment.reachedAt().plus(settings.lease())) ? payment : book.apply(payment.id(), new Event.NotReached(on.attempt()));
    }

    private Payment askPage(Payment payment, State.Page page) {
        Finding finding = gateway.ask(page.ref());
        if (finding instanceof Finding.Untouched && !clock.instant().isBefore(page.expires())) {
            finding = gateway.close(page.ref());
        }
        return found(payment.id(), page.ref(), finding);
    }

    /** The first half of a charge: a name to ask by. Only then the money may move. */
    private Payment begin(Payment payment, State.Charging charging) {
        CardGateway.Attempt attempt = attempt(payment, charging.attempt());
        Optional<String> ref = tooOld(charging.since()) ? Optional.empty() : gateway.name(attempt);
        if (ref.isEmpty()) {
            return book.apply(payment.id(), new Event.NotReached(charging.attempt()));
        }
        Payment named = book.apply(payment.id(), new Event.AttemptNamed(charging.attempt(), ref.get()));
        if (!(named.state() instanceof State.Charging now) || now.attempt() != charging.attempt() || !now.ref().equals(ref)) {
            return named; // somebody else has carried it on meanwhile
        }
        return found(payment.id(), ref.get(), gateway.charge(ref.get(), attempt, charging.paymentMethod()));
    }

    /** The second half, where somebody left it: ask, and only what was never tried is tried, or withdrawn if it is too old. */
    private Payment finish(Payment payment, String ref, String paymentMethod, Instant since) {
        Finding finding = gateway.ask(ref);
        if (finding instanceof Finding.Untouched) {
            finding = tooOld(since) ? gateway.close(ref) : gateway.charge(ref, attempt(payment, attemptNumber(payment)), paymentMethod);
        }
        return found(payment.id(), ref, finding);
    }

    private Payment book(Payment payment, State.Taken taken) {
        booking.paid(payment, taken.charge());
        return book.apply(payment.id(), new Event.EntriesPosted());
    }

    private Payment found(PaymentId id, String ref, Finding finding) {
        if (finding instanceof Finding.Approved approved) {
            received(book.find(id), ref, approved.charge());
            return book.get(id);
        }
        return book.apply(id, new Event.Found(ref, finding, clock.instant()));
    }

    private boolean tooOld(Instant since) {
        return !clock.instant().isBefore(since.plus(settings.finishWithin()));
    }

    CardGateway.Attempt attempt(Payment payment, int number) {
        return new CardGateway.Attempt(
                payment.id(), number, payment.total(), payment.order().payer().flatMap(wallets::known), payment.order().language());
    }

    private static int attemptNumber(Payment payment) {
        return switch (payment.state()) {
            case State.Charging s -> s.attempt();
            case State.Unsure s -> s.attempt();
            case State.OnPage s -> s.attempt();
            case State.Declined s -> s.attempt();
            case State.Confirmed s -> s.attempts();
            case State.Taken s -> 0;
            case State.Booked s -> 0;
            case State.InReview s -> 0;
            case State.Expired s -> 0;
            case State.Cancelled s -> 0;
        };
    }

    private static void count(Payment moved) {
        String state = StoredName.capitalized(moved.state().getClass());
        Metrics.counter("curbstop.payments.reached", "state", state, "decline", moved.decline().map(Decline::name).orElse("none")).increment();
    }
}
