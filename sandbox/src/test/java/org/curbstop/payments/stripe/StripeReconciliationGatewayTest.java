package org.curbstop.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.payments.PaymentsForTests.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayRefundStatus;
import org.curbstop.sandbox.stripe.StripeServer;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Refunds, disputes and balance movements, through the real SDK from the simulated Stripe into the ledger. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StripeReconciliationGatewayTest {

    private static TestStore store;
    private static StripeServer server;
    private static StripeReconciliationGateway movements;
    private static CardGateway gateway;
    private static PaymentsForTests all;
    private static int accounts;

    private final AccountId account = new AccountId("acct_0000" + accounts++);

    @BeforeAll
    static void listen() {
        store = new TestStore();
        server = StripeServer.on(store.store());
        movements = new StripeReconciliationGateway(StripeTestGateways.connection(server.apiBase(), Duration.ofSeconds(5)));
        gateway = StripeTestGateways.gateway(server.apiBase());
        all = PaymentsForTests.over(new TestStore().store(), gateway, movements, new FakeSavedCardGateway(), server.clock());
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    private Payment paid(String card) {
        Payment payment = all.payments().confirm(order("yes" + account, Channel.CHAT, new Allocation(account, Money.usd(2000))));
        return all.payments().charge(payment.id(), card);
    }

    private static String intent(Payment payment) {
        return payment.charge().orElseThrow().ref();
    }

    private Money balance() {
        all.readBalance();
        all.readBalance();
        return all.ledger().balance(account);
    }

    @Test
    void a_dispute_withdraws_the_money_and_winning_returns_it() {
        Payment payment = paid("pm_card_createDispute");
        assertThat(movements.findRefundsAndDisputes(intent(payment)).orElseThrow().disputes()).isEmpty();
        server.later(Duration.ofMinutes(3));

        assertThat(movements.findRefundsAndDisputes(intent(payment)).orElseThrow().disputes()).singleElement().satisfies(dispute -> {
            assertThat(dispute.amount()).isEqualTo(payment.total());
            assertThat(dispute.status()).isEqualTo(Dispute.DisputeStatus.OPEN);
            assertThat(dispute.answerBy()).isPresent();
            assertThat(dispute.transactions()).extracting(RefundsAndDisputes.DisputeTransaction::withdrawn).containsExactly(true);
        });
        assertThat(balance()).isEqualTo(Money.usd(0));
        server.decide(intent(payment), true);
        assertThat(balance()).isEqualTo(Money.usd(-2000));
    }

    @Test
    void money_of_a_lost_dispute_is_not_returned() {
        Payment payment = paid("pm_card_createDispute");
        server.later(Duration.ofMinutes(3));
        server.decide(intent(payment), false);

        assertThat(movements.findRefundsAndDisputes(intent(payment)).orElseThrow().disputes().getFirst().status())
                .isEqualTo(Dispute.DisputeStatus.LOST);
        assertThat(balance()).isEqualTo(Money.usd(0));
    }

    @Test
    void a_refund_made_in_the_dashboard_is_found() {
        Payment payment = paid("pm_card_visa");
        server.refundInDashboard(intent(payment), payment.total().minor());

        assertThat(movements.findRefundsAndDisputes(intent(payment)).orElseThrow().refunds()).singleElement()
                .satisfies(refund -> assertThat(refund.refundId()).isEmpty());
        assertThat(balance()).isEqualTo(Money.usd(0));
    }

    @Test
    void a_slow_refund_is_pending_and_then_succeeds() {
        Payment payment = paid("pm_card_pendingRefund");
        all.payments().refund(payment.id(), "desk", List.of(new Allocation(account, Money.usd(2000))), "paid twice");
        assertThat(movements.findRefundsAndDisputes(intent(payment)).orElseThrow().refunds().getFirst().status())
                .isEqualTo(GatewayRefundStatus.PENDING);
        assertThat(balance()).isEqualTo(Money.usd(-2000));

        server.later(Duration.ofMinutes(3));
        assertThat(balance()).isEqualTo(Money.usd(0));
    }

    @Test
    void a_returned_refund_leaves_the_balance_unchanged() {
        Payment payment = paid("pm_card_refundFail");
        all.payments().refund(payment.id(), "desk", List.of(new Allocation(account, Money.usd(2000))), "paid twice");
        assertThat(balance()).isEqualTo(Money.usd(0));

        server.later(Duration.ofMinutes(3));
        assertThat(balance()).isEqualTo(Money.usd(-2000));
    }

    /** Last, because its refunds would be processed one by one whenever another test reads the balance. */
    @Test
    @Order(Integer.MAX_VALUE)
    void refunds_and_the_balance_are_read_page_by_page() {
        Payment payment = paid("pm_card_visa");
        for (int i = 0; i < 105; i++) {
            server.refundInDashboard(intent(payment), 1);
        }

        List<String> ids = movements.listBalanceMovements(Instant.EPOCH).orElseThrow().stream().map(each -> each.id()).toList();
        assertThat(ids).hasSizeGreaterThan(105).doesNotHaveDuplicates();
        assertThat(movements.listBalanceMovements(Instant.EPOCH).orElseThrow())
                .anySatisfy(each -> assertThat(each.payment()).isEqualTo(Optional.of(payment.id())));
        assertThat(movements.findRefundsAndDisputes(intent(payment)).orElseThrow().refunds()).hasSize(105).doesNotHaveDuplicates();
        var oldest = new Refund("ref_oldest", "desk", List.of(), Money.usd(1), "paid twice", server.clock().instant(),
                Refund.RefundStatus.ASKED, Optional.empty(), false);
        Payment other = all.payments().charge(all.payments().confirm(order("other" + account, Channel.CHAT,
                new Allocation(account, Money.usd(3000)))).id(), "pm_card_visa");
        var made = gateway.refund(other.charge().orElseThrow(), oldest);
        for (int i = 0; i < 105; i++) {
            server.refundInDashboard(intent(other), 1);
        }
        server.later(Duration.ofHours(25)); // its idempotency key has expired
        assertThat(gateway.refund(other.charge().orElseThrow(), oldest)).as("found behind the first page").isEqualTo(made);
        assertThat(movements.findRefundsAndDisputes(intent(other)).orElseThrow().refunds()).hasSize(106);
    }

    @Test
    void an_unresponsive_stripe_is_not_mistaken_for_an_empty_list() {
        Payment payment = paid("pm_card_visa");
        server.failBefore(Integer.MAX_VALUE);
        try {
            assertThat(movements.findRefundsAndDisputes(intent(payment))).isEmpty();
            assertThat(movements.listBalanceMovements(Instant.EPOCH)).isEmpty();
        } finally {
            server.failBefore(0);
        }
    }
}
