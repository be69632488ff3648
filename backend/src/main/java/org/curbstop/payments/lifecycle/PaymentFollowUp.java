package org.curbstop.payments.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.curbstop.common.RetrySchedule;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;

/**
 * When the recovery job must check a payment again.
 *
 * @param open false: nothing is left to do
 * @param due time of the check, unless the payment changes before
 * @param tries number of checks without a change since the payment last changed
 */
public record PaymentFollowUp(boolean open, Instant due, int tries) {

    private static final Duration FIRST_CHECKOUT_CHECK = Duration.ofMinutes(1);
    private static final Duration MAX_PAUSE = Duration.ofHours(6);
    private static final Duration NEVER_GIVEN_UP = Duration.ofDays(36_500); // never: it is money, so staff are notified instead
    private static final Duration FIRST_REFUND_CHECK = Duration.ofMinutes(10);

    /** Returns the follow-up of a state just reached: whoever reached it continues, and is given time. */
    public static PaymentFollowUp afterReaching(PaymentState state, Instant confirmedAt, Instant now, PaymentProperties settings) {
        return switch (state) {
            case PaymentState.Confirmed _, PaymentState.Declined _ -> dueAt(confirmedAt.plus(settings.validFor()));
            case PaymentState.OnPage s -> dueAt(now.plus(s.page().isEmpty() ? settings.lease() : FIRST_CHECKOUT_CHECK));
            case PaymentState.Charging s -> dueAt(now.plus(settings.lease()));
            case PaymentState.Unsure s -> dueAt(now.plus(settings.firstRetry()));
            case PaymentState.Taken s -> dueAt(now.plus(settings.lease()));
            case PaymentState.Booked s when s.refunds().stream().anyMatch(PaymentFollowUp::isUnderway)
                    || s.disputes().stream().anyMatch(PaymentFollowUp::hasMovementsToPost) -> dueAt(now.plus(settings.lease()));
            case PaymentState.Booked s when s.refunds().stream().anyMatch(refund -> refund.progress() == Refund.RefundStatus.PENDING) ->
                    dueAt(now.plus(FIRST_REFUND_CHECK));
            case PaymentState.Booked _, PaymentState.InReview _, PaymentState.Expired _,
                    PaymentState.Cancelled _ -> new PaymentFollowUp(false, now, 0);
        };
    }

    /**
     * Returns the next, later follow-up after a check without a change. Stripe sends an event for what waits for a customer or a bank, so
     * it is queried rarely.
     */
    public PaymentFollowUp postponed(PaymentState unmoved, Instant now, PaymentProperties settings) {
        Instant next = now.plus(schedule(unmoved, settings).pause(tries + 1));
        Instant due = unmoved instanceof PaymentState.OnPage on
                ? on.page().map(PaymentState.CheckoutSession::expires).filter(end -> end.isAfter(now) && end.isBefore(next)).orElse(next)
                : next;
        return new PaymentFollowUp(open, due, tries + 1);
    }

    private static RetrySchedule schedule(PaymentState unmoved, PaymentProperties settings) {
        return switch (unmoved) {
            case PaymentState.OnPage s -> new RetrySchedule(FIRST_CHECKOUT_CHECK, MAX_PAUSE, NEVER_GIVEN_UP);
            case PaymentState.Booked s -> new RetrySchedule(FIRST_REFUND_CHECK, MAX_PAUSE, NEVER_GIVEN_UP);
            case PaymentState.Confirmed _, PaymentState.Charging _, PaymentState.Unsure _, PaymentState.Declined _, PaymentState.Taken _,
                    PaymentState.InReview _, PaymentState.Expired _, PaymentState.Cancelled _ -> settings.retrySchedule();
        };
    }

    private static PaymentFollowUp dueAt(Instant due) {
        return new PaymentFollowUp(true, due, 0);
    }

    private static boolean isUnderway(Refund refund) {
        return refund.progress() == Refund.RefundStatus.ASKED || refund.progress() == Refund.RefundStatus.MADE
                || refund.progress() == Refund.RefundStatus.RETURNED;
    }

    private static boolean hasMovementsToPost(Dispute dispute) {
        return dispute.movements().stream().anyMatch(movement -> movement.posting() == Dispute.PostingStatus.TO_POST);
    }
}
