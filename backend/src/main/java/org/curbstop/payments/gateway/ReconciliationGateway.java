package org.curbstop.payments.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.PaymentId;

/** What moved at Stripe, asked and never believed from a message. Empty: not reached. */
public interface ReconciliationGateway {

    /** Refunds and disputes of what was charged. @param ref {@code pi_...} */
    Optional<RefundsAndDisputes> findRefundsAndDisputes(String ref);

    /** Every change of the balance since then, so that a lost message is found too; what belongs to no payment intent is left out. */
    Optional<List<BalanceMovement>> listBalanceMovements(Instant from);

    /**
     * @param ref the payment intent that it belongs to @param payment ours, where the object names it @param charge whether it is the
     *            charge itself
     */
    record BalanceMovement(String id, String ref, Optional<PaymentId> payment, boolean charge) {}
}
