package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.BACK;
import static org.curbstop.payments.PaymentsForTests.CY;
import static org.curbstop.payments.PaymentsForTests.CYS_TENANT;
import static org.curbstop.payments.PaymentsForTests.order;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.curbstop.billing.LedgerEntryPosted;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** The outcome of a payment when a card is charged. */
@DatabaseTest
class PaymentsTest extends PaymentsTestBase {

    PaymentsTest(TestStore store) {
        super(store);
    }

    @Test
    void the_total_is_known_before_the_payer_decides() {
        PaymentQuote quote = payments.quote(List.of(new Allocation(CY, Money.usd(4107)), new Allocation(CYS_TENANT, Money.usd(100))));

        assertThat(quote).isEqualTo(new PaymentQuote(Money.usd(4207), Money.usd(0), Money.usd(4207), Optional.empty()));
    }

    @Test
    void amounts_outside_the_limits_are_refused_and_never_confirmed() {
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(99)))).refusal())
                .contains(new PaymentQuote.LimitRefusal(PaymentQuote.LimitRefusal.LimitReason.TOO_LITTLE, Money.usd(100), 10));
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(1_000_001)))).refusal())
                .contains(new PaymentQuote.LimitRefusal(PaymentQuote.LimitRefusal.LimitReason.TOO_MUCH, Money.usd(1_000_000), 10));
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(100)))).refusal()).isEmpty();
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(1_000_000)))).refusal()).isEmpty();
        assertThatThrownBy(() -> payments.confirm(order("yes", 99))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("too-little");
    }

    @Test
    void repeated_and_concurrent_confirmations_create_one_payment() throws Exception {
        Set<PaymentId> created = new HashSet<>(atOnce(8, () -> payments.confirm(order("talk_1:5", 8412)).id()));

        assertThat(created).hasSize(1);
        assertThat(payments.confirm(order("talk_1:6", 8412)).id()).isNotIn(created);
    }

    @Test
    void a_successful_charge_is_posted_to_the_ledger_of_every_account() {
        Payment payment = payments.confirm(order(
                "yes", Channel.VOICE, new Allocation(CY, Money.usd(4107)), new Allocation(CYS_TENANT, Money.usd(2000))));

        Payment paid = payments.charge(payment.id(), "pm_card_visa");

        assertThat(paid.outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(paid.charge().orElseThrow().amount()).isEqualTo(Money.usd(6107));
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(-4107));
        assertThat(all.ledger().balance(CYS_TENANT)).isEqualTo(Money.usd(-2000));
        assertThat(store.told()).filteredOn(event -> !(event instanceof LedgerEntryPosted)).singleElement()
                .isInstanceOfSatisfying(PaymentTaken.class, taken -> {
            assertThat(taken.id()).isEqualTo(payment.id());
            assertThat(taken.total()).isEqualTo(Money.usd(6107));
        });
    }

    @Test
    void paying_twice_with_one_press_takes_the_money_once() throws Exception {
        Payment payment = payments.confirm(order("yes", 8412));

        atOnce(6, () -> payments.charge(payment.id(), "pm_card_visa"));
        all.sweep();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(cards.charges()).hasSize(1);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(store.told()).as("events of the payment and of its ledger entry").hasSize(2);
    }

    @Test
    void a_decline_has_a_reason_and_another_card_can_be_tried() {
        Payment payment = payments.confirm(order("yes", 8412));

        Payment declined = payments.charge(payment.id(), "pm_card_chargeDeclinedInsufficientFunds");
        assertThat(declined.outcome()).isEqualTo(PaymentOutcome.DECLINED);
        assertThat(declined.decline()).contains(CardDecline.INSUFFICIENT_FUNDS);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(0));

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void a_lost_response_is_queried_and_not_charged_again() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.loseAnswers(1);

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void a_payment_with_an_unknown_result_cannot_be_paid_again() {
        Payment payment = payments.confirm(order("yes", 8413));

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.UNSURE);
        assertThat(payments.charge(payment.id(), "pm_card_mastercard").outcome()).isEqualTo(PaymentOutcome.UNSURE);
        assertThat(payments.cancel(payment.id()).outcome()).isEqualTo(PaymentOutcome.UNSURE);
        assertThat(payments.checkoutPage(payment.id(), BACK)).isEqualTo(payments.receiptUrl(payment.id()));
        assertThat(all.pendingPayments.hasPendingPayment(ADA)).isTrue();

        later(Duration.ofSeconds(21));
        assertThat(all.sweep()).isEqualTo(1);
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(all.pendingPayments.hasPendingPayment(ADA)).isFalse();
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void a_caller_waits_for_a_limited_time_and_the_charge_continues() throws Exception {
        var hasty = new PaymentProperties(
                Duration.ofHours(23), Duration.ofMillis(150), Duration.ofSeconds(8), Duration.ofSeconds(20), Duration.ofMinutes(10),
                Duration.ofSeconds(5), Duration.ofMinutes(10));
        var impatient = PaymentsForTests.over(store.another(), cards, savedCards, clock, hasty).payments();
        var bank = new CountDownLatch(1);
        cards.beforeCharge(() -> await(bank));
        Payment payment = impatient.confirm(order("call", Channel.VOICE, new Allocation(ADA, Money.usd(8412))));

        long start = System.nanoTime();
        assertThat(impatient.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.PENDING);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        bank.countDown(); // the caller has hung up
        eventually(() -> impatient.find(payment.id()).orElseThrow().outcome() == PaymentOutcome.PAID);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void an_unreachable_gateway_charges_nothing_and_allows_another_attempt() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.down(true);

        Payment failed = payments.charge(payment.id(), "pm_card_visa");
        assertThat(failed.decline()).contains(CardDecline.UNREACHABLE);
        assertThatThrownBy(() -> payments.checkoutPage(payment.id(), BACK)).isInstanceOf(PaymentGatewayUnavailableException.class);

        cards.down(false);
        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.PAID);
    }

    @Test
    void the_payments_of_an_account_are_listed_newest_first() {
        Payment first = payments.confirm(order("one", 100));
        nextMillisecond(); // IDs sort by creation time, to the millisecond
        Payment second = payments
                .confirm(order("two", Channel.CHAT, new Allocation(ADA, Money.usd(200)), new Allocation(CY, Money.usd(200))));

        assertThat(payments.list(ADA, 10)).extracting(Payment::id).containsExactly(second.id(), first.id());
        assertThat(payments.list(ADA, 1)).extracting(Payment::id).containsExactly(second.id());
        assertThat(payments.list(CYS_TENANT, 10)).isEmpty();
    }

    @Test
    void a_customer_can_save_and_remove_cards_at_the_gateway() {
        PersonId ada = PersonId.create();
        assertThat(payments.savedCards(ada)).isEmpty();
        assertThat(savedCards.customersMade()).as("no customer is created at the gateway before a card is saved").isZero();

        payments.cardSetupPage(ada, Language.ENGLISH, BACK);
        payments.cardSetupPage(ada, Language.ENGLISH, BACK);
        savedCards.keep("cus_" + ada.value(), "4242");

        assertThat(savedCards.customersMade()).isEqualTo(1);
        SavedCard card = payments.savedCards(ada).getFirst();
        assertThat(payments.removeCard(PersonId.create(), card.paymentMethod())).isFalse();
        assertThat(payments.removeCard(ada, card.paymentMethod())).isTrue();
        assertThat(payments.savedCards(ada)).isEmpty();
    }

    private static void nextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_next_payer_can_see_a_recent_or_pending_payment() {
        assertThat(payments.findRecent(PaymentsForTests.ADA)).isEmpty();
        Payment first = payments.confirm(PaymentsForTests.order("one", 1200));
        payments.checkoutPage(first.id(), PaymentsForTests.BACK);
        assertThat(payments.findRecent(PaymentsForTests.ADA)).hasValueSatisfying(recent -> assertThat(recent.underway()).isTrue());

        payments.charge(first.id(), "pm_card_visa");
        later(Duration.ofMinutes(1));
        assertThat(payments.findRecent(PaymentsForTests.ADA)).contains(new RecentPayment(Money.usd(1200), Duration.ofMinutes(1), false));
        assertThat(payments.findRecent(PaymentsForTests.CY)).isEmpty();
        later(Duration.ofMinutes(15));
        assertThat(payments.findRecent(PaymentsForTests.ADA)).isEmpty();
    }
}
