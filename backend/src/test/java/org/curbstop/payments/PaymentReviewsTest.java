package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.CY;
import static org.curbstop.payments.PaymentsForTests.CYS_TENANT;
import static org.curbstop.payments.PaymentsForTests.order;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.PaymentReview.ReviewReason;
import org.curbstop.payments.PaymentReviews.ResolveResult;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayRefundStatus;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** What staff see of payments that need a review, and what their decisions do. */
@DatabaseTest
class PaymentReviewsTest extends PaymentsTestBase {

    private static final Actor SAM = Actor.staff("sam");

    PaymentReviewsTest(TestStore store) {
        super(store);
    }

    private Payment paidForTwo() {
        Payment payment = payments
                .confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        return payments.charge(payment.id(), "pm_card_visa");
    }

    private PaymentReview only(ReviewReason kind) {
        all.sweep();
        return all.reviews().listOpen(10, SAM).stream().filter(review -> review.kind() == kind).findFirst().orElseThrow();
    }

    private void heard(Payment payment) {
        all.news().enqueue("evt_1", Optional.empty(), payment.charge().orElseThrow().ref());
    }

    @Test
    void only_staff_can_see_and_decide_reviews() {
        Payment payment = paidForTwo();
        cards.dispute(payment.charge().orElseThrow(), payment.total());
        heard(payment);
        PaymentReview review = only(ReviewReason.DISPUTE);
        Actor customer = Actor.customer(Channel.PORTAL, "192.0.2.1", PersonId.create());
        assertThatThrownBy(() -> all.reviews().listOpen(1, customer)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.reviews().listResolved(1, customer)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.reviews().proposedAllocations(review, customer)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.reviews().resolve(review.id(), "mine", true, customer)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_proposal_declined_by_staff_is_not_posted() {
        Payment payment = paidForTwo();
        cards.refundInDashboard(payment.charge().orElseThrow(), Money.usd(3000), GatewayRefundStatus.SUCCEEDED);
        heard(payment);
        PaymentReview review = only(ReviewReason.REFUND_TO_SHARE);
        assertThat(all.reviews().proposedAllocations(review, SAM)).containsExactly(
                new Allocation(CY, Money.usd(2000)), new Allocation(CYS_TENANT, Money.usd(1000)));
        assertThat(all.reviews().resolve(review.id(), "x".repeat(PaymentReviews.MAX_NOTE_LENGTH + 1), false, SAM))
                .isEqualTo(ResolveResult.NOTE_MISSING);
        assertThat(all.reviews().resolve(review.id(), "x".repeat(PaymentReviews.MAX_NOTE_LENGTH), false, SAM))
                .isEqualTo(ResolveResult.DONE);
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(-4000));
        assertThat(all.reviews().listResolved(1, SAM).getFirst().resolution().orElseThrow().entered()).isFalse();
    }

    @Test
    void a_partial_dispute_is_posted_after_staff_review() {
        Payment payment = paidForTwo();
        cards.dispute(payment.charge().orElseThrow(), Money.usd(3000));
        heard(payment);
        PaymentReview review = only(ReviewReason.DISPUTE_TO_SHARE);
        assertThat(all.reviews().proposedAllocations(review, SAM)).hasSize(2);
        assertThat(all.reviews().proposedAllocations(only(ReviewReason.DISPUTE), SAM)).as("no amount to allocate").isEmpty();
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(-4000));
        assertThat(all.reviews().resolve(review.id(), "in proportion", true, SAM)).isEqualTo(ResolveResult.DONE);
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(-2000));
        assertThat(all.ledger().balance(CYS_TENANT)).isEqualTo(Money.usd(-1000));
        assertThat(all.reviews().listResolved(1, SAM).getFirst().resolution().orElseThrow().entered()).isTrue();
    }

    @Test
    void closing_the_review_of_a_wrong_amount_releases_the_account() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.nextCharge(charge -> new CardCharge(
                charge.ref(), charge.charge(), Money.usd(329), charge.at(), charge.card(), charge.payment()));
        payments.charge(payment.id(), "pm_card_visa");
        assertThat(all.pendingPayments.hasPendingPayment(ADA)).isTrue();
        PaymentReview review = only(ReviewReason.WRONG_AMOUNT);

        assertThat(all.reviews().resolve(review.id(), "Refunded at Stripe", false, SAM)).isEqualTo(ResolveResult.DONE);
        assertThat(all.pendingPayments.hasPendingPayment(ADA)).isFalse();
        assertThat(payments.find(payment.id()).map(Payment::outcome)).contains(PaymentOutcome.REVIEWED);
        assertThat(payments.findRecent(ADA)).isEmpty();

        all.news().enqueue("evt_1", Optional.empty(), ((PaymentState.InReview) all.repository.get(payment.id()).state()).charge().ref());
        all.sweep();
        assertThat(all.pendingPayments.hasPendingPayment(ADA)).as("the event of the refund arrives later").isFalse();
        assertThat(all.reviews().listOpen(10, SAM)).isEmpty();
        assertThat(all.ledger().entries(ADA, 10, Optional.empty())).isEmpty();
    }

    @Test
    void a_payment_unsure_for_a_day_is_listed() {
        Payment payment = payments.confirm(order("yes", 8413));
        payments.charge(payment.id(), "pm_card_visa");
        cards.down(true);
        later(Duration.ofHours(23));
        all.sweep();
        assertThat(all.reviews().listOpen(1, SAM)).isEmpty();
        later(Duration.ofHours(2));
        assertThat(only(ReviewReason.UNSURE).amount()).isEqualTo(payment.total());
    }

    @Test
    void a_refund_pending_for_ten_days_is_listed() {
        Payment payment = payments.charge(payments.confirm(order("yes", 8412)).id(), "pm_card_visa");
        cards.refundsBegin(GatewayRefundStatus.PENDING);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");
        later(Duration.ofDays(9));
        all.sweep();
        assertThat(all.reviews().listOpen(1, SAM)).isEmpty();
        later(Duration.ofDays(2));
        assertThat(only(ReviewReason.REFUND_LATE).amount()).isEqualTo(payment.total());
    }

    @Test
    void a_payment_for_too_many_accounts_is_refused() {
        List<Allocation> eleven = IntStream.range(0, 11)
                .mapToObj(i -> new Allocation(new AccountId("acct_1002003%02d".formatted(i)), Money.usd(100))).toList();
        assertThat(payments.quote(eleven).refusal()).contains(new PaymentQuote.LimitRefusal(
                PaymentQuote.LimitRefusal.LimitReason.TOO_MANY_ACCOUNTS, Money.usd(0), 10));
        assertThat(payments.quote(eleven.subList(0, 10)).refusal()).isEmpty();
    }

    @Test
    void recent_payments_are_of_the_last_quarter_hour_with_completed_ones_first() {
        Payment paid = payments.charge(payments.confirm(order("one", 1200)).id(), "pm_card_visa");
        Payment unsure = payments.charge(payments.confirm(order("two", 8413)).id(), "pm_card_visa");
        assertThat(unsure.outcome()).isEqualTo(PaymentOutcome.UNSURE);
        assertThat(payments.findRecent(ADA)).contains(new RecentPayment(paid.amount(), Duration.ZERO, false));
        later(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(payments.findRecent(ADA)).isPresent();
        later(Duration.ofSeconds(1));
        assertThat(payments.findRecent(ADA)).isEmpty();
        payments.confirm(order("three", 100));
        assertThat(payments.findRecent(ADA)).as("only confirmed").isEmpty();
    }
}
