package org.curbstop.payments.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.Dispute;

/** What Stripe knows of money that left one payment again, whoever made it leave. */
public record RefundsAndDisputes(List<GatewayRefund> refunds, List<GatewayDispute> disputes) {

    public RefundsAndDisputes {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    public enum GatewayRefundStatus {
        /** On its way, or waiting for somebody: the money has not gone. */
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** @param ours our id of the refund, if we asked for it */
    public record GatewayRefund(String ref, Optional<String> refundId, Money amount, GatewayRefundStatus status, Instant at) {}

    public record GatewayDispute(String ref, Money amount, Dispute.DisputeStatus status, Instant openedAt, Optional<Instant> answerBy,
            List<DisputeTransaction> transactions) {
        public GatewayDispute {
            transactions = List.copyOf(transactions);
        }
    }

    /** One balance transaction of a dispute. @param amount never negative */
    public record DisputeTransaction(String id, boolean withdrawn, Money amount, Instant at) {}
}
