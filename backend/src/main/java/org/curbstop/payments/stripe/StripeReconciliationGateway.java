package org.curbstop.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.BalanceTransactionSource;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.gateway.ReconciliationGateway;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.curbstop.payments.gateway.RefundsAndDisputes.DisputeTransaction;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayDispute;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayRefund;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayRefundStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lists refunds, disputes and balance changes at Stripe. */
@Component
record StripeReconciliationGateway(StripeConnection stripe) implements ReconciliationGateway {

    private static final Logger LOG = LoggerFactory.getLogger(StripeReconciliationGateway.class);
    private static final long PAGE = 100;
    private static final String SOURCE = "data.source";

    @Override
    public Optional<RefundsAndDisputes> findRefundsAndDisputes(String ref) {
        try {
            var refunds = refunds(stripe, ref);
            var disputes = stripe.listAll("disputes", (v1, after) -> v1.disputes()
                    .list(DisputeListParams.builder().setPaymentIntent(ref).setLimit(PAGE).setStartingAfter(after).build()));
            return Optional.of(new RefundsAndDisputes(refunds.stream().map(StripeReconciliationGateway::refund).toList(),
                    disputes.stream().map(StripeReconciliationGateway::dispute).toList()));
        } catch (StripeException e) {
            LOG.warn("Refunds and disputes of {} could not be listed: {}", ref, StripeCardGateway.describe(e));
            return Optional.empty();
        }
    }

    /** Lists all refunds of a payment intent; a payment may have more than one page of them. */
    static List<Refund> refunds(StripeConnection stripe, String ref) throws StripeException {
        return stripe.listAll("refunds", (v1, after) -> v1.refunds()
                .list(RefundListParams.builder().setPaymentIntent(ref).setLimit(PAGE).setStartingAfter(after).build()));
    }

    private static GatewayRefund refund(Refund refund) {
        GatewayRefundStatus status = switch (refund.getStatus()) {
            case "succeeded" -> GatewayRefundStatus.SUCCEEDED;
            case "failed", "canceled" -> GatewayRefundStatus.FAILED;
            default -> GatewayRefundStatus.PENDING; // "requires_action" and later additions by Stripe: not certainly sent
        };
        return new GatewayRefund(refund.getId(), Optional.ofNullable(refund.getMetadata()).map(map -> map.get(StripeCardGateway.REFUND_ID)),
                StripeStatusMapper.money(refund.getAmount(), refund.getCurrency()), status, Instant.ofEpochSecond(refund.getCreated()));
    }

    private static GatewayDispute dispute(com.stripe.model.Dispute dispute) {
        Dispute.DisputeStatus status = switch (dispute.getStatus()) {
            case "won", "warning_closed", "prevented" -> Dispute.DisputeStatus.WON;
            case "lost" -> Dispute.DisputeStatus.LOST;
            default -> Dispute.DisputeStatus.OPEN;
        };
        List<DisputeTransaction> taken = dispute.getBalanceTransactions() == null ? List.of() : dispute.getBalanceTransactions().stream()
                .filter(each -> each.getAmount() != 0)
                .map(each -> new DisputeTransaction(each.getId(), each.getAmount() < 0, movedAmount(dispute, each),
                        Instant.ofEpochSecond(each.getCreated())))
                .toList();
        var details = dispute.getEvidenceDetails();
        return new GatewayDispute(
                dispute.getId(), StripeStatusMapper.money(dispute.getAmount(), dispute.getCurrency()), status,
                Instant.ofEpochSecond(dispute.getCreated()),
                Optional.ofNullable(details == null ? null : details.getDueBy()).map(Instant::ofEpochSecond), taken);
    }

    /** Returns the amount in the currency of the payment; a balance in another currency only shows that it moved. */
    private static org.curbstop.common.Money movedAmount(com.stripe.model.Dispute dispute, BalanceTransaction moved) {
        return moved.getCurrency().equals(dispute.getCurrency())
                ? StripeStatusMapper.money(Math.abs(moved.getAmount()), moved.getCurrency())
                : StripeStatusMapper.money(dispute.getAmount(), dispute.getCurrency());
    }

    @Override
    public Optional<List<BalanceMovement>> listBalanceMovements(Instant from) {
        var all = new ArrayList<BalanceMovement>();
        try {
            String last = null;
            StripeCollection<BalanceTransaction> page;
            do {
                page = page(from, last);
                page.getData().forEach(each -> movement(each).ifPresent(all::add));
                last = page.getData().isEmpty() ? null : page.getData().getLast().getId();
            } while (Boolean.TRUE.equals(page.getHasMore()) && last != null);
            return Optional.of(all.reversed());
        } catch (StripeException e) {
            LOG.warn("The balance could not be read: {}", StripeCardGateway.describe(e));
            return Optional.empty();
        }
    }

    private StripeCollection<BalanceTransaction> page(Instant from, @Nullable String after) throws StripeException {
        var params = BalanceTransactionListParams.builder()
                .setCreated(BalanceTransactionListParams.Created.builder().setGte(from.getEpochSecond()).build())
                .addExpand(SOURCE)
                .setLimit(PAGE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return stripe.call("balance", v1 -> v1.balanceTransactions().list(params.build()));
    }

    private static Optional<BalanceMovement> movement(BalanceTransaction moved) {
        BalanceTransactionSource source = moved.getSourceObject();
        return switch (source) {
            case Charge charge -> movement(moved, charge.getPaymentIntent(), StripeStatusMapper.paymentId(charge.getMetadata()), true);
            case Refund refund -> movement(moved, refund.getPaymentIntent(), Optional.empty(), false);
            case com.stripe.model.Dispute dispute -> movement(moved, dispute.getPaymentIntent(), Optional.empty(), false);
            case null, default -> Optional.empty(); // payouts, Stripe's own fees
        };
    }

    private static Optional<BalanceMovement> movement(BalanceTransaction moved, @Nullable String intent, Optional<PaymentId> payment,
            boolean charge) {
        return Optional.ofNullable(intent).map(ref -> new BalanceMovement(moved.getId(), ref, payment, charge));
    }
}
