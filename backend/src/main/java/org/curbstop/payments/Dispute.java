package org.curbstop.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * A cardholder asked the bank to take a payment back.
 *
 * @param ref Stripe's id of the dispute
 * @param answerBy until when the utility may send evidence
 * @param movements what the bank took and gave back, oldest first; none while it only inquires
 */
public record Dispute(String ref, Money amount, DisputeStatus status, Instant openedAt, Optional<Instant> answerBy,
        List<DisputeMovement> movements) {

    public enum DisputeStatus { OPEN, WON, LOST }

    /**
     * One balance transaction.
     *
     * @param id Stripe's id of it, under which it is in the ledger
     * @param withdrawn true: taken from the utility, so the customer owes it again; false: returned to it
     * @param fee the part that no account got, because it had paid the card fee
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
        /** How it is shared among several accounts is a proposal: staff decide. */
        PARKED
    }

    public Dispute {
        movements = movements.stream().sorted(Comparator.comparing(DisputeMovement::at).thenComparing(DisputeMovement::id)).toList();
    }

    /** What the bank holds back now. */
    public Money withheld() {
        return movements.stream().map(each -> each.withdrawn() ? each.total() : each.total().negated()).reduce(amount.zero(), Money::plus);
    }

    /** The same dispute as somebody else saw it: what either knows counts, a decision is final. */
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
