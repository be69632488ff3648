package org.curbstop.orders.deposits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.orders.OrdersForTests.guest;

import java.net.URI;
import java.time.Duration;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Hana's deposit of $180.00, paid before her first bill. */
@DatabaseTest
class PayingADepositTest {

    private final OrdersForTests all;
    private final ServiceOrder order;

    PayingADepositTest(TestStore store) {
        all = new OrdersForTests(store);
        order = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
    }

    private String code() {
        URI link = all.paying.createLink(order.id()).orElseThrow();
        assertThat(link.toString()).startsWith("https://millbrook.example/pay/deposit/");
        return link.getPath().substring("/pay/deposit/".length());
    }

    private PaymentId pays(String code) {
        PaymentId payment = all.paying.openPayment(code).orElseThrow();
        URI page = all.payments.payments().checkoutPage(payment, PaymentsForTests.BACK);
        all.cards.payOn(page.getPath().substring(1), "pm_card_visa");
        assertThat(all.payments.payments().refresh(payment).outcome()).isEqualTo(PaymentOutcome.PAID);
        return payment;
    }

    @Test
    void the_confirmation_link_pays_the_deposit_once_then_shows_the_receipt() {
        String code = code();
        assertThat(code()).as("the same code on every request").isEqualTo(code);
        assertThat(all.paying.openPayment(code)).isEqualTo(all.paying.openPayment(code));
        PaymentId payment = pays(code);
        assertThat(all.payments.payments().find(payment).orElseThrow().order().amount()).isEqualTo(Money.usd("180.00"));
        assertThat(all.billing.ledger().balance(order.terms().opens().orElseThrow())).isEqualTo(Money.usd("0.00"));
        assertThat(all.paying.openPayment(code)).contains(payment);
        assertThat(all.cards.charges()).hasSize(1);
        assertThat(all.deposits.find(order.terms().opens().orElseThrow()).orElseThrow().charged()).as("the deposit is held")
                .isEqualTo(Money.usd("180.00"));
    }

    @Test
    void stored_link_hashes_open_nothing_and_older_links_still_work() {
        String code = code();
        PaymentId begun = all.paying.openPayment(code).orElseThrow();
        String stored = all.repository.depositLinks.findBy("order", order.id()).orElseThrow().id();
        assertThat(stored).doesNotContain(code);
        assertThat(all.paying.openPayment(stored)).isEmpty();
        all.repository.depositLinks.delete(stored);
        all.repository.depositLinks.insert(new PayingADeposit.DepositLink("x7bv1c8d5e6gk3f9", 0, order.id(), java.util.List.of(begun)));
        assertThat(all.paying.openPayment("x7bv1c8d5e6gk3f9")).contains(begun);
        assertThat(code()).isEqualTo(code);
        assertThat(all.paying.openPayment(code)).contains(begun);
    }

    @Test
    void an_expired_payment_is_replaced_by_a_new_one() {
        String code = code();
        PaymentId first = all.paying.openPayment(code).orElseThrow();
        all.clock.advance(Duration.ofDays(2));
        all.payments.sweep();
        assertThat(all.payments.payments().find(first).orElseThrow().outcome()).isEqualTo(PaymentOutcome.EXPIRED);
        PaymentId second = all.paying.openPayment(code).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(all.paying.openPayment(code)).contains(second);
    }

    @Test
    void guessed_links_and_links_to_waived_deposits_open_nothing() {
        String code = code();
        assertThat(all.paying.openPayment("dep_0123456789abcdefghjk")).isEmpty();
        all.staff.waiveDeposit(order.id(), "a shelter's letter", OrdersForTests.SAM);
        assertThat(all.paying.openPayment(code)).isEmpty();
        assertThat(all.paying.createLink(order.id())).isEmpty();
    }

    @Test
    void a_cancelled_order_owes_no_deposit() {
        String code = code();
        all.orders.cancel(order.id(), OrdersForTests.SAM, java.util.Optional.empty());
        assertThat(all.paying.openPayment(code)).isEmpty();
    }

    @Test
    void a_deposit_paid_elsewhere_cannot_be_paid_again() {
        String code = code();
        PaymentId begun = all.paying.openPayment(code).orElseThrow();
        URI page = all.payments.payments().checkoutPage(begun, PaymentsForTests.BACK);
        paidElsewhere("100.00");
        PaymentId rest = all.paying.openPayment(code).orElseThrow();
        assertThat(all.payments.payments().find(rest).orElseThrow().amount()).isEqualTo(Money.usd("80.00"));
        paidElsewhere("80.00");

        assertThat(all.paying.openPayment(code)).isEmpty();
        all.cards.payOn(page.getPath().substring(1), "pm_card_visa");
        all.payments.payments().refresh(begun);
        assertThat(all.cards.charges()).as("the checkout session for the full amount was closed").isEmpty();
    }

    private void paidElsewhere(String amount) {
        all.billing.ledger().post(
                LedgerEntry.payment("pay_cash" + amount, order.terms().opens().orElseThrow(), Money.usd(amount), all.clock.instant()));
    }
}
