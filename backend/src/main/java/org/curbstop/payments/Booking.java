package org.curbstop.payments;

import java.time.Clock;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.curbstop.common.Money;
import org.springframework.stereotype.Component;

/** Enters into the ledger what was paid and what went back. The ledger takes each entry once, so this may be done again after a crash. */
@Component
final class Booking {

    private final Ledger ledger;
    private final Clock clock;

    Booking(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void paid(Payment payment, Charge charge) {
        for (Allocation part : payment.order().allocations()) {
            ledger.post(Entry.payment(payment.id().value(), part.account(), part.amount(), charge.at()));
        }
    }

    void wentBack(Refund refund) {
        for (Allocation part : refund.allocations()) {
            ledger.post(Entry.refund(refund.id(), part.account(), part.amount(), clock.instant()));
        }
    }

    /** What the bank sent back to us has not left the account after all. */
    void cameBack(Refund refund) {
        for (Allocation part : refund.allocations()) {
            ledger.reverse(Entry.refund(refund.id(), part.account(), part.amount(), refund.askedAt()).id());
        }
    }

    void moved(Dispute.Movement movement) {
        for (Allocation part : movement.allocations()) {
            Money owed = movement.withdrawn() ? part.amount() : part.amount().negated();
            ledger.post(Entry.of(part.account(), Entry.Kind.DISPUTE, movement.id() + "/" + part.account(), owed, movement.at()));
        }
    }
}
