package org.curbstop.payments.gateway;

import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;

/** What Stripe reports about an attempt, when charged or queried. */
public sealed interface GatewayStatus {

    sealed interface ChargeResult extends GatewayStatus permits Approved, Declined, Unknown {}

    /** The money was taken. */
    record Approved(CardCharge charge) implements ChargeResult {}

    /** Not charged, and this attempt never will be. */
    record Declined(CardDecline reason) implements ChargeResult {}

    /** No answer, or "in progress": only querying again resolves it, never a guess. */
    record Unknown() implements ChargeResult {}

    /** Stripe knows the attempt, and nothing was tried on it; it can still be paid. */
    record NotAttempted() implements GatewayStatus {}

    /** Nothing was charged and the attempt can no longer be paid. */
    record Closed() implements GatewayStatus {}
}
