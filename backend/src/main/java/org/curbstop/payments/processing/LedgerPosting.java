package org.curbstop.payments.processing;

import java.time.Clock;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.Payment;
import org.curbstop.payments.Refund;
import org.springframework.stereotype.Component;

/** Posts payments, refunds and disputes in the ledger. The ledger accepts each entry once, so this can be repeated after a crash. */
@Component
public final class LedgerPosting {

    private final Ledger ledger;
    private final Clock clock;

    public LedgerPosting(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void postPayment(Payment payment, CardCharge charge) {
        for (Allocation part : payment.order().allocations()) {
            ledger.post(LedgerEntry.payment(payment.id().value(), part.account(), part.amount(), charge.at()));
        }
    }

    void postRefund(Refund refund) {
        for (Allocation part : refund.allocations()) {
            ledger.post(LedgerEntry.refund(refund.id(), part.account(), part.amount(), clock.instant()));
        }
    }

    /** Reverses a refund that the bank returned to us: the money has not left the account after all. */
    void reverseRefund(Refund refund) {
        for (Allocation part : refund.allocations()) {
            ledger.reverse(LedgerEntry.refund(refund.id(), part.account(), part.amount(), refund.askedAt()).id());
        }
    }

    void postDisputeMovement(Dispute.DisputeMovement movement) {
        for (Allocation part : movement.allocations()) {
            Money owed = movement.withdrawn() ? part.amount() : part.amount().negated();
            ledger.post(LedgerEntry.of(part.account(), LedgerEntry.EntryKind.DISPUTE, movement.id() + "/" + part.account(), owed,
                    movement.at()));
        }
    }
}
