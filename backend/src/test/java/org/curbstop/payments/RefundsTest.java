package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.payments.PaymentsForTests.ADA;
import static org.curbstop.payments.PaymentsForTests.CY;
import static org.curbstop.payments.PaymentsForTests.CYS_TENANT;
import static org.curbstop.payments.PaymentsForTests.order;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditEntry;
import org.curbstop.audit.AuditForTests;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.actions.RefundingAPayment;
import org.curbstop.payments.actions.RemovingASavedCard;
import org.curbstop.payments.checkout.CardPaymentPolicy;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

/** Refunds of payments. */
@DatabaseTest
class RefundsTest extends PaymentsTestBase {

    private static final Actor SAM = Actor.staff("sam");

    private final AuditTrail audit = AuditForTests.over(store.store(), clock);
    private final RefundingAPayment refunding =
            new RefundingAPayment(payments, new CardPaymentPolicy(SampleUtility.millbrook()), audit);

    RefundsTest(TestStore store) {
        super(store);
    }

    @Test
    void a_refund_reaches_the_card_and_the_ledger_once() {
        Payment payment = payments
                .confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        payments.charge(payment.id(), "pm_card_visa");

        payments.refund(payment.id(), "desk:1", List.of(new Allocation(CY, Money.usd(4000))), "wrong account");
        Payment again = payments.refund(payment.id(), "desk:1", List.of(new Allocation(CY, Money.usd(4000))), "wrong account");

        assertThat(again.refunds()).singleElement().extracting(Refund::progress).isEqualTo(Refund.RefundStatus.BOOKED);
        assertThat(again.outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(again.refunded()).isEqualTo(Money.usd(4000));
        assertThat(cards.refunds()).hasSize(1);
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(0));
        assertThat(all.ledger().balance(CYS_TENANT)).isEqualTo(Money.usd(-2000));

        Payment whole = payments.refund(payment.id(), "desk:2", List.of(new Allocation(CYS_TENANT, Money.usd(2000))), "moved out");
        assertThat(whole.outcome()).isEqualTo(PaymentOutcome.REFUNDED);
    }

    @Test
    void no_account_is_refunded_more_than_it_received() {
        Payment payment = payments
                .confirm(order("yes", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        payments.charge(payment.id(), "pm_card_visa");
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(CYS_TENANT, Money.usd(1500))), "half");

        assertThat(payments.refund(payment.id(), "desk:2", List.of(new Allocation(CYS_TENANT, Money.usd(501))), "more").refunds())
                .hasSize(1);
        assertThat(payments.refund(payment.id(), "desk:3", List.of(new Allocation(ADA, Money.usd(100))), "not hers").refunds()).hasSize(1);
        assertThat(cards.refunds()).hasSize(1);
    }

    @Test
    void an_unanswered_refund_is_completed_by_the_sweep() {
        Payment payment = payments.confirm(order("yes", 8412));
        payments.charge(payment.id(), "pm_card_visa");
        cards.down(true);
        payments.refund(payment.id(), "desk:1", List.of(new Allocation(ADA, Money.usd(8412))), "paid twice");
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(-8412));
        cards.down(false);

        later(Duration.ofSeconds(21));
        sweepUntilQuiet();

        assertThat(payments.find(payment.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.REFUNDED);
        assertThat(all.ledger().balance(ADA)).isEqualTo(Money.usd(0));
    }

    @Test
    void a_staff_refund_is_made_once_per_form_and_audited() {
        Payment payment = paidByCy();
        List<Allocation> part = List.of(new Allocation(CY, Money.usd(1500)));

        Optional<Refund> refund = refunding.refund("desk:form", payment.id(), part, " paid for a neighbor ", SAM);
        Optional<Refund> pressedAgain = refunding.refund("desk:form", payment.id(), part, "paid for a neighbor", SAM);

        assertThat(refund).isPresent().isEqualTo(pressedAgain);
        assertThat(refund.orElseThrow().why()).isEqualTo("paid for a neighbor");
        assertThat(cards.refunds()).hasSize(1);
        assertThat(all.ledger().balance(CY)).isEqualTo(Money.usd(-2500));
        assertThat(refunding.refundable(payments.find(payment.id()).orElseThrow()))
                .containsExactly(new Allocation(CY, Money.usd(2500)), new Allocation(CYS_TENANT, Money.usd(2000)));
        assertThat(audit.listByAccount(CY, 10)).extracting(AuditEntry::did).containsExactly("payment-refunded");
    }

    @Test
    void staff_refund_no_more_than_is_left_and_nothing_in_dispute() {
        Payment payment = paidByCy();
        assertThat(refunding.refund("desk:1", payment.id(), List.of(new Allocation(CY, Money.usd(4001))), "too much", SAM)).isEmpty();
        assertThat(refunding.refund("desk:2", payment.id(), payment.order().allocations(), "all of it", SAM)).isPresent();
        assertThat(refunding.refund("desk:3", payment.id(), List.of(new Allocation(CY, Money.usd(1))), "once more", SAM)).isEmpty();
        assertThat(refunding.refundable(payments.find(payment.id()).orElseThrow())).isEmpty();

        Payment disputed = payments.confirm(order("disputed", 8412));
        payments.charge(disputed.id(), "pm_card_visa");
        CardCharge charge = payments.find(disputed.id()).orElseThrow().charge().orElseThrow();
        cards.dispute(charge, disputed.total());
        all.news().enqueue("evt_1", Optional.empty(), charge.ref());
        all.sweep();
        assertThat(refunding.refund("desk:4", disputed.id(), List.of(new Allocation(ADA, Money.usd(100))), "asked", SAM)).isEmpty();
        assertThat(cards.refunds()).hasSize(1);
    }

    @Test
    void only_staff_with_a_reason_refund() {
        Payment payment = paidByCy();
        List<Allocation> whole = payment.order().allocations();
        assertThatThrownBy(() -> refunding.refund("k", payment.id(), whole, "mine",
                Actor.customer(Channel.PORTAL, "192.0.2.1", PersonId.create()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> refunding.refund("k", payment.id(), whole, " ", SAM)).isInstanceOf(IllegalArgumentException.class);
        assertThat(payments.find(payment.id()).orElseThrow().refunds()).isEmpty();
    }

    @Test
    void people_remove_their_own_cards_only() {
        PersonId ada = PersonId.create();
        payments.cardSetupPage(ada, Language.ENGLISH, URI.create("https://millbrook.example/my/pay"));
        savedCards.keep("cus_" + ada.value(), "4242");
        String card = payments.savedCards(ada).getFirst().paymentMethod();
        var removing = new RemovingASavedCard(payments, audit);

        assertThat(removing.remove(card, Actor.customer(Channel.PORTAL, "192.0.2.1", PersonId.create()))).isFalse();
        assertThat(removing.remove(card, SAM)).isFalse();
        assertThat(removing.remove(card, Actor.customer(Channel.PORTAL, "192.0.2.1", ada))).isTrue();
        assertThat(payments.savedCards(ada)).isEmpty();
        assertThat(audit.listLast(3)).extracting(each -> each.entry().did())
                .containsExactly("saved-card-refused", "saved-card-refused", "saved-card-removed");
    }

    private Payment paidByCy() {
        Payment payment = payments
                .confirm(order("cy", Channel.PORTAL, new Allocation(CY, Money.usd(4000)), new Allocation(CYS_TENANT, Money.usd(2000))));
        return payments.charge(payment.id(), "pm_card_visa");
    }
}
