package org.curbstop.payments.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.Dispute;

/** Refunds and disputes of one payment as Stripe knows them, whoever made them. */
public record RefundsAndDisputes(List<GatewayRefund> refunds, List<GatewayDispute> disputes) {

    public RefundsAndDisputes {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    public enum GatewayRefundStatus {
        /** On its way, or waiting for somebody: not sent yet. */
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** @param refundId our id of the refund, if we requested it */
    public record GatewayRefund(String ref, Optional<String> refundId, Money amount, GatewayRefundStatus status, Instant at) {}

    public record GatewayDispute(String ref, Money amount, Dispute.DisputeStatus status, Instant openedAt, Optional<Instant> answerBy,
            List<DisputeTransaction> transactions) {
        public GatewayDispute {
            transactions = List.copyOf(transactions);
        }
    }

    /** One balance transaction of a dispute; {@code amount} is never negative. */
    public record DisputeTransaction(String id, boolean withdrawn, Money amount, Instant at) {}
}
