package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * A movement of money that staff must review.
 *
 * @param id kind and source: the same movement is listed once, however often it is seen
 * @param ref Stripe's id of the movement or its payment; empty if Stripe has none
 * @param number nine-digit number of the payment, for people
 * @param answerBy deadline to act
 */
public record PaymentReview(
        String id, long version, ReviewReason kind, String ref, Money amount, Optional<PaymentId> payment, Optional<String> number,
        List<AccountId> accounts,
        Instant at, Optional<Instant> answerBy, boolean open, Optional<ReviewResolution> resolution) {

    public enum ReviewReason {
        /** A charge that names no payment of ours. */
        UNKNOWN_PAYMENT,
        /** A charge of another amount or currency than its payment: not in the ledger. */
        WRONG_AMOUNT,
        /** A second charge of one payment: not in the ledger. */
        SECOND_CHARGE,
        /** A refund made at Stripe whose accounts are not certain: not in the ledger yet. */
        REFUND_TO_SHARE,
        /** A refund that failed: the customer has not received the money. */
        REFUND_FAILED,
        /** A refund that has been pending for more than ten days. */
        REFUND_LATE,
        /** The bank asks whether the payment was right: evidence can be sent. */
        DISPUTE,
        /** Money that a bank took or returned whose accounts are not certain: not in the ledger yet. */
        DISPUTE_TO_SHARE,
        /** Not known for more than a day whether it was paid, because Stripe has not answered. */
        UNSURE,
        /** A webhook event from Stripe that could not be processed. */
        MESSAGE_NOT_READ;

        /** Returns whether there is a proposed split that can be posted. */
        public boolean hasProposal() {
            return this == REFUND_TO_SHARE || this == DISPUTE_TO_SHARE;
        }

        /** Returns the end of a message key, such as {@code wrong-amount}. */
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
