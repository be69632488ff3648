package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.CY;
import static org.curbstop.payments.PaymentsForTests.CYS_TENANT;
import static org.curbstop.payments.PaymentsForTests.order;

import java.time.Duration;
import java.util.List;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Refunds of payments. */
@DatabaseTest
class RefundsTest extends PaymentsTestBase {

    RefundsTest(TestStore store) {
        super(store);
    }

    @Test
    void a_refund_reaches_the_card_and_the_ledger_once() {
        Payment payment = payments
                .confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        payments.charge(payment.id(), "pm_card_visa");

        payments.refund(payment.id(), "desk:1", List.of(new Allocation(CY, Money.usd(4000))), "wrong account");
        Payment again = payments.refund(payment.id(), "desk:1", List.of(new Allocation(CY, Money.usd(4000))), "wrong account");

        assertThat(again.refunds()).singleElement().extracting(Refund::progress).isEqualTo(Refund.RefundStatus.BOOKED);
        assertThat(again.outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(again.refunded()).isEqualTo(Money.usd(4000));
        assertThat(cards.refunds()).hasSize(1);
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(0));
        assertThat(all.ledger().balance(CYS_TENANT)).isEqualTo(Money.usd(-2000));

        Payment whole = payments.refund(payment.id(), "desk:2", List.of(new Allocation(CYS_TENANT, Money.usd(2000))), "moved out");
        assertThat(whole.outcome()).isEqualTo(PaymentOutcome.REFUNDED);
    }

    @Test
    void no_account_is_refunded_more_than_it_received() {
        Payment payment = payments
                .confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        payments.charge(payment.id(), "pm_card_visa");
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(CYS_TENANT, Money.usd(1500))), "half");

        assertThat(payments.refund(payment.id(), "desk:2", List.of(new Allocation(CYS_TENANT, Money.usd(501))), "more").refunds())
                .hasSize(1);
        assertThat(payments.refund(payment.id(), "desk:3", List.of(new Allocation(ADA, Money.usd(100))), "not hers").refunds()).hasSize(1);
        assertThat(cards.refunds()).hasSize(1);
    }

    @Test
    void an_unanswered_refund_is_completed_by_the_sweep() {
        Payment payment = payments.confirm(order("yes", 8412));
        payments.charge(payment.id(), "pm_card_visa");
        cards.down(true);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        cards.down(false);

        later(Duration.ofSeconds(21));
        sweepUntilQuiet();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.REFUNDED);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(0));
    }
}
