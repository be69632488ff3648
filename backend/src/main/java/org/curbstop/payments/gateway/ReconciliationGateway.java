package org.curbstop.payments.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.PaymentId;

/** Queries movements of money at Stripe, which are never believed from a message. Empty if not reached. */
public interface ReconciliationGateway {

    /** Returns the refunds and disputes of a charge; {@code ref} is a {@code pi_...}. */
    Optional<RefundsAndDisputes> findRefundsAndDisputes(String ref);

    /** Lists every balance change since {@code from}, so that a lost message is found too; those without a payment intent are left out. */
    Optional<List<BalanceMovement>> listBalanceMovements(Instant from);

    /**
     * @param ref payment intent that it belongs to
     * @param payment our payment, if the object names it
     * @param charge whether it is the charge itself
     */
    record BalanceMovement(String id, String ref, Optional<PaymentId> payment, boolean charge) {}
}
