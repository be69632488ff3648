package org.curbstop.payments.processing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentReview.ReviewReason;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.ReconciliationGateway;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayDispute;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayRefund;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.springframework.stereotype.Component;

/**
 * Reconciles a booked payment with Stripe's refunds, ours or made at Stripe, and disputes. All of them are queried each time, so the order
 * of events does not matter, and repeating it changes nothing.
 */
@Component
public final class PaymentReconciler {

    private final PaymentRepository repository;
    private final CardGateway gateway;
    private final ReconciliationGateway reconciliationGateway;
    private final LedgerPosting ledgerPosting;
    private final PaymentReviewRepository reviews;

    public PaymentReconciler(PaymentRepository repository, CardGateway gateway, ReconciliationGateway reconciliationGateway,
            LedgerPosting booking, PaymentReviewRepository reviews) {
        this.repository = repository;
        this.gateway = gateway;
        this.reconciliationGateway = reconciliationGateway;
        this.ledgerPosting = booking;
        this.reviews = reviews;
    }

    /** @throws PaymentGatewayUnavailableException if Stripe was not reached: nothing was changed; try again */
    Payment reconcile(Payment payment) {
        Optional<CardCharge> charge = payment.state() instanceof PaymentState.Booked booked ? Optional.of(booked.charge())
                : Optional.empty();
        if (charge.isEmpty()) {
            return payment;
        }
        RefundsAndDisputes seen = reconciliationGateway.findRefundsAndDisputes(charge.get().ref())
                .orElseThrow(() -> new PaymentGatewayUnavailableException("what left " + payment.id() + " is not known"));
        Payment after = payment;
        for (GatewayRefund refund : seen.refunds().stream()
                .sorted(Comparator.comparing(GatewayRefund::at).thenComparing(GatewayRefund::ref)).toList()) {
            after = observe(after, refund);
        }
        for (GatewayDispute dispute : seen.disputes()) {
            after = observe(after, dispute);
        }
        return after;
    }

    private Payment observe(Payment payment, GatewayRefund seen) {
        Optional<Refund> known = payment.refunds().stream().filter(refund -> refund.matches(seen)).findFirst();
        if (known.isEmpty()) {
            Refund made = Refund.fromGateway(seen, ReturnedAmountSplit.split(payment, seen.amount()));
            review(payment, made, made.progress());
            return repository.apply(payment.id(), new PaymentEvent.RefundObserved(made));
        }
        Refund refund = known.get();
        return switch (seen.status()) {
            case PENDING -> repository.apply(payment.id(), new PaymentEvent.RefundPending(refund.id(), seen.ref()));
            case SUCCEEDED -> {
                if (refund.proposed()) {
                    review(payment, refund, Refund.RefundStatus.PARKED);
                }
                yield repository.apply(payment.id(), new PaymentEvent.RefundSent(refund.id(), seen.ref(), seen.at()));
            }
            case FAILED -> recordFailedRefund(payment, refund);
        };
    }

    /** Adds the review first: a crash in between must not leave a customer without the money and nobody who knows. */
    private Payment recordFailedRefund(Payment payment, Refund refund) {
        review(payment, refund, Refund.RefundStatus.FAILED);
        repository.apply(payment.id(), new PaymentEvent.RefundReturned(refund.id()));
        return repository.apply(payment.id(), new PaymentEvent.RefundFailed(refund.id()));
    }

    private void review(Payment payment, Refund refund, Refund.RefundStatus progress) {
        if (progress == Refund.RefundStatus.PARKED) {
            reviews.add(ReviewReason.REFUND_TO_SHARE, payment, refund.ref().orElse(refund.id()), refund.total());
        } else if (progress == Refund.RefundStatus.FAILED) {
            reviews.add(ReviewReason.REFUND_FAILED, payment, refund.ref().orElse(refund.id()), refund.total());
        }
    }

    private Payment observe(Payment payment, GatewayDispute seen) {
        Optional<Dispute> known = payment.disputes().stream().filter(dispute -> dispute.ref().equals(seen.ref())).findFirst();
        List<Dispute.DisputeMovement> taken = seen.transactions().stream().map(each -> movement(payment, seen, each)).toList();
        if (known.isEmpty()) {
            reviews.add(ReviewReason.DISPUTE, payment, seen.ref(), seen.amount(), seen.answerBy());
        }
        taken.stream().filter(each -> each.posting() == Dispute.PostingStatus.PARKED)
                .forEach(each -> reviews.add(ReviewReason.DISPUTE_TO_SHARE, payment, each.id(), each.total()));
        return repository.apply(payment.id(), new PaymentEvent.DisputeObserved(
                new Dispute(seen.ref(), seen.amount(), seen.status(), seen.openedAt(), seen.answerBy(), taken)));
    }

    /** Allocates the whole dispute, so that money returned goes to the accounts from which it was taken. */
    private static Dispute.DisputeMovement movement(Payment payment, GatewayDispute dispute, RefundsAndDisputes.DisputeTransaction taken) {
        ReturnedAmountSplit share = ReturnedAmountSplit.split(payment, taken.amount());
        Optional<Dispute.DisputeMovement> before = payment.disputes().stream().filter(each -> each.ref().equals(dispute.ref()))
                .flatMap(each -> each.movements().stream()).filter(each -> each.total().equals(taken.amount())).findFirst();
        return new Dispute.DisputeMovement(
                taken.id(), taken.withdrawn(), before.map(Dispute.DisputeMovement::allocations).orElse(share.allocations()),
                before.map(Dispute.DisputeMovement::fee).orElse(share.fee()), taken.at(),
                share.isCertain() || before.filter(each -> each.posting() != Dispute.PostingStatus.PARKED).isPresent()
                        ? Dispute.PostingStatus.TO_POST : Dispute.PostingStatus.PARKED);
    }

    /** Carries out what is decided and not done yet. */
    Payment processPending(Payment payment, PaymentState.Booked booked) {
        Payment after = payment;
        for (Refund refund : booked.refunds()) {
            after = switch (refund.progress()) {
                case ASKED -> requestRefund(payment, booked.charge(), refund).orElse(after);
                case MADE -> {
                    ledgerPosting.postRefund(refund);
                    yield repository.apply(payment.id(), new PaymentEvent.RefundPosted(refund.id()));
                }
                case RETURNED -> {
                    ledgerPosting.reverseRefund(refund);
                    yield repository.apply(payment.id(), new PaymentEvent.RefundReversed(refund.id()));
                }
                case PENDING, BOOKED, PARKED, FAILED -> after;
            };
        }
        for (Dispute dispute : booked.disputes()) {
            for (Dispute.DisputeMovement movement : dispute.movements()) {
                if (movement.posting() == Dispute.PostingStatus.TO_POST) {
                    ledgerPosting.postDisputeMovement(movement);
                    after = repository.apply(payment.id(), new PaymentEvent.DisputeMovementPosted(dispute.ref(), movement.id()));
                }
            }
        }
        return after;
    }

    private Optional<Payment> requestRefund(Payment payment, CardCharge charge, Refund refund) {
        return switch (gateway.refund(charge, refund)) {
            case CardGateway.RefundResult.Sent made ->
                    Optional.of(repository.apply(payment.id(), new PaymentEvent.RefundSent(refund.id(), made.ref(), made.at())));
            case CardGateway.RefundResult.Pending pending ->
                    Optional.of(repository.apply(payment.id(), new PaymentEvent.RefundPending(refund.id(), pending.ref())));
            case CardGateway.RefundResult.Failed failed -> Optional.of(recordFailedRefund(payment, refund));
            case CardGateway.RefundResult.Unknown unsure -> Optional.empty();
        };
    }

    /** Returns whether a refund is pending at the bank. */
    static boolean hasPendingRefund(Payment payment) {
        return payment.refunds().stream().anyMatch(refund -> refund.progress() == Refund.RefundStatus.PENDING);
    }
}
