package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.BACK;
import static org.curbstop.payments.PaymentsForTests.order;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.common.Money;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Paying on Stripe's page, by webhook event and by payment link. */
@DatabaseTest
class CheckoutPaymentTest extends PaymentsTestBase {

    CheckoutPaymentTest(TestStore store) {
        super(store);
    }

    @Test
    void the_checkout_session_is_opened_once_and_its_event_is_verified() {
        Payment payment = payments.confirm(order("yes", 8412));

        URI page = payments.checkoutPage(payment.id(), BACK);
        assertThat(payments.checkoutPage(payment.id(), BACK)).isEqualTo(page);
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.OPEN);

        cards.payOn(last(page), "pm_card_visa");
        all.news().receive("evt_1", Optional.of(payment.id()), last(page));
        all.news().receive("evt_1", Optional.of(payment.id()), last(page));
        eventually(() -> payments.find(payment.id()).orElseThrow().state() instanceof PaymentState.Booked);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(payments.checkoutPage(payment.id(), BACK)).isEqualTo(payments.receiptUrl(payment.id()));
    }

    @Test
    void two_concurrent_requests_get_the_same_checkout_session() throws Exception {
        Payment payment = payments.confirm(order("yes", 8412));

        assertThat(new HashSet<>(atOnce(4, () -> payments.checkoutPage(payment.id(), BACK)))).hasSize(1);
    }

    @Test
    void requests_at_the_same_moment_open_one_page_at_stripe() throws Exception {
        var pages = new AtomicInteger();
        cards.beforePage(() -> {
            pages.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        });
        for (int i = 0; i < 10; i++) {
            Payment payment = payments.confirm(order("yes" + i, 8412));
            atOnce(8, () -> payments.find(payment.id())); // so that each has a connection to the database

            assertThat(atOnce(8, () -> payments.checkoutPage(payment.id(), BACK))).containsOnly(payments.checkoutPage(payment.id(), BACK))
                    .extracting(URI::getHost).containsOnly("cards.example");
        }
        assertThat(pages).hasValue(10);
    }

    @Test
    void the_receipt_shows_the_result_before_the_event_arrives() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.payOn(last(payments.checkoutPage(payment.id(), BACK)), "pm_card_visa");

        String code = last(payments.receiptUrl(payment.id()));
        Receipt receipt = payments.findReceipt(code).orElseThrow();

        assertThat(receipt.outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(receipt.number()).matches("[1-9]\\d{8}");
        assertThat(receipt.card()).contains(new CardSummary("visa", "4242"));
        assertThat(payments.findReceipt("0000000000000000")).isEmpty();
    }

    @Test
    void a_phone_payment_first_closes_the_open_checkout_session() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = last(payments.checkoutPage(payment.id(), BACK));

        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.PAID);
        cards.payOn(page, "pm_card_visa");
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void a_payment_on_the_page_prevents_a_charge_by_phone() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.payOn(last(payments.checkoutPage(payment.id(), BACK)), "pm_card_visa");

        assertThat(payments.charge(payment.id(), "pm_card_mastercard").outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(cards.charges()).hasSize(1);
        assertThat(payments.cancel(payment.id()).outcome()).isEqualTo(PaymentOutcome.PAID);
    }

    @Test
    void a_cancelled_payment_can_no_longer_be_paid() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = last(payments.checkoutPage(payment.id(), BACK));

        assertThat(payments.cancel(payment.id()).outcome()).isEqualTo(PaymentOutcome.CANCELLED);
        cards.payOn(page, "pm_card_visa");
        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.CANCELLED);
        assertThat(cards.charges()).isEmpty();
    }

    @Test
    void an_expired_payment_closes_its_checkout_session_and_link() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = last(payments.checkoutPage(payment.id(), BACK));
        String link = last(payments.paymentLink(payment.id()));
        assertThat(payments.findByLink(link)).isPresent();

        later(Duration.ofHours(23));
        sweepUntilQuiet();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.EXPIRED);
        assertThat(payments.findByLink(link)).isEmpty();
        cards.payOn(page, "pm_card_visa");
        assertThat(payments.charge(payment.id(), "pm_card_visa").outcome()).isEqualTo(PaymentOutcome.EXPIRED);
        assertThat(cards.charges()).isEmpty();
    }

    @Test
    void a_page_opened_in_the_last_half_hour_is_not_refused() {
        Payment payment = payments.confirm(order("yes", 8412));
        later(Duration.ofHours(22).plusMinutes(45));

        String page = last(payments.checkoutPage(payment.id(), BACK));
        cards.payOn(page, "pm_card_visa");
        later(Duration.ofMinutes(20)); // after the payment's own expiry, before that of the page
        assertThat(payments.refresh(payment.id()).outcome()).isEqualTo(PaymentOutcome.PAID);
    }

    @Test
    void a_payment_taken_at_the_last_second_counts_despite_a_late_event() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = last(payments.checkoutPage(payment.id(), BACK));
        cards.payOn(page, "pm_card_visa");
        // what a stale answer would have reported
        all.repository.apply(payment.id(), new PaymentEvent.StatusReceived(page, new GatewayStatus.Closed(), clock.instant()));
        all.repository.apply(payment.id(), new PaymentEvent.TimeExpired());
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.EXPIRED);

        all.news().receive("evt_late", Optional.of(payment.id()), page);

        eventually(() -> payments.find(payment.id()).orElseThrow().state() instanceof PaymentState.Booked);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
    }

    @Test
    void unprocessed_events_are_processed_once_by_the_sweep() {
        Payment payment = payments.confirm(order("yes", 8412));
        String page = last(payments.checkoutPage(payment.id(), BACK));
        cards.payOn(page, "pm_card_visa");
        cards.down(true);
        all.news().receive("evt_1", Optional.of(payment.id()), page);
        all.news().receive("evt_2", Optional.of(PaymentId.create()), "pi_of_somebody_else");
        cards.down(false);

        later(Duration.ofMinutes(2));
        sweepUntilQuiet();
        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(all.sweep()).isZero();
    }

    @Test
    void a_payment_link_cannot_be_guessed_from_another_link_or_the_receipt() {
        Payment first = payments.confirm(order("yes", 8412));
        Payment second = payments.confirm(order("no", 8412));

        assertThat(last(payments.paymentLink(first.id()))).matches("[0-9a-z]{16}")
                .isNotEqualTo(last(payments.paymentLink(second.id()))).isNotEqualTo(last(payments.receiptUrl(first.id())));
        assertThat(payments.findByLink(last(payments.receiptUrl(first.id())))).isEmpty();
        assertThat(payments.paymentLink(first.id())).hasScheme("https").hasHost("millbrook.example")
                .hasPath("/pay/with/" + first.codes().link());
    }
}
