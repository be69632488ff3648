package org.curbstop.web.pay;

import org.curbstop.common.AccountId;
import org.curbstop.payments.PaymentId;

/** Where one pays and sees what became of it. */
public final class PayNavigation {

    static final String PAY = "my/pay";
    static final String PAYMENTS = "my/payments";

    private PayNavigation() {}

    public static String pay(AccountId account) {
        return PAY + "?account=" + account;
    }

    public static String payments(AccountId account) {
        return PAYMENTS + "?account=" + account;
    }

    public static String payment(PaymentId id) {
        return PAYMENTS + "/" + id;
    }
}
