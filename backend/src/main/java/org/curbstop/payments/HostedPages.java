package org.curbstop.payments;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the card company's page for a payment: one at a time, and the same one for everybody who asks while it is open. */
@Component
final class HostedPages {

    private static final int LOOKS_FOR_ANOTHERS_PAGE = 50;
    private static final Duration SHORTEST = Duration.ofMinutes(31); // the two clocks are never quite the same
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final PaymentBook book;
    private final CarryingOn carryingOn;
    private final CardGateway gateway;
    private final Clock clock;
    private final PaymentSettings settings;

    HostedPages(PaymentBook book, CarryingOn carryingOn, CardGateway gateway, Clock clock, PaymentSettings settings) {
        this.book = book;
        this.carryingOn = carryingOn;
        this.gateway = gateway;
        this.clock = clock;
        this.settings = settings;
    }

    /** Empty: this payment is not to be paid any more, or not now. */
    Optional<State.Page> open(PaymentId id, URI back) {
        Payment before = carryingOn.carry(id);
        Payment asked = book.apply(id, new Event.PageAsked());
        if (!(asked.state() instanceof State.OnPage on)) {
            return Optional.empty();
        }
        if (on.page().isPresent()) {
            return on.page();
        }
        return before.state() instanceof State.OnPage ? anothers(id) : ours(asked, on, back);
    }

    private Optional<State.Page> ours(Payment payment, State.OnPage on, URI back) {
        Optional<State.Page> page = gateway.openPage(
                carryingOn.attempt(payment, on.attempt()), back, until(payment));
        if (page.isEmpty()) {
            book.apply(payment.id(), new Event.NotReached(on.attempt()));
            throw new CardCompanyUnreachable("no page could be opened for " + payment.id());
        }
        // Shown only if it was written down: a page that the payment does not know could be paid twice.
        Payment opened = book.apply(payment.id(), new Event.PageOpened(on.attempt(), page.get()));
        return opened.state() instanceof State.OnPage now ? now.page() : Optional.empty();
    }

    /** A link opened in its last minutes leads to a page too: the card company takes none that is open for less than half an hour. */
    private Instant until(Payment payment) {
        Instant end = payment.confirmedAt().plus(settings.validFor());
        Instant soonest = clock.instant().plus(SHORTEST);
        return end.isBefore(soonest) ? soonest : end;
    }

    /** The same payment was pressed twice: the other press is opening the page. */
    private Optional<State.Page> anothers(PaymentId id) {
        for (int looks = 0; looks < LOOKS_FOR_ANOTHERS_PAGE; looks++) {
            if (!(book.get(id).state() instanceof State.OnPage on)) {
                return Optional.empty();
            }
            if (on.page().isPresent()) {
                return on.page();
            }
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new CardCompanyUnreachable("a page is being opened for " + id);
    }
}
