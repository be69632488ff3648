package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementBroken;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** What cancels a notice: payment, an arrangement, staff. */
class DisconnectionCancellationTest extends DisconnectionScenario {

    DisconnectionCancellationTest(TestStore test) {
        super(test);
    }

    @Test
    void paying_the_exact_amount_cancels_the_notice_at_once() {
        DisconnectionNotice notice = delivered();
        fixture.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Cancelled.class,
                cancelled -> assertThat(cancelled.why()).isEqualTo(DisconnectionNotice.CancellationReason.PAID));
        assertThat(fixture.published(DisconnectionNoticeCancelled.class)).hasSize(1);
        assertThat(fixture.disconnections.findOpen(account, bo)).isEmpty();
    }

    @Test
    void one_cent_less_does_not_cancel_the_notice_until_it_is_paid() {
        DisconnectionNotice notice = delivered();
        PaymentTaken most = fixture.pays(account, "228.14");
        fixture.hears(most); // delivered twice
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.disconnections.amountDue(notice)).isEqualTo(Money.usd("0.01"));
        assertThat(fixture.disconnections.explain(account, bo).orElseThrow().amountDue()).contains(Money.usd("0.01"));
        fixture.pays(account, "0.01");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
    }

    @Test
    void paying_after_signing_cancels_the_notice_and_names_the_service_order() {
        DisconnectionNotice notice = signed();
        fixture.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(fixture.published(DisconnectionNoticeCancelled.class)).singleElement().satisfies(
                event -> assertThat(event.order()).contains(((DisconnectionNotice.State.Signed) notice.state()).order()));
    }

    @Test
    void a_payment_in_the_ledger_blocks_signing_before_its_event_arrives() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        fixture.taken(account, "228.15"); // paid by check
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .contains("still-owed");
        fixture.sweep();
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
    }

    @Test
    void a_payment_in_progress_blocks_signing() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        fixture.bills.paymentUnderway(true);
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("nothing-pending");
    }

    @Test
    void an_arrangement_cancels_the_notice_and_a_breach_requires_a_new_one() {
        DisconnectionNotice notice = delivered();
        InstallmentSchedule schedule = ((ArrangementOffer.Granted) fixture.arrangements.offer(account, bo)).schedule();
        fixture.arrangements.agree("call:1", account, schedule, Language.ENGLISH, bo);
        assertThat(fixture.published(DisconnectionNoticeCancelled.class)).singleElement()
                .satisfies(event -> assertThat(event.why()).isEqualTo(DisconnectionNotice.CancellationReason.ARRANGED));
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(blocked(fixture.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .contains("no-plan");
        fixture.daysGoBy(5);
        assertThat(fixture.published(ArrangementBroken.class)).hasSize(1);
        assertThat(done(fixture.disconnections.issue("bo:3", account, Optional.empty(), ArrangementsFixture.STELLA)).id())
                .isNotEqualTo(notice.id());
    }

    @Test
    void no_notice_is_issued_against_the_rules() {
        AccountId dees = fixture.people.dees.id();
        fixture.owes(fixture.people.dees, "50.00", 40, "20.00", 10);
        assertThat(blocked(fixture.disconnections.issue("dee:1", dees, Optional.empty(), ArrangementsFixture.STELLA)))
                .containsExactly("overdue-more-than");
        assertThat(blocked(fixture.disconnections.issue("bo:1", account, Optional.of(DAY.minusDays(1)), ArrangementsFixture.STELLA)))
                .containsExactly("notice-given");
        fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "reading"), bo);
        assertThat(blocked(fixture.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .contains("no-hold");
    }

    @Test
    void a_disputed_amount_does_not_count_toward_disconnection() {
        fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "reading").amount(Money.usd("178.15")), bo);
        Hold dispute = fixture.holds.listActive(account, bo).getFirst();
        assertThat(blocked(fixture.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .containsExactly("overdue-more-than", "no-hold");
        fixture.holds.lift(dispute.id(), "the reading was right", ArrangementsFixture.STELLA);
        noticed();
    }

    @Test
    void others_cannot_see_the_notice() {
        DisconnectionNotice notice = delivered();
        Actor eve = ArrangementsFixture.caller(fixture.people.dee);
        assertThat(fixture.disconnections.findOpen(account, eve)).isEmpty();
        assertThat(fixture.disconnections.explain(account, eve)).isEmpty();
        assertThat(fixture.disconnections.find(notice.id(), eve)).isEmpty();
        assertThat(fixture.disconnections.list(account, eve)).isEmpty();
    }

    @Test
    void staff_can_withdraw_a_notice_once() {
        DisconnectionNotice notice = delivered();
        assertThat(done(fixture.disconnections.withdraw(notice.id(), ArrangementsFixture.STELLA)).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Cancelled.class,
                cancelled -> assertThat(cancelled.why()).isEqualTo(DisconnectionNotice.CancellationReason.WITHDRAWN));
        assertThat(fixture.disconnections.withdraw(notice.id(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_ISSUED));
    }
}
