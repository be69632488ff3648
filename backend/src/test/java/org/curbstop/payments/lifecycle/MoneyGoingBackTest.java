package org.curbstop.payments.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.Dispute.PostingStatus;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.Refund.RefundStatus;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** States of refunds and disputes of a booked payment. */
class MoneyGoingBackTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final CardCharge CHARGE = new CardCharge("pi_1", "ch_1", Money.usd(8412), NOON, Optional.empty());
    private static final List<Allocation> PARTS = List.of(new Allocation(new AccountId("acct_100200302"), Money.usd(500)));

    private static Refund refund(String id, RefundStatus status, boolean proposed) {
        return new Refund(id, "key-" + id, PARTS, Money.usd(0), "why", NOON, status, Optional.of("re_" + id), proposed);
    }

    private static PaymentState booked(Refund... refunds) {
        return new PaymentState.Booked(CHARGE, List.of(refunds));
    }

    private static List<RefundStatus> after(PaymentState state, PaymentEvent event) {
        return ((PaymentState.Booked) PaymentStateMachine.next(state, event).state()).refunds().stream().map(Refund::progress).toList();
    }

    @ParameterizedTest
    @EnumSource(RefundStatus.class)
    void each_refund_event_applies_only_in_states_that_expect_it(RefundStatus from) {
        boolean notSent = from == RefundStatus.ASKED || from == RefundStatus.PENDING;
        boolean sent = from == RefundStatus.MADE || from == RefundStatus.BOOKED || from == RefundStatus.PARKED;
        Map<PaymentEvent, RefundStatus> expected = Map.of(
                new PaymentEvent.RefundPending("1", "re_1"), notSent ? RefundStatus.PENDING : from,
                new PaymentEvent.RefundSent("1", "re_1", NOON), notSent ? RefundStatus.MADE : from,
                new PaymentEvent.RefundPosted("1"), from == RefundStatus.MADE ? RefundStatus.BOOKED : from,
                new PaymentEvent.RefundFailed("1"), notSent ? RefundStatus.FAILED : from,
                new PaymentEvent.RefundReturned("1"), sent ? RefundStatus.RETURNED : from,
                new PaymentEvent.RefundReversed("1"), from == RefundStatus.RETURNED ? RefundStatus.FAILED : from,
                new PaymentEvent.SplitApproved("1"), from == RefundStatus.PARKED ? RefundStatus.MADE : from);
        PaymentState state = booked(refund("1", from, false), refund("2", from, false));
        expected.forEach((event, to) -> assertThat(after(state, event)).as("%s", event).containsExactly(to, from));
    }

    @Test
    void a_sent_refund_with_proposed_shares_waits_for_staff() {
        assertThat(after(booked(refund("1", RefundStatus.PENDING, true)), new PaymentEvent.RefundSent("1", "re_1", NOON)))
                .containsExactly(RefundStatus.PARKED);
    }

    @Test
    void a_refund_seen_at_stripe_is_recorded_once_by_either_id() {
        Refund seen = refund("1", RefundStatus.MADE, false);
        PaymentState known = PaymentStateMachine.next(booked(), new PaymentEvent.RefundObserved(seen)).state();
        assertThat(known).isEqualTo(booked(seen));
        assertThat(PaymentStateMachine.next(known, new PaymentEvent.RefundObserved(seen)).state()).isEqualTo(known);
        Refund sameByStripe = new Refund("other", "key", PARTS, Money.usd(0), "", NOON, RefundStatus.MADE, seen.ref(), false);
        assertThat(PaymentStateMachine.next(known, new PaymentEvent.RefundObserved(sameByStripe)).state()).isEqualTo(known);
        Refund withoutIds = new Refund("2", "key", PARTS, Money.usd(0), "", NOON, RefundStatus.ASKED, Optional.empty(), false);
        PaymentState unnamed = booked(new Refund("3", "k3", PARTS, Money.usd(0), "", NOON, RefundStatus.ASKED, Optional.empty(), false));
        assertThat(after(unnamed, new PaymentEvent.RefundObserved(withoutIds))).as("two refunds without ids are distinct").hasSize(2);
    }

    @Test
    void a_stripe_refund_is_matched_by_its_id_or_ours() {
        Refund ours = refund("1", RefundStatus.ASKED, false);
        assertThat(ours.matches(gatewayRefund("re_1", Optional.empty()))).isTrue();
        assertThat(ours.matches(gatewayRefund("re_9", Optional.of("1")))).isTrue();
        assertThat(ours.matches(gatewayRefund("re_9", Optional.of("2")))).isFalse();
    }

    private static RefundsAndDisputes.GatewayRefund gatewayRefund(String ref, Optional<String> ours) {
        return new RefundsAndDisputes.GatewayRefund(
                ref, ours, Money.usd(500), RefundsAndDisputes.GatewayRefundStatus.SUCCEEDED, NOON);
    }

    @Test
    void a_movement_is_posted_once_and_a_parked_one_only_after_approval() {
        PaymentState state = disputed(PostingStatus.TO_POST, PostingStatus.PARKED);
        assertThat(next(state, new PaymentEvent.DisputeMovementPosted("du_1", "txn_1")))
                .isEqualTo(disputed(PostingStatus.POSTED, PostingStatus.PARKED));
        assertThat(next(state, new PaymentEvent.DisputeMovementPosted("du_1", "txn_2"))).isEqualTo(state);
        assertThat(next(state, new PaymentEvent.SplitApproved("txn_1"))).isEqualTo(state);
        assertThat(next(state, new PaymentEvent.SplitApproved("txn_2")))
                .isEqualTo(disputed(PostingStatus.TO_POST, PostingStatus.TO_POST));
    }

    @Test
    void a_second_dispute_is_added_and_a_known_one_merged() {
        PaymentState state = disputed(PostingStatus.POSTED, PostingStatus.POSTED);
        Dispute other = new Dispute("du_2", Money.usd(100), Dispute.DisputeStatus.OPEN, NOON, Optional.empty(), List.of());
        assertThat(((PaymentState.Booked) next(state, new PaymentEvent.DisputeObserved(other))).disputes()).hasSize(2);
        Dispute won = new Dispute("du_1", Money.usd(1000), Dispute.DisputeStatus.WON, NOON, Optional.empty(), List.of());
        assertThat(((PaymentState.Booked) next(state, new PaymentEvent.DisputeObserved(won))).disputes()).singleElement()
                .satisfies(merged -> {
                    assertThat(merged.status()).isEqualTo(Dispute.DisputeStatus.WON);
                    assertThat(merged.movements()).hasSize(2);
                });
    }

    private static PaymentState next(PaymentState state, PaymentEvent event) {
        return PaymentStateMachine.next(state, event).state();
    }

    private static PaymentState disputed(PostingStatus first, PostingStatus second) {
        return new PaymentState.Booked(CHARGE, List.of(), List.of(new Dispute(
                "du_1", Money.usd(1000), Dispute.DisputeStatus.OPEN, NOON, Optional.empty(), List.of(
                new Dispute.DisputeMovement("txn_1", true, PARTS, Money.usd(0), NOON, first),
                new Dispute.DisputeMovement("txn_2", true, PARTS, Money.usd(0), NOON, second)))));
    }
}
