package org.curbstop.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * A dispute: the cardholder asked the bank to take a payment back.
 *
 * @param ref Stripe's id of the dispute
 * @param answerBy deadline for sending evidence
 * @param movements what the bank took and returned, oldest first; none while it only inquires
 */
public record Dispute(String ref, Money amount, DisputeStatus status, Instant openedAt, Optional<Instant> answerBy,
        List<DisputeMovement> movements) {

    public enum DisputeStatus { OPEN, WON, LOST }

    /**
     * One balance transaction.
     *
     * @param id Stripe's id, also used in the ledger
     * @param withdrawn true: taken from the utility, so that the customer owes it again; false: returned to the utility
     * @param fee part that no account received, because it paid the card fee
     */
    public record DisputeMovement(String id, boolean withdrawn, List<Allocation> allocations, Money fee, Instant at,
            PostingStatus posting) {

        public DisputeMovement {
            allocations = List.copyOf(allocations);
        }

        public Money total() {
            return Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
        }

        DisputeMovement withPosting(PostingStatus next) {
            return new DisputeMovement(id, withdrawn, allocations, fee, at, next);
        }
    }

    public enum PostingStatus {
        TO_POST,
        POSTED,
        /** The split among several accounts is a proposal: staff decide. */
        PARKED
    }

    public Dispute {
        movements = movements.stream().sorted(Comparator.comparing(DisputeMovement::at).thenComparing(DisputeMovement::id)).toList();
    }

    /** Returns the amount that the bank holds back now. */
    public Money withheld() {
        return movements.stream().map(each -> each.withdrawn() ? each.total() : each.total().negated()).reduce(amount.zero(), Money::plus);
    }

    /** Merges another view of the same dispute: what either knows counts, and a decision is final. */
    public Dispute merge(Dispute other) {
        var all = new ArrayList<>(movements);
        other.movements.stream().filter(theirs -> all.stream().noneMatch(ours -> ours.id().equals(theirs.id()))).forEach(all::add);
        return new Dispute(ref, amount, status == DisputeStatus.OPEN ? other.status : status, openedAt, other.answerBy.or(() -> answerBy),
                all);
    }

    public Dispute withPosting(String movement, PostingStatus from, PostingStatus to) {
        return new Dispute(ref, amount, status, openedAt, answerBy,
                movements.stream().map(each -> each.id().equals(movement) && each.posting() == from ? each.withPosting(to) : each)
                        .toList());
    }
}
