package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.Dispute.DisputeMovement;
import org.curbstop.payments.Dispute.DisputeStatus;
import org.curbstop.payments.Dispute.PostingStatus;
import org.curbstop.payments.Refund.RefundStatus;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.store.OutboxMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;

/** One payment as a value: its outcome, its events, and what can be refunded. */
class PaymentTest {

    private static final PaymentProperties SETTINGS = new Binder().bindOrCreate("curbstop.payments", PaymentProperties.class);
    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final AccountId CY = new AccountId("acct_100200559");
    private static final AccountId TENANT = new AccountId("acct_100200633");
    private static final PersonId PAYER = PersonId.create();
    private static final CardCharge CHARGE = new CardCharge(
            "pi_1", "ch_1", Money.usd(6180), NOON, Optional.of(new CardSummary("visa", "4242")));

    /** $40 for one account, $20 for another, and a fee of $1.80. */
    private static final Payment CONFIRMED = confirmed(180);

    private static Payment confirmed(long fee) {
        var request = new PaymentRequest(
                "key", List.of(new Allocation(CY, Money.usd(4000)), new Allocation(TENANT, Money.usd(2000))), Channel.PORTAL,
                Language.ENGLISH, Optional.of(PAYER), Optional.of("ada@example.org"));
        return Payment.create(request, Money.usd(fee), new Payment.PaymentCodes("123456789", "link", "receipt"), NOON, SETTINGS);
    }

    private static Payment in(PaymentState state) {
        return new Payment(
                CONFIRMED.id(), 0, CONFIRMED.order(), CONFIRMED.fee(), CONFIRMED.codes(), NOON, CONFIRMED.accounts(), state,
                CONFIRMED.history(), CONFIRMED.care(), List.of());
    }

    private static Payment booked(Refund... refunds) {
        return in(new PaymentState.Booked(CHARGE, List.of(refunds)));
    }

    private static Refund refund(String id, AccountId account, long cents, long fee, RefundStatus status) {
        return Refund.requested(id, "key-" + id, List.of(new Allocation(account, Money.usd(cents))), Money.usd(fee), "why", NOON)
                .with(status, Optional.of("re_" + id));
    }

    private static DisputeMovement movement(String id, boolean withdrawn, long cents, PostingStatus posting) {
        return new DisputeMovement(id, withdrawn, List.of(new Allocation(CY, Money.usd(cents))), Money.usd(20), NOON, posting);
    }

    private static Dispute dispute(DisputeStatus status, DisputeMovement... movements) {
        return new Dispute("du_1", Money.usd(500), status, NOON, Optional.empty(), List.of(movements));
    }

    private static Payment apply(Payment payment, PaymentEvent event) {
        return payment.apply(event, NOON.plusSeconds(60), SETTINGS);
    }

    private static List<String> events(Payment payment) {
        return payment.outbox().stream().map(OutboxMessage::event).map(event -> event.getClass().getSimpleName()).toList();
    }

    @ParameterizedTest
    @CsvSource({"1,true", "200,true", "0,false", "201,false"})
    void a_confirmation_has_a_key_of_one_to_two_hundred_characters(int length, boolean valid) {
        Runnable made = () -> new PaymentRequest("k".repeat(length), List.of(new Allocation(CY, Money.usd(1))), Channel.CHAT,
                Language.ENGLISH, Optional.empty(), Optional.empty());
        if (valid) {
            made.run();
        } else {
            assertThatThrownBy(made::run).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void an_order_has_each_account_once_and_at_least_one() {
        Allocation part = new Allocation(CY, Money.usd(100));
        for (List<Allocation> wrong : List.of(List.<Allocation>of(), List.of(part, new Allocation(CY, Money.usd(200))))) {
            assertThatThrownBy(() -> new PaymentRequest("k", wrong, Channel.CHAT, Language.ENGLISH, Optional.empty(), Optional.empty()))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> new Allocation(CY, Money.usd(0))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void the_card_is_charged_the_amount_and_the_fee() {
        assertThat(CONFIRMED.amount()).isEqualTo(Money.usd(6000));
        assertThat(CONFIRMED.total()).isEqualTo(Money.usd(6180));
        assertThat(CONFIRMED.outcome()).isEqualTo(PaymentOutcome.OPEN);
        assertThat(CONFIRMED.history()).singleElement().extracting(Payment.StateChange::to).isEqualTo("Confirmed");
    }

    @Test
    void only_the_signed_in_payer_is_recognized_and_a_guest_is_not() {
        assertThat(CONFIRMED.isPaidBy(Actor.customer(Channel.PORTAL, "192.0.2.1", PAYER))).isTrue();
        assertThat(CONFIRMED.isPaidBy(Actor.customer(Channel.PORTAL, "192.0.2.1", PersonId.create()))).isFalse();
        var request = new PaymentRequest(
                "key", CONFIRMED.order().allocations(), Channel.PAGE, Language.ENGLISH, Optional.empty(), Optional.empty());
        Payment guest = Payment.create(request, Money.usd(0), CONFIRMED.codes(), NOON, SETTINGS);
        assertThat(guest.isPaidBy(Actor.anonymous(Channel.PAGE, "192.0.2.1"))).isFalse();
    }

    @Test
    void each_state_has_an_outcome_and_a_charge_only_after_taking_money() {
        var page = new PaymentState.CheckoutSession("cs_1", URI.create("https://pay.example"), NOON);
        assertOutcome(new PaymentState.OnPage(1, Optional.of(page)), PaymentOutcome.OPEN, "cs_1");
        assertOutcome(new PaymentState.Charging(1, "pm_1", Optional.of("pi_1"), NOON), PaymentOutcome.PENDING, "pi_1");
        assertOutcome(new PaymentState.Unsure(1, "pm_1", "pi_1", NOON), PaymentOutcome.UNSURE, "pi_1");
        assertOutcome(new PaymentState.Declined(1, CardDecline.CARD_DECLINED), PaymentOutcome.DECLINED, "");
        assertOutcome(new PaymentState.InReview(CHARGE), PaymentOutcome.UNSURE, "");
        assertOutcome(new PaymentState.InReview(CHARGE, Optional.of(NOON)), PaymentOutcome.REVIEWED, "");
        assertOutcome(new PaymentState.Expired(), PaymentOutcome.EXPIRED, "");
        assertOutcome(new PaymentState.Cancelled(), PaymentOutcome.CANCELLED, "");
        for (PaymentState taken : List.of(new PaymentState.Taken(CHARGE), new PaymentState.Booked(CHARGE, List.of()))) {
            assertThat(in(taken).outcome()).isEqualTo(PaymentOutcome.PAID);
            assertThat(in(taken).charge()).contains(CHARGE);
            assertThat(in(taken).isAttempt("pi_1")).isTrue();
            assertThat(in(taken).isAttempt("pi_2")).isFalse();
        }
        assertThat(in(new PaymentState.OnPage(1, Optional.of(page))).isOnCheckoutPage()).isTrue();
        assertThat(CONFIRMED.isOnCheckoutPage()).isFalse();
        assertThat(CONFIRMED.isAttempt("")).isFalse();
    }

    private static void assertOutcome(PaymentState state, PaymentOutcome outcome, String attempt) {
        assertThat(in(state).outcome()).isEqualTo(outcome);
        assertThat(in(state).charge()).isEmpty();
        assertThat(in(state).isAttempt(attempt)).isEqualTo(!attempt.isEmpty());
        assertThat(in(state).isAttempt("other")).isFalse();
        assertThat(in(state).refunds()).isEmpty();
        assertThat(in(state).disputes()).isEmpty();
    }

    @Test
    void a_decline_is_announced_only_if_the_payer_may_have_left() {
        var declined = new PaymentEvent.StatusReceived("pi_1", new GatewayStatus.Declined(CardDecline.CARD_DECLINED), NOON);
        Payment charging = in(new PaymentState.Charging(1, "pm_1", Optional.of("pi_1"), NOON));
        assertThat(events(charging.apply(declined, NOON.plusSeconds(15), SETTINGS))).isEmpty();
        assertThat(events(charging.apply(declined, NOON.plusSeconds(16), SETTINGS))).containsExactly("PaymentFailed");
        Payment unsure = in(new PaymentState.Unsure(1, "pm_1", "pi_1", NOON));
        assertThat(events(unsure.apply(declined, NOON, SETTINGS))).containsExactly("PaymentFailed");
    }

    @Test
    void a_long_history_keeps_its_first_and_last_entries() {
        Payment payment = CONFIRMED;
        for (int i = 1; i <= 50; i++) {
            Instant at = NOON.plusSeconds(i);
            payment = payment.apply(new PaymentEvent.CardSubmitted("pm_1", at), at, SETTINGS)
                    .apply(new PaymentEvent.GatewayNotReached(i), at, SETTINGS);
        }
        assertThat(payment.history()).hasSize(60);
        assertThat(payment.history().getFirst()).isEqualTo(CONFIRMED.history().getFirst());
        assertThat(payment.reachedAt()).isEqualTo(NOON.plusSeconds(50));
    }

    @Test
    void an_event_without_effect_returns_the_same_instance() {
        assertThat(apply(CONFIRMED, new PaymentEvent.PaymentPosted())).isSameAs(CONFIRMED);
        assertThat(apply(booked(), new PaymentEvent.RefundRequested(refund("1", TENANT, 2001, 0, RefundStatus.ASKED)))).isEqualTo(booked());
        assertThat(apply(booked(), new PaymentEvent.RefundRequested(refund("1", TENANT, 2000, 0, RefundStatus.ASKED))).refunds())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(RefundStatus.class)
    void a_refund_counts_unless_failed_and_is_refunded_once_sent(RefundStatus status) {
        Payment payment = booked(refund("1", CY, 1000, 30, status));
        boolean failed = status == RefundStatus.FAILED || status == RefundStatus.RETURNED;
        boolean sent = status == RefundStatus.MADE || status == RefundStatus.BOOKED || status == RefundStatus.PARKED;
        assertThat(payment.refundedTo(CY)).isEqualTo(Money.usd(failed ? 0 : 1000));
        assertThat(payment.refundedTo(TENANT)).isEqualTo(Money.usd(0));
        assertThat(payment.remainingFee()).isEqualTo(Money.usd(failed ? 180 : 150));
        assertThat(payment.refunded()).isEqualTo(Money.usd(sent ? 1030 : 0));
        assertThat(payment.receipt().refundsPending()).isEqualTo(Money.usd(failed || sent ? 0 : 1030));
    }

    @Test
    void a_fully_refunded_payment_is_no_longer_called_paid() {
        assertThat(booked(refund("1", CY, 4000, 120, RefundStatus.BOOKED)).outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(booked(refund("1", CY, 4000, 120, RefundStatus.BOOKED), refund("2", TENANT, 2000, 60, RefundStatus.MADE)).outcome())
                .isEqualTo(PaymentOutcome.REFUNDED);
    }

    @Test
    void a_refund_is_published_only_when_posted_or_failed() {
        assertThat(events(apply(booked(refund("1", CY, 1000, 0, RefundStatus.ASKED)), new PaymentEvent.RefundSent("1", "re_1", NOON))))
                .isEmpty();
        assertThat(events(apply(booked(refund("1", CY, 1000, 0, RefundStatus.MADE)), new PaymentEvent.RefundPosted("1"))))
                .containsExactly("RefundChanged");
        assertThat(events(apply(booked(refund("1", CY, 1000, 0, RefundStatus.ASKED)), new PaymentEvent.RefundPending("1", "re_1"))))
                .containsExactly("RefundChanged");
        assertThat(events(apply(booked(refund("1", CY, 1000, 0, RefundStatus.BOOKED)), new PaymentEvent.RefundReturned("1")))).isEmpty();
        Payment two = booked(refund("1", CY, 1000, 0, RefundStatus.BOOKED), refund("2", CY, 500, 0, RefundStatus.PENDING));
        assertThat(events(apply(two, new PaymentEvent.RefundFailed("2")))).as("only this refund").containsExactly("RefundChanged");
    }

    @Test
    void a_dispute_is_published_once_for_each_status() {
        Payment open = apply(booked(), new PaymentEvent.DisputeObserved(dispute(DisputeStatus.OPEN)));
        assertThat(events(open)).containsExactly("DisputeChanged");
        Payment moved = apply(open, new PaymentEvent.DisputeObserved(
                dispute(DisputeStatus.OPEN, movement("txn_1", true, 500, PostingStatus.TO_POST))));
        assertThat(events(moved)).isEmpty();
        assertThat(events(apply(moved, new PaymentEvent.DisputeObserved(dispute(DisputeStatus.WON))))).containsExactly("DisputeChanged");
    }

    @Test
    void the_bank_withholds_the_disputed_amount_until_returned() {
        DisputeMovement taken = movement("txn_1", true, 500, PostingStatus.POSTED);
        DisputeMovement returned = movement("txn_2", false, 500, PostingStatus.POSTED);
        assertThat(dispute(DisputeStatus.OPEN, taken).withheld()).isEqualTo(Money.usd(520));
        assertThat(dispute(DisputeStatus.WON, taken, returned).withheld()).isEqualTo(Money.usd(0));
        Payment payment = in(new PaymentState.Booked(CHARGE, List.of(), List.of(dispute(DisputeStatus.OPEN, taken))));
        assertThat(payment.receipt().disputed()).isEqualTo(Money.usd(520));
        assertThat(payment.receipt().paidAt()).contains(NOON);
        assertThat(payment.receipt().card()).contains(new CardSummary("visa", "4242"));
    }

    @Test
    void merging_two_views_of_a_dispute_counts_each_movement_once() {
        Dispute first = dispute(DisputeStatus.LOST, movement("txn_1", true, 500, PostingStatus.POSTED));
        Dispute later = new Dispute("du_1", Money.usd(500), DisputeStatus.OPEN, NOON, Optional.of(NOON.plus(Duration.ofDays(7))), List.of(
                movement("txn_1", true, 500, PostingStatus.TO_POST), movement("txn_2", false, 500, PostingStatus.TO_POST)));
        Dispute merged = first.merge(later);
        assertThat(merged.status()).isEqualTo(DisputeStatus.LOST);
        assertThat(merged.answerBy()).contains(NOON.plus(Duration.ofDays(7)));
        assertThat(merged.movements()).extracting(DisputeMovement::id).containsExactly("txn_1", "txn_2");
        assertThat(merged.movements().getFirst().posting()).isEqualTo(PostingStatus.POSTED);
        assertThat(later.merge(first).status()).isEqualTo(DisputeStatus.LOST);
        assertThat(later.merge(first).answerBy()).isPresent();
    }

    @Test
    void the_first_state_is_due_when_the_payment_expires() {
        assertThat(CONFIRMED.care().due()).isEqualTo(NOON.plus(SETTINGS.validFor()));
        assertThat(CONFIRMED.care().open()).isTrue();
    }
}
