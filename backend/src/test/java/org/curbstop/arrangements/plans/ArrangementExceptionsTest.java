package org.curbstop.arrangements.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** The confirmation letter, the renewed agreement, and staff decisions on exceptions. */
class ArrangementExceptionsTest extends ArrangementScenario {

    ArrangementExceptionsTest(TestStore test) {
        super(test);
    }

    @Test
    void the_letter_is_due_in_three_business_days_not_counting_thanksgiving() {
        Arrangement plan = agreed("call:1"); // a Sunday
        assertThat(plan.confirmation().dueBy()).contains(LocalDate.of(2026, 11, 25));
        assertThat(fixture.arrangements.listUnsentConfirmations(ArrangementsFixture.STELLA)).extracting(Arrangement::id)
                .containsExactly(plan.id());
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.TEXT, "ntc_1", ArrangementsFixture.STELLA);
        assertThat(now(plan).confirmation().sent()).as("a text is not a letter").isEmpty();
        fixture.clock.advance(Duration.ofDays(3));
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 5", ArrangementsFixture.STELLA);
        assertThat(now(plan).confirmation().sent()).hasValueSatisfying(sent -> {
            assertThat(sent.reference()).isEqualTo("tray 4");
            assertThat(sent.day()).isEqualTo("2026-11-25");
        });
        assertThat(now(plan).confirmation().isBinding()).isTrue();
        assertThat(fixture.arrangements.listUnsentConfirmations(ArrangementsFixture.STELLA)).isEmpty();
    }

    @Test
    void a_breach_without_a_timely_letter_does_not_count() {
        Arrangement plan = agreed("call:1");
        fixture.clock.advance(Duration.ofDays(4)); // a day late
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.daysGoBy(30);
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Broken.class,
                broken -> assertThat(broken.counts()).isFalse());
        assertThat(fixture.published(ArrangementBroken.class)).singleElement().matches(event -> !event.counts());
        granted(fixture.arrangements.offer(account, bo)); // no missed amount has to be paid first
    }

    @Test
    void a_breach_with_a_timely_letter_counts() {
        Arrangement plan = agreed("call:1");
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.daysGoBy(30);
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Broken.class,
                broken -> assertThat(broken.counts()).isTrue());
    }

    @Test
    void an_arrangement_in_good_standing_can_be_replaced_once() {
        Arrangement first = agreed("call:1");
        fixture.pays(account, "100.00");
        Arrangement second = agreed("call:2", granted(fixture.arrangements.offer(account, bo)).schedule());
        assertThat(second.running()).isPresent();
        assertThat(now(first).state()).isInstanceOfSatisfying(Arrangement.State.Replaced.class,
                by -> assertThat(by.by()).isEqualTo(second.id()));
        assertThat(fixture.arrangements.findRunning(account, bo))
                .hasValueSatisfying(running -> assertThat(running.id()).isEqualTo(second.id()));
        assertThat(second.schedule().total()).isEqualTo(Money.usd("212.40"));
        assertThat(((ArrangementOffer.Refused) fixture.arrangements.offer(account, bo)).by().rule()).isEqualTo("none-running");
    }

    @Test
    void a_replacement_interrupted_by_a_crash_is_completed_by_the_next_sweep() {
        Arrangement old = agreed("call:1");
        Arrangement half = new Arrangement(
                ArrangementId.create(), 0, "call:2", account, old.agreed(), old.schedule(), old.beside(), new Arrangement.State.Active(),
                Money.usd(0),
                old.confirmation(), java.util.Optional.of(old.id()), 1, java.util.Optional.empty(), 0, List.of());
        fixture.repository.arrangements.insert(half);
        fixture.sweep();
        assertThat(now(old).state()).isInstanceOf(Arrangement.State.Replaced.class);
        assertThat(fixture.arrangements.findRunning(account, bo))
                .hasValueSatisfying(running -> assertThat(running.id()).isEqualTo(half.id()));
    }

    @Test
    void staff_see_both_proposals_and_can_approve_the_requested_exception() {
        var countered = (ArrangementOffer.Countered) fixture.arrangements.counteroffer(account,
                ArrangementsFixture.request(Money.usd("50.00"), 3), bo);
        ArrangementExceptionRequest request = fixture.staff.request("call:1", account, countered, "paid on Fridays", Language.SPANISH, bo)
                .orElseThrow();
        assertThat(fixture.staff.request("call:1", account, countered, "again", Language.SPANISH, bo).orElseThrow().id())
                .isEqualTo(request.id());
        assertThat(fixture.staff.listWaiting(10, ArrangementsFixture.STELLA)).singleElement().satisfies(waiting -> {
            assertThat(waiting.asked().first().amount()).isEqualTo(Money.usd("50.00"));
            assertThat(waiting.offered().leastFirst()).isEqualTo(Money.usd("78.10"));
            assertThat(waiting.by().rule()).isEqualTo("first-enough");
            assertThat(waiting.answerBy()).isEqualTo("2026-11-24");
        });
        Arrangement plan = fixture.staff.approve(request.id(), ArrangementsFixture.STELLA).orElseThrow();
        assertThat(plan.schedule()).isEqualTo(countered.asked());
        assertThat(plan.agreed().staff()).contains("stella");
        assertThat(plan.agreed().language()).isEqualTo(Language.SPANISH);
        assertThat(fixture.staff.approve(request.id(), ArrangementsFixture.STELLA).orElseThrow().id()).isEqualTo(plan.id());
        assertThat(fixture.staff.decline(request.id(), "too late", ArrangementsFixture.STELLA)).isFalse();
        assertThat(fixture.staff.listWaiting(10, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.published(ArrangementAgreed.class)).hasSize(1);
    }

    @Test
    void a_declined_exception_is_announced_and_cannot_be_approved_later() {
        var countered = (ArrangementOffer.Countered) fixture.arrangements.counteroffer(account,
                ArrangementsFixture.request(Money.usd("50.00"), 3), bo);
        ArrangementExceptionRequest request = fixture.staff.request("call:1", account, countered, "", Language.ENGLISH, bo).orElseThrow();
        assertThat(fixture.staff.decline(request.id(), "too little at first", ArrangementsFixture.STELLA)).isTrue();
        assertThat(fixture.staff.approve(request.id(), ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.arrangements.findRunning(account, bo)).isEmpty();
        assertThat(fixture.published(ArrangementExceptionDeclined.class)).singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo(request.id()));
    }

    @Test
    void an_extension_is_an_arrangement_of_one_installment() {
        AccountId dees = fixture.people.dees.id();
        fixture.bills.issue(dees, "129.95", TODAY.minusDays(26), TODAY.minusDays(5), 30);
        Actor dee = ArrangementsFixture.caller(fixture.people.dee);
        ArrangementOffer.Granted offer = granted(fixture.arrangements.extension(dees, TODAY.plusDays(9), dee));
        Arrangement plan = agreed(fixture.arrangements.agree("call:9", dees, offer.schedule(), Language.SPANISH, dee));
        assertThat(plan.schedule()).isEqualTo(InstallmentSchedule.of(on("2026-12-01", "129.95")));
        fixture.daysGoBy(12); // December 4, the last grace day
        assertThat(now(plan).isActive()).isTrue();
        fixture.daysGoBy(1);
        assertThat(now(plan).state()).isInstanceOf(Arrangement.State.Broken.class);
    }

    @Test
    void a_reversed_payment_is_missing_again() {
        Arrangement plan = agreed("call:1");
        PaymentTaken paid = fixture.pays(account, "170.80");
        fixture.bills.ledger.reverse("PAYMENT:" + paid.id() + "/" + account);
        fixture.daysGoBy(4);
        assertThat(now(plan).state()).isInstanceOfSatisfying(
                Arrangement.State.Broken.class, broken -> assertThat(broken.missing()).isEqualTo(Money.usd("100.00")));
    }
}
