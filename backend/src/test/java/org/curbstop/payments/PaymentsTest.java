package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.BACK;
import static org.curbstop.payments.PaymentsForTests.CY;
import static org.curbstop.payments.PaymentsForTests.CYS_TENANT;
import static org.curbstop.payments.PaymentsForTests.order;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.curbstop.common.Channel;
import org.curbstop.common.Invalid;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@StoreTest
class PaymentsTest {

    private final MovableClock clock = SampleUtility.clock();
    private final FakeCardGateway cards = new FakeCardGateway(clock);
    private final FakeCardVault vault = new FakeCardVault();
    private final TestStore store;
    private final PaymentsForTests all;
    private final Payments payments;

    PaymentsTest(TestStore store) {
        this.store = store;
        this.all = PaymentsForTests.over(store.store(), cards, vault, clock);
        this.payments = all.payments();
    }

    @Test
    void the_total_is_known_before_anybody_chooses() {
        Quote quote = payments.quote(List.of(new Allocation(CY, Money.usd(4107)), new Allocation(CYS_TENANT, Money.usd(100))));

        assertThat(quote).isEqualTo(new Quote(Money.usd(4207), Money.usd(0), Money.usd(4207), Optional.empty()));
    }

    @Test
    void too_little_and_too_much_are_told_with_their_limit_and_never_confirmed() {
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(99)))).refusal())
                .contains(new Quote.Refusal(Quote.Refusal.Reason.TOO_LITTLE, Money.usd(100), 10));
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(1_000_001)))).refusal())
                .contains(new Quote.Refusal(Quote.Refusal.Reason.TOO_MUCH, Money.usd(1_000_000), 10));
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(100)))).refusal()).isEmpty();
        assertThat(payments.quote(List.of(new Allocation(ADA, Money.usd(1_000_000)))).refusal()).isEmpty();
        assertThatThrownBy(() -> payments.confirm(order("yes", 99))).isInstanceOf(Invalid.class).hasMessageContaining("too-little");
    }

    @Test
    void the_same_yes_makes_one_payment_however_often_and_at_once_it_comes() throws Exception {
        Set<PaymentId> minted = new HashSet<>(atOnce(8, () -> payments.confirm(order("talk_1:5", 8412)).id()));

        assertThat(minted).hasSize(1);
        assertThat(payments.confirm(order("talk_1:6", 8412)).id()).isNotIn(minted);
    }

    @Test
    void a_charged_card_is_paid_and_in_the_ledger_of_every_account() {
        Payment payment = payments.confirm(order(
                "yes", Channel.VOICE, new Allocation(CY, Money.usd(4107)), new Allocation(CYS_TENANT, Money.usd(2000))));

        Payment paid = payments.charge(payment.id(), "pm_card_visa");

        assertThat(paid.outcome()).isEqualTo(Outcome.PAID);
        assertThat(paid.charge().orElseThrow().amount()).isEqualTo(Money.usd(6107));
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(-4107));
        assertThat(all.ledger().balance(CYS_TENANT)).isEqualTo(Money.usd(-2000));
        assertThat(store.told()).singleElement().isInstanceOfSatisfying(PaymentTaken.class, taken -> {
            assertThat(taken.id()).isEqualTo(payment.id());
            assertThat(taken.total()).isEqualTo(Money.usd(6107));
        });
    }

    @Test
    void paying_twice_with_one_press_takes_the_money_once() throws Exception {
        Payment payment = payments.confirm(order("yes", 8412));

        atOnce(6, () -> payments.charge(payment.id(), "pm_card_visa"));
        all.sweep();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.PAID);
        assertThat(cards.charges()).hasSize(1);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(store.told()).hasSize(1);
    }

    @Test
    void a_declined_card_is_told_why_and_another_may_be_tried() {
        Payment payment = payments.confirm(order("yes", 8412));

        Payment declined = payments.charge(payment.id(), "pm_card_chargeDeclinedInsufficientFunds");
        assertThat(declined.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(declined.decline()).contains(Decline.INSUFFICIENT_FUNDS);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(0));

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.PAID);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void a_lost_answer_is_asked_for_and_not_charged_again() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.loseAnswers(1);

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.PAID);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void while_the_card_company_has_not_said_the_payment_is_unsure_and_nobody_can_pay_twice() {
        Payment payment = payments.confirm(order("yes", 8413));

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(payments.charge(payment.id(), "pm_card_mastercard").outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(payments.cancel(payment.id()).outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(payments.hostedPage(payment.id(), BACK)).isEqualTo(payments.receiptPage(payment.id()));
        assertThat(all.underway.underway(ADA)).isTrue();

        later(Duration.ofSeconds(21));
        assertThat(all.sweep()).isEqualTo(1);
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.PAID);
        assertThat(all.underway.underway(ADA)).isFalse();
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void a_caller_waits_no_longer_than_the_patience_and_may_hang_up_the_charge_goes_on() throws Exception {
        var hasty = new PaymentSettings(
                Duration.ofHours(23), Duration.ofMillis(150), Duration.ofSeconds(8), Duration.ofSeconds(20), Duration.ofMinutes(10),
                Duration.ofSeconds(5), Duration.ofMinutes(10));
        var impatient = PaymentsForTests.over(store.another(), cards, vault, clock, hasty).payments();
        var bank = new CountDownLatch(1);
        cards.beforeCharge(() -> await(bank));
        Payment payment = impatient.confirm(order("call", Channel.VOICE, new Allocation(ADA, Money.usd(8412))));

        long start = System.nanoTime();
        assertThat(impatient.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.PENDING);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        bank.countDown(); // the caller has hung up
        eventually(() -> impatient.find(payment.id()).orElseThrow().outcome() == Outcome.PAID);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void an_unreachable_card_company_means_that_nothing_was_charged_and_another_try_is_welcome() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.down(true);

        Payment failed = payments.charge(payment.id(), "pm_card_visa");
        assertThat(failed.decline()).contains(Decline.UNREACHABLE);
        assertThatThrownBy(() -> payments.hostedPage(payment.id(), BACK)).isInstanceOf(CardCompanyUnreachable.class);

        cards.down(false);
        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.PAID);
    }

    @Test
    void the_hosted_page_is_opened_once_and_the_news_of_its_payment_is_asked_about() {
        Payment payment = payments.confirm(order("yes", 8412));

        URI page = payments.hostedPage(payment.id(), BACK);
        assertThat(payments.hostedPage(payment.id(), BACK)).isEqualTo(page);
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.PENDING);

        cards.payOn(ref(page), "pm_card_visa");
        all.news().hear("evt_1", payment.id(), ref(page));
        all.news().hear("evt_1", payment.id(), ref(page));
        eventually(() -> payments.find(payment.id()).orElseThrow().state() instanceof State.Booked);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(payments.hostedPage(payment.id(), BACK)).isEqualTo(payments.receiptPage(payment.id()));
    }

    @Test
    void two_who_press_at_once_get_the_same_page() throws Exception {
        Payment payment = payments.confirm(order("yes", 8412));

        assertThat(new HashSet<>(atOnce(4, () -> payments.hostedPage(payment.id(), BACK)))).hasSize(1);
    }

    @Test
    void whoever_returns_from_the_page_before_the_news_sees_the_truth_on_the_receipt() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.payOn(ref(payments.hostedPage(payment.id(), BACK)), "pm_card_visa");

        String code = last(payments.receiptPage(payment.id()));
        Receipt receipt = payments.receipt(code).orElseThrow();

        assertThat(receipt.outcome()).isEqualTo(Outcome.PAID);
        assertThat(receipt.number()).matches("[1-9]\\d{8}");
        assertThat(receipt.card()).contains(new CardFace("visa", "4242"));
        assertThat(payments.receipt("0000000000000000")).isEmpty();
    }

    @Test
    void with_a_page_open_the_phone_takes_the_card_only_after_closing_the_page() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = ref(payments.hostedPage(payment.id(), BACK));

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.PAID);
        cards.payOn(page, "pm_card_visa");
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void who_paid_on_the_page_first_is_not_charged_by_phone_too() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.payOn(ref(payments.hostedPage(payment.id(), BACK)), "pm_card_visa");

        assertThat(payments.charge(payment.id(), "pm_card_mastercard").outcome()).isEqualTo(Outcome.PAID);
        assertThat(cards.charges()).hasSize(1);
        assertThat(payments.cancel(payment.id()).outcome()).isEqualTo(Outcome.PAID);
    }

    @Test
    void given_up_means_that_nothing_can_be_paid_any_more() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = ref(payments.hostedPage(payment.id(), BACK));

        assertThat(payments.cancel(payment.id()).outcome()).isEqualTo(Outcome.CANCELLED);
        cards.payOn(page, "pm_card_visa");
        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(cards.charges()).isEmpty();
    }

    @Test
    void after_its_time_a_payment_its_page_and_its_link_are_over() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = ref(payments.hostedPage(payment.id(), BACK));
        String link = last(payments.link(payment.id()));
        assertThat(payments.byLink(link)).isPresent();

        later(Duration.ofHours(23));
        sweepUntilQuiet();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(payments.byLink(link)).isEmpty();
        cards.payOn(page, "pm_card_visa");
        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(cards.charges()).isEmpty();
    }

    @Test
    void money_taken_in_the_last_second_counts_however_late_its_news_comes() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = ref(payments.hostedPage(payment.id(), BACK));
        cards.payOn(page, "pm_card_visa");
        all.book.apply(payment.id(), new Event.Found(page, new Finding.Closed(), clock.instant())); // what a stale answer would have said
        all.book.apply(payment.id(), new Event.TimeUp());
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.EXPIRED);

        all.news().hear("evt_late", payment.id(), page);

        eventually(() -> payments.find(payment.id()).orElseThrow().state() instanceof State.Booked);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
    }

    @Test
    void news_that_nobody_looked_at_are_looked_at_by_the_sweep_once() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = ref(payments.hostedPage(payment.id(), BACK));
        cards.payOn(page, "pm_card_visa");
        cards.down(true);
        all.news().hear("evt_1", payment.id(), page);
        all.news().hear("evt_2", PaymentId.mint(), "pi_of_somebody_else");
        cards.down(false);

        later(Duration.ofMinutes(2));
        sweepUntilQuiet();
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.PAID);
        assertThat(all.sweep()).isZero();
    }

    @Test
    void a_short_link_cannot_be_guessed_from_another_nor_from_the_receipt() {
        Payment first = payments.confirm(order("yes", 8412));
        Payment second = payments.confirm(order("no", 8412));

        assertThat(last(payments.link(first.id()))).matches("[0-9a-z]{16}")
                .isNotEqualTo(last(payments.link(second.id()))).isNotEqualTo(last(payments.receiptPage(first.id())));
        assertThat(payments.byLink(last(payments.receiptPage(first.id())))).isEmpty();
        assertThat(payments.link(first.id())).hasScheme("https").hasHost("millbrook.example").hasPath("/pay/with/" + first.codes().link());
    }

    @Test
    void a_refund_goes_back_once_to_the_card_and_out_of_the_ledger() {
        Payment payment = payments.confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        payments.charge(payment.id(), "pm_card_visa");

        payments.refund(payment.id(), "desk:1", List.of(new Allocation(CY, Money.usd(4000))), "wrong account");
        Payment again = payments.refund(payment.id(), "desk:1", List.of(new Allocation(CY, Money.usd(4000))), "wrong account");

        assertThat(again.refunds()).singleElement().extracting(Refund::progress).isEqualTo(Refund.Progress.BOOKED);
        assertThat(again.outcome()).isEqualTo(Outcome.PAID);
        assertThat(again.refunded()).isEqualTo(Money.usd(4000));
        assertThat(cards.refunds()).hasSize(1);
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(0));
        assertThat(all.ledger().balance(CYS_TENANT)).isEqualTo(Money.usd(-2000));

        Payment whole = payments.refund(payment.id(), "desk:2", List.of(new Allocation(CYS_TENANT, Money.usd(2000))), "moved out");
        assertThat(whole.outcome()).isEqualTo(Outcome.REFUNDED);
    }

    @Test
    void no_account_gives_back_more_than_it_got() {
        Payment payment = payments.confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        payments.charge(payment.id(), "pm_card_visa");
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(CYS_TENANT, Money.usd(1500))), "half");

        assertThat(payments.refund(payment.id(), "desk:2", List.of(new Allocation(CYS_TENANT, Money.usd(501))), "more").refunds()).hasSize(1);
        assertThat(payments.refund(payment.id(), "desk:3", List.of(new Allocation(ADA, Money.usd(100))), "not hers").refunds()).hasSize(1);
        assertThat(cards.refunds()).hasSize(1);
    }

    @Test
    void a_refund_that_the_card_company_has_not_answered_is_finished_by_the_sweep() {
        Payment payment = payments.confirm(order("yes", 8412));
        payments.charge(payment.id(), "pm_card_visa");
        cards.down(true);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        cards.down(false);

        later(Duration.ofSeconds(21));
        sweepUntilQuiet();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(0));
    }

    private static void nextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_payments_of_an_account_come_newest_first() {
        Payment first = payments.confirm(order("one", 100));
        nextMillisecond(); // ids sort by age, and no finer
        Payment second = payments.confirm(order("two", Channel.CHAT, new Allocation(ADA, Money.usd(200)), new Allocation(CY, Money.usd(200))));

        assertThat(payments.of(ADA, 10)).extracting(Payment::id).containsExactly(second.id(), first.id());
        assertThat(payments.of(ADA, 1)).extracting(Payment::id).containsExactly(second.id());
        assertThat(payments.of(CYS_TENANT, 10)).isEmpty();
    }

    @Test
    void a_person_keeps_cards_at_the_card_company_and_removes_them() {
        PersonId ada = PersonId.mint();
        assertThat(payments.cards(ada)).isEmpty();
        assertThat(vault.customersMade()).as("nobody is made known there before wanting to keep a card").isZero();

        payments.savingPage(ada, Language.ENGLISH, BACK);
        payments.savingPage(ada, Language.ENGLISH, BACK);
        vault.keep("cus_" + ada.value(), "4242");

        assertThat(vault.customersMade()).isEqualTo(1);
        SavedCard card = payments.cards(ada).getFirst();
        assertThat(payments.removeCard(PersonId.mint(), card.paymentMethod())).isFalse();
        assertThat(payments.removeCard(ada, card.paymentMethod())).isTrue();
        assertThat(payments.cards(ada)).isEmpty();
    }

    private void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private void sweepUntilQuiet() {
        for (int rounds = 0; rounds < 20 && all.sweep() > 0; rounds++) {
            later(Duration.ofSeconds(1));
        }
    }

    private static String ref(URI page) {
        return last(page);
    }

    private static String last(URI uri) {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(times)) {
            var results = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                results.add(pool.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            start.countDown();
            var values = new ArrayList<T>();
            for (var result : results) {
                values.add(result.get());
            }
            return values;
        }
    }

    private static void eventually(Callable<Boolean> what) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(what);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
