package org.curbstop.payments;

import org.curbstop.billing.PaymentsUnderway;
import org.curbstop.common.AccountId;
import org.springframework.stereotype.Component;

/** Tells billing about money on its way, so that nobody is asked to pay it again. */
@Component
final class PaymentsNotDone implements PaymentsUnderway {

    private static final int LATEST = 20;

    private final PaymentBook book;

    PaymentsNotDone(PaymentBook book) {
        this.book = book;
    }

    /** A page that is merely open does not count: most of those are looked at and left. */
    @Override
    public boolean underway(AccountId account) {
        return book.of(account, LATEST).stream().map(Payment::state).anyMatch(state -> state instanceof State.Charging
                || state instanceof State.Unsure
                || state instanceof State.InReview
                || state instanceof State.Taken);
    }
}
