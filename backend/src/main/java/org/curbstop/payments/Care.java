package org.curbstop.payments;

import java.time.Duration;
import java.time.Instant;

/**
 * When the sweep has to look at a payment again.
 *
 * @param open false: nothing is left to do
 * @param due when, if nobody has moved it by then
 * @param tries how often it was looked at in vain since it last moved
 */
public record Care(boolean open, Instant due, int tries) {

    private static final Duration FIRST_LOOK_AT_PAGE = Duration.ofMinutes(1);

    /** The state was just reached: whoever brought it there goes on with it, and is given time. */
    static Care reached(State state, Instant confirmedAt, Instant now, PaymentSettings settings) {
        return switch (state) {
            case State.Confirmed s -> at(confirmedAt.plus(settings.validFor()));
            case State.Declined s -> at(confirmedAt.plus(settings.validFor()));
            case State.OnPage s -> at(now.plus(s.page().isEmpty() ? settings.lease() : FIRST_LOOK_AT_PAGE));
            case State.Charging s -> at(now.plus(settings.lease()));
            case State.Unsure s -> at(now.plus(settings.firstRetry()));
            case State.Taken s -> at(now.plus(settings.lease()));
            case State.Booked s -> s.refunds().stream().anyMatch(Care::underway) ? at(now.plus(settings.lease())) : new Care(false, now, 0);
            case State.Expired s -> new Care(false, now, 0);
            case State.Cancelled s -> new Care(false, now, 0);
        };
    }

    /** Looked at in vain: later next time. */
    Care later(Instant now, PaymentSettings settings) {
        long factor = 1L << Math.min(tries, 20);
        Duration pause = settings.firstRetry().multipliedBy(factor);
        return new Care(open, now.plus(pause.compareTo(settings.lastRetry()) < 0 ? pause : settings.lastRetry()), tries + 1);
    }

    private static Care at(Instant due) {
        return new Care(true, due, 0);
    }

    private static boolean underway(Refund refund) {
        return refund.progress() == Refund.Progress.ASKED || refund.progress() == Refund.Progress.MADE;
    }
}
