package org.curbstop.flows.payments;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions on balances and payments. */
public final class PaymentActionSpecs {

    static final ActionSpec FIND_BALANCE = ActionSpec.reading("find-balance").needing(ProofLevel.BY_PIN).taking("account")
            .ending("owed", "street", "ending", "owed", "total", "due")
            .ending("past-due", "street", "ending", "owed", "total", "pastDue", "since")
            .ending("unbilled", "street", "ending", "owed", "total")
            .ending("final", "street", "ending", "owed", "total")
            .ending("paid", "street", "ending")
            .ending("credit", "street", "ending", "credit")
            .ending("pending", "street", "ending", "owed", "total")
            .ending("unknown", "street", "ending")
            .ending("not-yours");
    static final ActionSpec FIND_BALANCE_DAY = ActionSpec.reading("find-balance-day").needing(ProofLevel.BY_PIN).taking("account")
            .ending("current").ending("outdated", "street", "day").ending("not-yours");

    static final ActionSpec QUOTE_PAYMENT = ActionSpec.reading("work-out-payment").taking("account")
            .mayTake("howMuch", "amount", "owed", "pastDue")
            .ending("payable", "toPay", "fee", "total", "hasFee").ending("overpays", "toPay", "fee", "total", "hasFee", "owed", "surplus")
            .ending("paid-lately", "toPay", "fee", "total", "hasFee", "lately", "minutes", "underway")
            .ending("too-little", "limit").ending("too-much", "limit");
    static final ActionSpec START_PAYMENT = ActionSpec.changing("start-payment").taking("account", "toPay")
            .ending("started", "payment", "total", "url");
    static final ActionSpec CHARGE_CARD = withPaymentOutcomes(ActionSpec.changing("charge-card").taking("payment", "cardToken"));
    static final ActionSpec CHECK_PAYMENT_STATUS = withPaymentOutcomes(ActionSpec.reading("ask-payment").taking("payment"));
    static final ActionSpec TEXT_PAYMENT_LINK = ActionSpec.attempting("text-payment-link").taking("payment", "total", "url")
            .ending("texted").ending("not-texted");

    static final ActionSpec REQUEST_CREDIT_RETURN = ActionSpec.changing("request-credit-return").needing(ProofLevel.BY_PIN)
            .taking("account").ending("requested", "reference", "credit", "due").ending("already", "reference").ending("none")
            .ending("not-yours");

    private PaymentActionSpecs() {}

    private static ActionSpec withPaymentOutcomes(ActionSpec spec) {
        return spec.ending("paid", "total", "receipt").ending("wait").ending("unsure").ending("declined", "reason")
                .ending("needs-page", "url");
    }

    public static List<ActionSpec> all() {
        return List.of(FIND_BALANCE, FIND_BALANCE_DAY, QUOTE_PAYMENT, START_PAYMENT, CHARGE_CARD, CHECK_PAYMENT_STATUS, TEXT_PAYMENT_LINK,
                REQUEST_CREDIT_RETURN);
    }
}
