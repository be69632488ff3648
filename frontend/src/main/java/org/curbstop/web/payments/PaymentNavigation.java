package org.curbstop.web.payments;

import java.util.Optional;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentId;

/** Routes of the payment views. */
public final class PaymentNavigation {

    static final String PAY = "my/pay";
    static final String PAYMENTS = "my/payments";
    static final String AMOUNT = "amount";

    private PaymentNavigation() {}

    public static String pay(AccountId account) {
        return PAY + "?account=" + account;
    }

    /** Returns the route to the payment form with a preset amount that can be changed. */
    public static String pay(AccountId account, Money amount) {
        return pay(account) + "&" + AMOUNT + "=" + amount.decimal().toPlainString();
    }

    public static String payment(PaymentId id) {
        return PAYMENTS + "/" + id;
    }

    /** Returns the route to the payment that a ledger entry posts; empty if it was not made here. */
    public static Optional<String> payment(LedgerEntry entry) {
        String[] source = entry.source().split("/", 2);
        return entry.kind() == LedgerEntry.EntryKind.PAYMENT && source.length > 1 && source[0].startsWith("pay_")
                ? Optional.of(PAYMENTS + "/" + source[0]) : Optional.empty();
    }
}
