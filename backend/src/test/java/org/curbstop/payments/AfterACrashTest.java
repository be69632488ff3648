package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.BACK;
import static org.curbstop.payments.PaymentsForTests.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntryPosted;
import org.curbstop.common.Money;
import org.curbstop.payments.gateway.FakeCardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

/** Reproduces each point at which a process can stop; the kill test finds them by killing. */
@DatabaseTest
class AfterACrashTest {

    private final MovableClock clock = SampleUtility.clock();
    private final FakeCardGateway cards = new FakeCardGateway(clock);
    private final TestStore store;
    private final PaymentsForTests all;
    private final Payment payment;

    AfterACrashTest(TestStore store) {
        this.store = store;
        this.all = PaymentsForTests.over(store.store(), cards, new FakeSavedCardGateway(), clock);
        this.payment = all.payments().confirm(order("yes", 8412));
    }

    @Test
    void a_payment_stored_but_not_sent_to_the_gateway_is_completed_once() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        assertPaidOnceAfter(Duration.ofSeconds(21));
    }

    @Test
    void an_attempt_registered_but_not_charged_is_completed_once() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        apply(new PaymentEvent.AttemptRegistered(1, name()));
        assertPaidOnceAfter(Duration.ofSeconds(21));
    }

    @Test
    void an_attempt_registered_but_not_stored_is_completed_once() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        name();
        assertPaidOnceAfter(Duration.ofSeconds(21));
    }

    @Test
    void a_charge_that_was_not_stored_is_completed_once() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        apply(new PaymentEvent.AttemptRegistered(1, name()));
        cards.charge(name(), all.processor.attemptFor(payment, 1), "pm_card_visa");
        assertPaidOnceAfter(Duration.ofSeconds(21));
    }

    @Test
    void a_charged_payment_missing_from_the_ledger_is_posted_once() {
        chargedAndTaken();
        assertPaidOnceAfter(Duration.ofSeconds(21));
    }

    @Test
    void a_posting_unknown_to_the_payment_is_not_repeated() {
        CardCharge charge = chargedAndTaken();
        all.ledger().post(LedgerEntry.payment(payment.id().value(), ADA, Money.usd(8412), charge.at()));
        assertPaidOnceAfter(Duration.ofSeconds(21));
    }

    @Test
    void a_decline_that_was_not_stored_is_announced_later() {
        apply(new PaymentEvent.CardSubmitted("pm_card_chargeDeclined", clock.instant()));
        apply(new PaymentEvent.AttemptRegistered(1, name()));
        cards.charge(name(), all.processor.attemptFor(payment, 1), "pm_card_chargeDeclined");

        later(Duration.ofSeconds(21));
        all.sweep();

        assertThat(now().outcome()).isEqualTo(PaymentOutcome.DECLINED);
        assertThat(store.told()).singleElement().isInstanceOfSatisfying(
                PaymentFailed.class, failed -> assertThat(failed.reason()).isEqualTo(CardDecline.CARD_DECLINED));
    }

    @Test
    void a_long_interrupted_attempt_is_withdrawn_and_never_charged() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        apply(new PaymentEvent.AttemptRegistered(1, name()));

        later(Duration.ofMinutes(10));
        all.sweep();

        assertThat(now().decline()).contains(CardDecline.WITHDRAWN);
        assertThat(cards.charges()).isEmpty();
        assertThat(cards.charge(name(), all.processor.attemptFor(payment, 1), "pm_card_visa"))
                .isEqualTo(new GatewayStatus.Declined(CardDecline.WITHDRAWN));
        assertThat(store.told()).hasOnlyElementsOfType(PaymentFailed.class).hasSize(1);
    }

    @Test
    void an_interrupted_checkout_session_is_abandoned_and_can_be_reopened() {
        apply(new PaymentEvent.CheckoutRequested());

        later(Duration.ofSeconds(21));
        all.sweep();

        assertThat(now().state()).isEqualTo(new PaymentState.Confirmed(1));
        assertThat(all.payments().checkoutPage(payment.id(), BACK).toString()).startsWith("https://cards.example/");
    }

    @Test
    void the_sweep_skips_payments_with_an_active_lease() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));

        later(Duration.ofSeconds(19));
        assertThat(all.sweep()).isZero();
        assertThat(cards.charges()).isEmpty();
    }

    @Test
    void an_unresponsive_gateway_is_queried_less_and_less_often() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        apply(new PaymentEvent.AttemptRegistered(1, name()));
        apply(new PaymentEvent.StatusReceived(name(), new GatewayStatus.Unknown(), clock.instant()));
        cards.down(true);

        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clock.set(now().care().due().plusMillis(1));
            assertThat(all.sweep()).isEqualTo(1);
            pauses.add(Duration.between(clock.instant(), now().care().due()));
        }
        long expected = 5_000;
        for (Duration pause : pauses) {
            long most = Duration.ofMinutes(10).toMillis();
            assertThat(pause.toMillis()).isBetween(Math.min(expected, most) * 8 / 10, Math.min(expected * 12 / 10, most));
            expected *= 2;
        }
        assertThat(now().outcome()).as("the result is never guessed").isEqualTo(PaymentOutcome.UNSURE);
    }

    @Test
    void two_concurrent_sweeps_share_the_work() throws Exception {
        chargedAndTaken();
        later(Duration.ofSeconds(21));
        var other = PaymentsForTests.over(store.another(), cards, new FakeSavedCardGateway(), clock);
        Payment seen = now();

        assertThat(all.repository.claim(seen)).isPresent();
        assertThat(other.repository.claim(seen)).as("leased").isEqualTo(Optional.empty());
    }

    private void assertPaidOnceAfter(Duration time) {
        later(time);
        all.sweep();
        assertThat(now().outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(cards.charges()).hasSize(1);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(store.told().stream().<Object>map(Object::getClass).toList())
                .containsExactlyInAnyOrder(LedgerEntryPosted.class, PaymentTaken.class);
        assertThat(all.sweep()).as("nothing is left to do").isZero();
    }

    private CardCharge chargedAndTaken() {
        apply(new PaymentEvent.CardSubmitted("pm_card_visa", clock.instant()));
        apply(new PaymentEvent.AttemptRegistered(1, name()));
        var answer = (GatewayStatus.Approved) cards.charge(name(), all.processor.attemptFor(payment, 1), "pm_card_visa");
        apply(new PaymentEvent.StatusReceived(name(), answer, clock.instant()));
        return answer.charge();
    }

    private String name() {
        return cards.createAttempt(all.processor.attemptFor(payment, 1)).orElseThrow();
    }

    private void apply(PaymentEvent event) {
        all.repository.apply(payment.id(), event);
    }

    private Payment now() {
        return all.payments().find(payment.id()).orElseThrow();
    }

    private void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }
}
