package org.curbstop.flows.payments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentQuote;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Payments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that quote a payment, start it, charge a card by phone, and follow the payment. */
@Configuration(proxyBeanMethods = false)
class PaymentActions {

    private final Payments payments;

    PaymentActions(Payments payments) {
        this.payments = payments;
    }

    /** Action that quotes a payment with fee and total before it is confirmed. */
    @Bean
    FlowAction quotePayment() {
        return new FlowActionAdapter(PaymentActionSpecs.QUOTE_PAYMENT, call -> {
            var quote = payments.quote(List.of(allocation(call, chosenAmount(call))));
            var surplus = surplus(call, quote.amount());
            return quote.refusal().map(PaymentActions::refused).orElseGet(() -> surplus
                    .map(more -> ActionOutcome.of("overpays").with("owed", SlotValue.of(call.money("owed"))).with("surplus",
                            SlotValue.of(more)))
                    .or(() -> recentPayment(call)).orElseGet(() -> ActionOutcome.of("payable"))
                    .with("toPay", SlotValue.of(quote.amount())).with("fee", SlotValue.of(quote.fee()))
                    .with("total", SlotValue.of(quote.total()))
                    .with("hasFee", SlotValue.of(quote.fee().isPositive())));
        });
    }

    private static Allocation allocation(ActionCall call, Money amount) {
        return new Allocation(new AccountId(call.require("account")), amount);
    }

    private static Money chosenAmount(ActionCall call) {
        return switch (call.text("howMuch").orElse(call.text("amount").isPresent() ? "other" : "all")) {
            case "all" -> call.money("owed");
            case "past-due" -> call.money("pastDue");
            default -> call.money("amount");
        };
    }

    /**
     * Returns the amount that would become credit. Empty if no balance is known: a guest must not learn it, and paying ahead was confirmed
     * earlier.
     */
    private static Optional<Money> surplus(ActionCall call, Money amount) {
        return call.text("owed").map(_ -> call.money("owed")).filter(Money::isPositive).map(amount::minus).filter(Money::isPositive);
    }

    /** Returns a recent payment by another person or in another window, to warn before the same bill is paid twice. */
    private Optional<ActionOutcome> recentPayment(ActionCall call) {
        return payments.findRecent(new AccountId(call.require("account"))).map(recent -> ActionOutcome.of("paid-lately")
                .with("lately", SlotValue.of(recent.amount())).with("minutes", SlotValue.of((int) recent.ago().toMinutes()))
                .with("underway", SlotValue.of(recent.underway())));
    }

    private static ActionOutcome refused(PaymentQuote.LimitRefusal refusal) {
        return switch (refusal.reason()) {
            case TOO_LITTLE -> ActionOutcome.of("too-little").with("limit", SlotValue.of(refusal.limit()));
            case TOO_MUCH -> ActionOutcome.of("too-much").with("limit", SlotValue.of(refusal.limit()));
            case TOO_MANY_ACCOUNTS -> throw new IllegalStateException("one account cannot be too many");
        };
    }

    /** Action that creates a confirmed payment and the URL of its card page. The receipt goes to the number that calls or texts. */
    @Bean
    FlowAction startPayment() {
        return new FlowActionAdapter(PaymentActionSpecs.START_PAYMENT, call -> {
            var context = call.caller().context();
            var payment = payments.confirm(new PaymentRequest(call.key(), List.of(allocation(call, call.money("toPay"))),
                    context.channel(), call.language(), call.caller().proof().map(IdentityProof::person),
                    context.phone().map(PhoneNumber::e164)));
            return ActionOutcome.of("started").with("payment", SlotValue.of(payment.id().value()))
                    .with("total", SlotValue.of(payment.total()))
                    .with("url", url(payment));
        });
    }

    /** Action that charges the card entered on the phone. Its token exists only in this call. */
    @Bean
    FlowAction chargeCard() {
        return new FlowActionAdapter(PaymentActionSpecs.CHARGE_CARD,
                call -> paymentOutcome(payments.charge(paymentId(call), call.require("cardToken"))));
    }

    /** Action that checks the status of a payment again. */
    @Bean
    FlowAction checkPaymentStatus() {
        return new FlowActionAdapter(PaymentActionSpecs.CHECK_PAYMENT_STATUS, call -> paymentOutcome(payments.refresh(paymentId(call))));
    }

    private static PaymentId paymentId(ActionCall call) {
        return new PaymentId(call.require("payment"));
    }

    private ActionOutcome paymentOutcome(Payment payment) {
        return switch (payment.outcome()) {
            case PAID, REFUNDED -> ActionOutcome.of("paid").with("total", SlotValue.of(payment.total())).with("receipt",
                    SlotValue.digits(payment.codes().number()));
            case PENDING -> ActionOutcome.of("wait");
            case UNSURE, REVIEWED -> ActionOutcome.of("unsure"); // money was taken: no second try within this conversation
            case DECLINED -> payment.decline().filter(CardDecline.NEEDS_AUTHENTICATION::equals).isPresent()
                    ? ActionOutcome.of("needs-page").with("url", url(payment))
                    : ActionOutcome.of("declined").with("reason", SlotValue.of(payment.decline().map(CardDecline::name).orElse("")));
            // A checkout page that could not be closed may still be paid: do not ask for another card yet.
            case OPEN -> payment.state() instanceof PaymentState.OnPage ? ActionOutcome.of("wait")
                    : ActionOutcome.of("declined").with("reason", SlotValue.of(""));
            case EXPIRED, CANCELLED -> ActionOutcome.of("declined").with("reason", SlotValue.of(""));
        };
    }

    private SlotValue url(Payment payment) {
        return SlotValue.of(payments.paymentLink(payment.id()).toString());
    }

    /** Action that texts the payment page to the calling number: nobody can follow a web address that is read aloud. */
    @Bean
    FlowAction textPaymentLink(Notices notices) {
        return new FlowActionAdapter(PaymentActionSpecs.TEXT_PAYMENT_LINK, call -> {
            boolean texted = call.caller().context().phone().stream()
                    .map(phone -> new Notice("payment-link:" + call.require("payment"), new NoticeRecipient.Phone(phone),
                            NoticeKind.PAYMENT_LINK, Map.of("amount", call.money("total"), "link", call.require("url")),
                            Optional.of(call.language())))
                    .flatMap(notice -> notices.send(notice).stream()).anyMatch(delivery -> delivery.state() != Delivery.State.REFUSED);
            return ActionOutcome.of(texted ? "texted" : "not-texted");
        });
    }
}
