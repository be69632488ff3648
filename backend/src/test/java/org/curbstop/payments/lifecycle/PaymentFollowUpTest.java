package org.curbstop.payments.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;

/** When a payment that makes no progress is checked again. */
class PaymentFollowUpTest {

    private static final PaymentProperties SETTINGS = new Binder().bindOrCreate("curbstop.payments", PaymentProperties.class);
    private static final Instant CONFIRMED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final CardCharge CHARGE = new CardCharge("pi_1", "ch_1", Money.usd(8412), NOW, Optional.empty());
    private static final List<Allocation> PARTS = List.of(new Allocation(new AccountId("acct_100200302"), Money.usd(500)));

    private static PaymentFollowUp after(PaymentState state) {
        return PaymentFollowUp.afterReaching(state, CONFIRMED, NOW, SETTINGS);
    }

    private static PaymentState page(Instant expires) {
        var session = new PaymentState.CheckoutSession("cs_1", URI.create("https://pay.example"), expires);
        return new PaymentState.OnPage(1, Optional.of(session));
    }

    @Test
    void a_payment_waiting_for_the_payer_is_due_at_its_expiry() {
        for (PaymentState state : List.of(new PaymentState.Confirmed(1), new PaymentState.Declined(1, CardDecline.CARD_DECLINED))) {
            assertThat(after(state)).isEqualTo(new PaymentFollowUp(true, CONFIRMED.plus(Duration.ofHours(23)), 0));
        }
    }

    @Test
    void a_payment_in_progress_is_due_after_its_lease() {
        var due = new PaymentFollowUp(true, NOW.plusSeconds(20), 0);
        assertThat(after(new PaymentState.OnPage(1, Optional.empty()))).isEqualTo(due);
        assertThat(after(new PaymentState.Charging(1, "pm_1", Optional.empty(), NOW))).isEqualTo(due);
        assertThat(after(new PaymentState.Taken(CHARGE))).isEqualTo(due);
        assertThat(after(page(NOW.plusSeconds(3600)))).isEqualTo(new PaymentFollowUp(true, NOW.plusSeconds(60), 0));
        assertThat(after(new PaymentState.Unsure(1, "pm_1", "pi_1", NOW))).isEqualTo(new PaymentFollowUp(true, NOW.plusSeconds(5), 0));
    }

    @Test
    void a_finished_payment_is_never_due_again() {
        for (PaymentState state : List.of(new PaymentState.Expired(), new PaymentState.Cancelled(), new PaymentState.InReview(CHARGE),
                new PaymentState.Booked(CHARGE, List.of()))) {
            assertThat(after(state).open()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Refund.RefundStatus.class)
    void a_refund_is_followed_up_until_posted_or_failed(Refund.RefundStatus status) {
        Refund refund = Refund.requested("ref_1", "key", PARTS, Money.usd(0), "why", NOW).with(status, Optional.empty());
        Optional<Duration> pause = switch (status) {
            case ASKED, MADE, RETURNED -> Optional.of(Duration.ofSeconds(20));
            case PENDING -> Optional.of(Duration.ofMinutes(10));
            case BOOKED, PARKED, FAILED -> Optional.empty();
        };
        PaymentFollowUp followUp = after(new PaymentState.Booked(CHARGE, List.of(refund)));
        assertThat(followUp.open()).isEqualTo(pause.isPresent());
        assertThat(followUp.due()).isEqualTo(NOW.plus(pause.orElse(Duration.ZERO)));
    }

    @ParameterizedTest
    @EnumSource(Dispute.PostingStatus.class)
    void a_dispute_is_followed_up_until_all_movements_are_posted(Dispute.PostingStatus posting) {
        var movement = new Dispute.DisputeMovement("txn_1", true, PARTS, Money.usd(0), NOW, posting);
        var dispute = new Dispute("du_1", Money.usd(500), Dispute.DisputeStatus.OPEN, NOW, Optional.empty(), List.of(movement));
        assertThat(after(new PaymentState.Booked(CHARGE, List.of(), List.of(dispute))).open())
                .isEqualTo(posting == Dispute.PostingStatus.TO_POST);
    }

    @Test
    void an_unsure_payment_is_finally_queried_every_ten_minutes() {
        PaymentState unsure = new PaymentState.Unsure(1, "pm_1", "pi_1", NOW);
        assertPause(new PaymentFollowUp(true, NOW, 0).postponed(unsure, NOW, SETTINGS), 1, Duration.ofSeconds(5));
        assertPause(new PaymentFollowUp(true, NOW, 1).postponed(unsure, NOW, SETTINGS), 2, Duration.ofSeconds(10));
        assertPause(new PaymentFollowUp(true, NOW, 30).postponed(unsure, NOW, SETTINGS), 31, Duration.ofMinutes(10));
        assertPause(new PaymentFollowUp(true, NOW, 1).postponed(new PaymentState.Taken(CHARGE), NOW, SETTINGS), 2, Duration.ofSeconds(10));
    }

    @Test
    void sent_refunds_and_open_checkout_sessions_are_queried_rarely() {
        PaymentState booked = new PaymentState.Booked(CHARGE, List.of());
        assertPause(new PaymentFollowUp(true, NOW, 0).postponed(booked, NOW, SETTINGS), 1, Duration.ofMinutes(10));
        assertPause(new PaymentFollowUp(true, NOW, 30).postponed(booked, NOW, SETTINGS), 31, Duration.ofHours(6));
        PaymentState open = page(NOW.plus(Duration.ofHours(20)));
        assertPause(new PaymentFollowUp(true, NOW, 0).postponed(open, NOW, SETTINGS), 1, Duration.ofMinutes(1));
        assertPause(new PaymentFollowUp(true, NOW, 30).postponed(open, NOW, SETTINGS), 31, Duration.ofHours(6));
    }

    @Test
    void a_checkout_session_that_ends_sooner_is_checked_when_it_ends() {
        Instant end = NOW.plusSeconds(30);
        assertThat(new PaymentFollowUp(true, NOW, 3).postponed(page(end), NOW, SETTINGS)).isEqualTo(new PaymentFollowUp(true, end, 4));
        assertThat(new PaymentFollowUp(true, NOW, 3).postponed(page(NOW), NOW, SETTINGS).due()).as("a session that has ended").isAfter(NOW);
    }

    private static void assertPause(PaymentFollowUp followUp, int tries, Duration about) {
        assertThat(followUp.open()).isTrue();
        assertThat(followUp.tries()).isEqualTo(tries);
        assertThat(Duration.between(NOW, followUp.due()))
                .isBetween(about.multipliedBy(79).dividedBy(100), about.multipliedBy(121).dividedBy(100));
    }
}
