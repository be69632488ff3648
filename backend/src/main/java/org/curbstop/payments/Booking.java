package org.curbstop.payments;

import java.time.Clock;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
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
}
