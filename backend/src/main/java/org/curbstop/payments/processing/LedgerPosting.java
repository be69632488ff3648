package org.curbstop.payments.processing;

import java.time.Clock;
import java.time.Instant;
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

    /** Posts a refund as of its time at Stripe, as payments and disputes are, however late it is processed. */
    void postRefund(Refund refund) {
        Instant at = refund.sentAt().orElseGet(clock::instant);
        for (Allocation part : refund.allocations()) {
            ledger.post(LedgerEntry.refund(refund.id(), part.account(), part.amount(), at));
        }
    }

    /** Reverses a refund that the bank returned to us: the money has not left the account after all. */
    void reverseRefund(Refund refund) {
        for (Allocation part : refund.allocations()) {
            ledger.reverse(LedgerEntry.refundId(refund.id(), part.account()));
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
