package org.curbstop.payments;

import java.time.Duration;
import java.time.Instant;
import org.curbstop.common.RetrySchedule;

/**
 * When the sweep has to look at a payment again.
 *
 * @param open false: nothing is left to do
 * @param due when, if nobody has moved it by then
 * @param tries how often it was looked at in vain since it last moved
 */
public record Care(boolean open, Instant due, int tries) {

    private static final Duration FIRST_LOOK_AT_PAGE = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofHours(6);
    private static final Duration NEVER_GIVEN_UP = Duration.ofDays(36_500); // money: staff are told instead
    private static final Duration FIRST_LOOK_AT_REFUND = Duration.ofMinutes(10);

    /** The state was just reached: whoever brought it there goes on with it, and is given time. */
    static Care reached(State state, Instant confirmedAt, Instant now, PaymentSettings settings) {
        return switch (state) {
            case State.Confirmed s -> at(confirmedAt.plus(settings.validFor()));
            case State.Declined s -> at(confirmedAt.plus(settings.validFor()));
            case State.OnPage s -> at(now.plus(s.page().isEmpty() ? settings.lease() : FIRST_LOOK_AT_PAGE));
            case State.Charging s -> at(now.plus(settings.lease()));
            case State.Unsure s -> at(now.plus(settings.firstRetry()));
            case State.Taken s -> at(now.plus(settings.lease()));
            case State.Booked s when s.refunds().stream().anyMatch(Care::underway) || s.disputes().stream().anyMatch(Care::toPost) -> at(now.plus(settings.lease()));
            case State.Booked s when s.refunds().stream().anyMatch(refund -> refund.progress() == Refund.Progress.PENDING) -> at(now.plus(FIRST_LOOK_AT_REFUND));
            case State.Booked s -> new Care(false, now, 0);
            case State.InReview s -> new Care(false, now, 0);
            case State.Expired s -> new Care(false, now, 0);
            case State.Cancelled s -> new Care(false, now, 0);
        };
    }

    /** Looked at in vain: later next time. What waits for a customer or a bank is told to us by a message, so it is asked about seldom. */
    Care later(State unmoved, Instant now, PaymentSettings settings) {
        Instant next = now.plus(schedule(unmoved, settings).pause(tries + 1));
        Instant due = unmoved instanceof State.OnPage on
                ? on.page().map(State.Page::expires).filter(end -> end.isAfter(now) && end.isBefore(next)).orElse(next) : next;
        return new Care(open, due, tries + 1);
    }

    private static RetrySchedule schedule(State unmoved, PaymentSettings settings) {
        return switch (unmoved) {
            case State.OnPage s -> new RetrySchedule(FIRST_LOOK_AT_PAGE, SELDOM, NEVER_GIVEN_UP);
            case State.Booked s -> new RetrySchedule(FIRST_LOOK_AT_REFUND, SELDOM, NEVER_GIVEN_UP);
            case State.Confirmed s -> settings.retries();
            case State.Charging s -> settings.retries();
            case State.Unsure s -> settings.retries();
            case State.Declined s -> settings.retries();
            case State.Taken s -> settings.retries();
            case State.InReview s -> settings.retries();
            case State.Expired s -> settings.retries();
            case State.Cancelled s -> settings.retries();
        };
    }

    private static Care at(Instant due) {
        return new Care(true, due, 0);
    }

    private static boolean underway(Refund refund) {
        return refund.progress() == Refund.Progress.ASKED || refund.progress() == Refund.Progress.MADE || refund.progress() == Refund.Progress.RETURNED;
    }

    private static boolean toPost(Dispute dispute) {
        return dispute.movements().stream().anyMatch(movement -> movement.posting() == Dispute.Posting.TO_POST);
    }
}
