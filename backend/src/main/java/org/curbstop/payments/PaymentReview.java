package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * Money that moved and that a person has to review.
 *
 * @param id kind and source: the same movement is listed once, however often it is seen
 * @param ref Stripe's id of what it is about; empty where Stripe has none
 * @param number the payment's nine digits, for people
 * @param answerBy when it is too late to do something
 */
public record PaymentReview(
        String id, long version, ReviewReason kind, String ref, Money amount, Optional<PaymentId> payment, Optional<String> number,
        List<AccountId> accounts,
        Instant at, Optional<Instant> answerBy, boolean open, Optional<ReviewResolution> resolution) {

    public enum ReviewReason {
        /** A charge that names no payment of ours. */
        UNKNOWN_PAYMENT,
        /** A charge of another amount or currency than its payment: in no ledger. */
        WRONG_AMOUNT,
        /** A second charge of one payment: in no ledger. */
        SECOND_CHARGE,
        /** A refund made at Stripe of which it is not certain to which accounts it belongs: not in the ledger yet. */
        REFUND_TO_SHARE,
        /** A refund that never arrived: the customer has not got the money. */
        REFUND_FAILED,
        /** A refund that has been under way for long. */
        REFUND_LATE,
        /** The bank asks whether the payment was right: evidence can be sent. */
        DISPUTE,
        /** Money that a bank took or gave back, of which it is not certain to which accounts it belongs: not in the ledger yet. */
        DISPUTE_TO_SHARE,
        /** Nobody knows whether it was paid, and Stripe has not said for long. */
        UNSURE,
        /** A message from Stripe that could not be followed up. */
        MESSAGE_NOT_READ;

        /** Whether there is a proposal that can be entered. */
        public boolean hasProposal() {
            return this == REFUND_TO_SHARE || this == DISPUTE_TO_SHARE;
        }

        /** {@code payment.review.reason.wrong-amount}. */
        public String messageKey() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param note what was done, in the words of whoever did it */
    public record ReviewResolution(String note, String by, Instant at, boolean entered) {}

    public PaymentReview {
        accounts = List.copyOf(accounts);
    }

    public PaymentReview resolve(ReviewResolution how) {
        return open ? new PaymentReview(id, version, kind, ref, amount, payment, number, accounts, at, answerBy, false, Optional.of(how))
                : this;
    }
}
