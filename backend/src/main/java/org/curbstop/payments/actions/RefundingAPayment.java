package org.curbstop.payments.actions;

import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Refund;
import org.curbstop.payments.checkout.CardPaymentPolicy;
import org.springframework.stereotype.Component;

/** Lets staff refund a payment to its card, wholly or in part, for a reason. */
@Component
public final class RefundingAPayment {

    public static final int MAX_REASON_LENGTH = 300;

    private final Payments payments;
    private final CardPaymentPolicy policy;
    private final AuditTrail audit;

    public RefundingAPayment(Payments payments, CardPaymentPolicy policy, AuditTrail audit) {
        this.payments = payments;
        this.policy = policy;
        this.audit = audit;
    }

    /**
     * Returns what each account still has of this payment. Empty if nothing is left or was paid, and while a bank disputes the payment: it
     * would be returned twice.
     */
    public List<Allocation> refundable(Payment payment) {
        if (payment.outcome() != PaymentOutcome.PAID || payment.receipt().disputed().isPositive()) {
            return List.of();
        }
        return payment.order().allocations().stream()
                .filter(part -> part.amount().compareTo(payment.refundedTo(part.account())) > 0)
                .map(part -> new Allocation(part.account(), part.amount().minus(payment.refundedTo(part.account()))))
                .toList();
    }

    /** Returns the part of the card fee that is refunded with these amounts. */
    public Money refundableFee(Payment payment, List<Allocation> allocations) {
        return policy.refundableFee(payment, sum(payment, allocations));
    }

    /**
     * Refunds these amounts; the same key refunds once. Returns empty, and refunds nothing, if that much is not left.
     *
     * @param reason why, up to {@link #MAX_REASON_LENGTH} characters
     */
    @RequiresFreshSignIn
    public Optional<Refund> refund(String key, PaymentId id, List<Allocation> allocations, String reason, Actor staff) {
        staff.requireStaffOrSystem();
        if (reason.isBlank() || reason.length() > MAX_REASON_LENGTH) {
            throw new IllegalArgumentException("a refund has a reason of at most " + MAX_REASON_LENGTH + " characters");
        }
        Optional<Payment> payment = payments.find(id);
        Optional<Refund> known = payment.flatMap(found -> find(found, key));
        if (known.isPresent()) {
            return known;
        }
        Optional<Refund> refund = payment.filter(found -> !refundable(found).isEmpty())
                .flatMap(found -> find(payments.refund(id, key, allocations, reason.strip()), key));
        audit.record(staff, refund.filter(made -> !made.progress().isFailed()).isPresent() ? "payment-refunded" : "payment-refund-refused",
                allocations.stream().map(Allocation::account).toList());
        return refund;
    }

    private static Optional<Refund> find(Payment payment, String key) {
        return payment.refunds().stream().filter(refund -> refund.key().equals(key)).findFirst();
    }

    private static Money sum(Payment payment, List<Allocation> allocations) {
        return Money.sum(payment.fee().currency(), allocations.stream().map(Allocation::amount).toList());
    }
}
