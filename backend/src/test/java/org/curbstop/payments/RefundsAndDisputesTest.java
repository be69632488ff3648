package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.CY;
import static org.curbstop.payments.PaymentsForTests.CYS_TENANT;
import static org.curbstop.payments.PaymentsForTests.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentReview.ReviewReason;
import org.curbstop.payments.gateway.RefundsAndDisputes.GatewayRefundStatus;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Disputes, refunds made at Stripe, and pending refunds: each is in the ledger once or listed for staff. */
@DatabaseTest
class RefundsAndDisputesTest extends PaymentsTestBase {

    private static final Actor SAM = Actor.staff("sam");
    private static final int SEEDS = 60;

    RefundsAndDisputesTest(TestStore store) {
        super(store);
    }

    private Payment paid(String key, long cents) {
        Payment payment = payments.confirm(order(key, cents));
        return payments.charge(payment.id(), "pm_card_visa");
    }

    private Payment paidForTwo(String key) {
        Payment payment = payments
                .confirm(order(key, Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        return payments.charge(payment.id(), "pm_card_visa");
    }

    private static CardCharge charge(Payment payment) {
        return payment.charge().orElseThrow();
    }

    private Money balance(AccountId account) {
        return all.ledger().balance(account);
    }

    /** Delivers a webhook as Stripe sends it for a refund or dispute: without our payment ID. */
    private void told(String event, Payment payment) {
        all.news().enqueue(event, Optional.empty(), charge(payment).ref());
        all.sweep();
    }

    private Payment now(Payment payment) {
        return payments.find(payment.id()).orElseThrow();
    }

    private List<ReviewReason> reviews() {
        return all.reviews().listOpen(100, SAM).stream().map(PaymentReview::kind).toList();
    }

    @Test
    void a_disputed_payment_is_owed_again_until_the_bank_returns_it() {
        Payment payment = paid("yes", 8412);
        String dispute = cards.dispute(charge(payment), payment.total());
        told("evt_1", payment);
        told("evt_2", payment);

        assertThat(balance(ADA)).isEqualTo(Money.usd(0));
        assertThat(now(payment).receipt().disputed()).isEqualTo(payment.total());
        assertThat(reviews()).containsExactly(ReviewReason.DISPUTE);
        assertThat(all.reviews().listOpen(1, SAM).getFirst().answerBy()).isPresent();

        cards.decide(dispute, true);
        told("evt_3", payment);
        assertThat(balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(now(payment).receipt().disputed()).isEqualTo(Money.usd(0));
        assertThat(store.told().stream().filter(DisputeChanged.class::isInstance)).hasSize(2);
    }

    @Test
    void a_lost_dispute_stays_owed() {
        Payment payment = paid("yes", 8412);
        cards.decide(cards.dispute(charge(payment), payment.total()), false);
        told("evt_1", payment);

        assertThat(balance(ADA)).isEqualTo(Money.usd(0));
        assertThat(now(payment).disputes().getFirst().status()).isEqualTo(Dispute.DisputeStatus.LOST);
    }

    @Test
    void a_refund_made_at_stripe_reaches_the_ledger_once() {
        Payment payment = paid("yes", 8412);
        cards.refundInDashboard(charge(payment), Money.usd(2000), GatewayRefundStatus.SUCCEEDED);
        told("evt_1", payment);
        told("evt_2", payment);

        assertThat(now(payment).refunded()).isEqualTo(Money.usd(2000));
        assertThat(balance(ADA)).isEqualTo(Money.usd(-8412).plus(Money.usd(2000)).minus(now(payment).refunds().getFirst().fee()));
        cards.refundInDashboard(charge(payment), payment.total().minus(Money.usd(2000)), GatewayRefundStatus.SUCCEEDED);
        told("evt_3", payment);
        assertThat(balance(ADA)).isEqualTo(Money.usd(0));
        assertThat(now(payment).outcome()).isEqualTo(PaymentOutcome.REFUNDED);
        assertThat(reviews()).isEmpty();
    }

    @Test
    void a_partial_refund_for_two_accounts_waits_for_staff_to_approve_shares() {
        Payment payment = paidForTwo("yes");
        String refund = cards.refundInDashboard(charge(payment), Money.usd(3000), GatewayRefundStatus.SUCCEEDED);
        told("evt_1", payment);

        assertThat(balance(CY)).isEqualTo(Money.usd(-4000));
        assertThat(now(payment).refunded()).as("the cardholder has received it").isEqualTo(Money.usd(3000));
        assertThat(reviews()).containsExactly(ReviewReason.REFUND_TO_SHARE);

        String id = all.reviews().listOpen(1, SAM).getFirst().id();
        assertThat(all.reviews().resolve(id, " ", true, SAM)).isEqualTo(PaymentReviews.ResolveResult.NOTE_MISSING);
        assertThat(all.reviews().resolve(id, "in proportion, says Cy", true, SAM)).isEqualTo(PaymentReviews.ResolveResult.DONE);
        assertThat(all.reviews().resolve(id, "again", true, SAM)).isEqualTo(PaymentReviews.ResolveResult.GONE);
        Money fee = now(payment).refunds().getFirst().fee();
        assertThat(balance(CY).plus(balance(CYS_TENANT))).isEqualTo(Money.usd(-3000).minus(fee));
        assertThat(now(payment).refunds().getFirst().ref()).contains(refund);
        assertThat(all.reviews().listResolved(10, SAM)).singleElement()
                .satisfies(done -> assertThat(done.resolution().orElseThrow().by()).isEqualTo("sam"));
    }

    @Test
    void a_full_refund_for_two_accounts_needs_no_review() {
        Payment payment = paidForTwo("yes");
        cards.refundInDashboard(charge(payment), payment.total(), GatewayRefundStatus.SUCCEEDED);
        told("evt_1", payment);

        assertThat(balance(CY)).isEqualTo(Money.usd(0));
        assertThat(balance(CYS_TENANT)).isEqualTo(Money.usd(0));
        assertThat(reviews()).isEmpty();
    }

    @Test
    void a_pending_refund_is_posted_only_when_sent() {
        Payment payment = paid("yes", 8412);
        cards.refundsBegin(GatewayRefundStatus.PENDING);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");

        assertThat(balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(now(payment).refunded()).isEqualTo(Money.usd(0));
        assertThat(now(payment).receipt().refundsPending()).isEqualTo(payment.total());
        assertThat(payments.refund(payment.id(), "desk:2", List.of(new Allocation(ADA, Money.usd(1))), "twice?").refunds()).hasSize(1);

        cards.turn(now(payment).refunds().getFirst().ref().orElseThrow(), GatewayRefundStatus.SUCCEEDED);
        later(Duration.ofHours(7));
        sweepUntilQuiet();
        assertThat(balance(ADA)).isEqualTo(Money.usd(0));
        assertThat(now(payment).outcome()).isEqualTo(PaymentOutcome.REFUNDED);
    }

    @Test
    void a_refund_that_fails_while_pending_was_never_in_the_ledger() {
        Payment payment = paid("yes", 8412);
        cards.refundsBegin(GatewayRefundStatus.PENDING);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");
        cards.turn(now(payment).refunds().getFirst().ref().orElseThrow(), GatewayRefundStatus.FAILED);
        told("evt_1", payment);

        assertThat(balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(all.ledger().entries(ADA, 10, Optional.empty())).hasSize(1);
        assertThat(reviews()).containsExactly(ReviewReason.REFUND_FAILED);
    }

    @Test
    void a_returned_refund_is_credited_once() {
        Payment payment = paid("yes", 8412);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");
        assertThat(balance(ADA)).isEqualTo(Money.usd(0));
        cards.turn(now(payment).refunds().getFirst().ref().orElseThrow(), GatewayRefundStatus.FAILED);
        told("evt_1", payment);
        told("evt_2", payment);

        assertThat(balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(now(payment).outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(reviews()).containsExactly(ReviewReason.REFUND_FAILED);
    }

    @Test
    void a_charge_of_another_amount_or_currency_is_listed_and_not_posted() {
        for (Money taken : List.of(Money.usd(329), new Money(8412, java.util.Currency.getInstance("CAD")))) {
            Payment payment = payments.confirm(order("yes " + taken, 8412));
            cards.nextCharge(charge -> new CardCharge(charge.ref(), charge.charge(), taken, charge.at(), charge.card(), charge.payment()));
            Payment after = payments.charge(payment.id(), "pm_card_visa");

            assertThat(after.state()).isInstanceOf(PaymentState.InReview.class);
            assertThat(all.ledger().entries(ADA, 10, Optional.empty())).isEmpty();
            assertThat(all.reviews().listOpen(10, SAM)).anySatisfy(review -> {
                assertThat(review.kind()).isEqualTo(ReviewReason.WRONG_AMOUNT);
                assertThat(review.amount()).isEqualTo(taken);
                assertThat(review.payment()).contains(payment.id());
            });
            assertThat(payments.charge(payment.id(), "pm_card_visa").state()).isInstanceOf(PaymentState.InReview.class);
        }
    }

    @Test
    void a_webhook_with_a_wrong_payment_id_posts_the_charges_payment() {
        Payment other = paid("other", 329);
        Payment payment = payments.confirm(order("yes", Channel.CHAT, new Allocation(CY, Money.usd(500))));
        payments.checkoutPage(payment.id(), PaymentsForTests.BACK);
        all.news().enqueue("evt_1", Optional.of(payment.id()), charge(other).ref());
        all.sweep();

        assertThat(balance(CY)).isEqualTo(Money.usd(0));
        assertThat(balance(ADA)).isEqualTo(Money.usd(-329));
        assertThat(now(payment).outcome()).isEqualTo(PaymentOutcome.OPEN);
        assertThat(reviews()).isEmpty();
    }

    @Test
    void a_charge_of_an_unknown_payment_is_listed() {
        Payment payment = payments.confirm(order("yes", 8412));
        cards.nextCharge(charge -> new CardCharge(charge.ref(), charge.charge(), charge.amount(), charge.at(), charge.card(),
                Optional.of(PaymentId.create())));
        payments.charge(payment.id(), "pm_card_visa");

        assertThat(reviews()).containsExactly(ReviewReason.UNKNOWN_PAYMENT);
        assertThat(all.ledger().entries(ADA, 10, Optional.empty())).isEmpty();
    }

    @Test
    void a_second_charge_of_one_payment_is_listed_and_not_posted() {
        Payment payment = paid("yes", 8412);
        Payment forged = payments.confirm(order("forged", Channel.CHAT, new Allocation(CY, Money.usd(8412))));
        cards.nextCharge(charge -> new CardCharge(charge.ref(), charge.charge(), payment.total(), charge.at(), charge.card(),
                Optional.of(payment.id())));
        payments.charge(forged.id(), "pm_card_visa");

        assertThat(reviews()).containsExactly(ReviewReason.SECOND_CHARGE);
        assertThat(balance(ADA)).isEqualTo(Money.usd(-8412));
        assertThat(balance(CY)).isEqualTo(Money.usd(0));
    }

    @Test
    void a_movement_with_a_lost_webhook_is_found_by_reconciliation() {
        Payment disputed = paid("one", 8412);
        Payment refunded = payments.confirm(order("two", Channel.CHAT, new Allocation(CY, Money.usd(500))));
        payments.charge(refunded.id(), "pm_card_visa");
        cards.dispute(charge(disputed), disputed.total());
        cards.refundInDashboard(charge(now(refunded)), now(refunded).total(), GatewayRefundStatus.SUCCEEDED);
        Payment forgotten = payments.confirm(order("three", Channel.CHAT, new Allocation(CYS_TENANT, Money.usd(700))));
        String page = last(payments.checkoutPage(forgotten.id(), PaymentsForTests.BACK));
        cards.payOn(page, "pm_card_visa");
        cards.down(true);
        all.readBalance();
        cards.down(false);

        all.readBalance();
        all.readBalance();

        assertThat(balance(ADA)).isEqualTo(Money.usd(0));
        assertThat(balance(CY)).isEqualTo(Money.usd(0));
        assertThat(balance(CYS_TENANT)).isEqualTo(Money.usd(-700));
    }

    @Test
    void a_refund_has_the_day_on_which_stripe_sent_it() {
        Payment payment = paid("yes", 8412);
        cards.refundInDashboard(charge(payment), payment.total(), GatewayRefundStatus.SUCCEEDED);
        Instant sent = clock.instant();
        later(Duration.ofDays(1)); // nothing was received meanwhile
        told("evt_1", payment);

        assertThat(all.ledger().entries(ADA, 5, Optional.empty())).filteredOn(entry -> entry.kind() == LedgerEntry.EntryKind.REFUND)
                .extracting(LedgerEntry::at).containsExactly(sent);
    }

    @Test
    void a_failing_webhook_is_retried_less_often_and_finally_listed() {
        Payment payment = paid("yes", 8412);
        cards.dispute(charge(payment), payment.total());
        cards.down(true);
        all.news().enqueue("evt_1", Optional.empty(), charge(payment).ref()); // a dispute names no payment
        int looks = 0;
        for (int hours = 0; hours < 24 * 5; hours++) {
            looks += all.sweep();
            later(Duration.ofHours(1));
        }

        assertThat(looks).isBetween(5, 30);
        assertThat(all.reviews().listOpen(100, SAM)).filteredOn(review -> review.kind() == ReviewReason.MESSAGE_NOT_READ)
                .extracting(PaymentReview::ref).containsExactly(charge(payment).ref());
    }

    @Test
    void a_failing_webhook_that_names_a_payment_is_listed_with_it() {
        Payment payment = paid("yes", 8412);
        cards.down(true);
        all.news().enqueue("evt_1", Optional.of(payment.id()), charge(payment).ref());
        for (int hours = 0; hours < 24 * 5; hours++) {
            all.sweep();
            later(Duration.ofHours(1));
        }

        assertThat(all.reviews().listOpen(100, SAM)).filteredOn(review -> review.kind() == ReviewReason.MESSAGE_NOT_READ)
                .extracting(PaymentReview::payment).containsExactly(Optional.of(payment.id()));
    }

    @Test
    void an_abandoned_checkout_session_is_queried_a_few_times_and_closed() {
        Payment payment = payments.confirm(order("yes", 8412));
        payments.checkoutPage(payment.id(), PaymentsForTests.BACK);
        int looks = 0;
        for (int minutes = 0; minutes < 60 * 24; minutes++) {
            looks += all.sweep();
            later(Duration.ofMinutes(1));
        }

        assertThat(looks).isLessThan(20);
        assertThat(now(payment).outcome()).isEqualTo(PaymentOutcome.EXPIRED);
    }

    @Test
    void a_link_opened_just_before_expiry_gives_a_half_hour_session() {
        Payment payment = payments.confirm(order("yes", 8412));
        later(Duration.ofHours(23).minusMinutes(5));
        payments.checkoutPage(payment.id(), PaymentsForTests.BACK);

        assertThat(now(payment).state()).isInstanceOfSatisfying(PaymentState.OnPage.class, on ->
                assertThat(on.page().orElseThrow().expires()).isAfter(clock.instant().plus(Duration.ofMinutes(30))));
    }

    /** A sequence of refunds and disputes has the same ledger in order as when shuffled, repeated and with events lost. */
    @Test
    void shuffled_repeated_and_lost_webhooks_give_the_same_ledger() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Money ordered = outcome(seed, false);
            Money shuffled = outcome(seed, true);
            assertThat(shuffled).as("seed %d", seed).isEqualTo(ordered);
        }
    }

    private Money outcome(int seed, boolean shuffle) {
        var random = new Random(seed);
        var account = new AccountId("acct_%05d%s".formatted(seed, shuffle ? "1" : "0"));
        Money amount = Money.usd(2000 + random.nextInt(5000));
        // Such amounts are unsure for a while.
        while (payments.quote(List.of(new Allocation(account, amount))).total().minor() % 100 == 13) {
            amount = Money.usd(2000 + random.nextInt(5000));
        }
        Payment payment = payments.charge(payments.confirm(order(seed + "/" + shuffle, Channel.CHAT, new Allocation(account, amount))).id(),
                "pm_card_visa");
        var events = new ArrayList<String>();
        var shuffling = new Random(seed * 31L + 7);
        List<String> refunds = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            GatewayRefundStatus begin = GatewayRefundStatus.values()[random.nextInt(2)];
            refunds.add(cards.refundInDashboard(charge(payment), Money.usd(100 + random.nextInt(400)), begin));
            events.add("evt/" + seed + shuffle + events.size());
        }
        String dispute = random.nextBoolean() ? cards.dispute(charge(payment), Money.usd(500 + random.nextInt(500))) : "";
        events.add("evt/" + seed + shuffle + events.size());
        tell(payment, events, shuffle, shuffling);
        for (String refund : refunds) {
            cards.turn(refund, random.nextInt(3) == 0 ? GatewayRefundStatus.FAILED : GatewayRefundStatus.SUCCEEDED);
            events.add("evt/" + seed + shuffle + events.size());
        }
        if (!dispute.isEmpty() && random.nextBoolean()) {
            cards.decide(dispute, random.nextBoolean());
        }
        events.add("evt/" + seed + shuffle + events.size());
        tell(payment, events, shuffle, shuffling);
        told("last/" + seed + shuffle, payment);
        return balance(account);
    }

    private void tell(Payment payment, List<String> events, boolean shuffle, Random random) {
        var order = new ArrayList<>(events);
        if (shuffle) {
            order.addAll(events);
            Collections.shuffle(order, random);
            order.removeIf(any -> random.nextInt(3) == 0);
        }
        order.forEach(event -> told(event, payment));
    }
}
