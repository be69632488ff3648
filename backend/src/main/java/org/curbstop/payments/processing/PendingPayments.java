package org.curbstop.payments.processing;

import org.curbstop.billing.PendingPaymentLookup;
import org.curbstop.common.AccountId;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentState;
import org.springframework.stereotype.Component;

/** Reports pending payments to billing, so that nobody is asked to pay again. */
@Component
public final class PendingPayments implements PendingPaymentLookup {

    private static final int LATEST = 20;

    private final PaymentRepository repository;

    public PendingPayments(PaymentRepository repository) {
        this.repository = repository;
    }

    /** An open page does not count: most are abandoned. */
    @Override
    public boolean hasPendingPayment(AccountId account) {
        return repository.listByAccount(account, LATEST).stream().map(Payment::state)
                .anyMatch(state -> state instanceof PaymentState.Charging
                || state instanceof PaymentState.Unsure
                || state instanceof PaymentState.InReview review && review.closed().isEmpty()
                || state instanceof PaymentState.Taken);
    }
}
