package org.curbstop.arrangements.plans;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Payments, grace days and breaches. */
class ArrangementCourseTest extends ArrangementScenario {

    ArrangementCourseTest(TestStore test) {
        super(test);
    }

    @Test
    void payments_count_once_despite_repeated_events() {
        Arrangement plan = agreed("call:1");
        PaymentTaken first = fixture.pays(account, "100.00");
        fixture.hears(first);
        assertThat(now(plan).paid()).isEqualTo(Money.usd("100.00"));
        assertThat(now(plan).nextInstallment()).contains(on("2026-12-14", "70.80"));
        fixture.pays(account, "70.79");
        assertThat(now(plan).nextInstallment()).contains(on("2026-12-14", "0.01"));
        assertThat(now(plan).remaining()).isEqualTo(Money.usd("141.61"));
    }

    @Test
    void an_arrangement_is_fulfilled_when_the_last_cent_is_paid() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "312.39");
        assertThat(now(plan).isActive()).isTrue();
        fixture.pays(account, "0.01");
        assertThat(now(plan).state()).isInstanceOf(Arrangement.State.Kept.class);
        assertThat(fixture.published(ArrangementKept.class)).singleElement()
                .satisfies(kept -> assertThat(kept.total()).isEqualTo(Money.usd("312.40")));
        assertThat(fixture.arrangements.findRunning(account, bo)).isEmpty();
    }

    @Test
    void paying_a_new_bill_does_not_pay_the_installments() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "100.00");
        fixture.daysGoBy(10);
        fixture.bills.issue(account, "80.00", fixture.today(), fixture.today().plusDays(21), 30); // due on December 23
        fixture.pays(account, "80.00");
        fixture.pays(account, "70.80");
        fixture.daysGoBy(30); // January 1: the bill is long past due
        fixture.pays(account, "70.80"); // 321.60 in all, 80.00 of it for the bill
        assertThat(now(plan).isActive()).isTrue();
        fixture.pays(account, "70.80");
        assertThat(now(plan).state()).isInstanceOf(Arrangement.State.Kept.class);
    }

    @Test
    void an_arrangement_breaks_the_day_after_the_last_grace_day() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "100.00");
        fixture.daysGoBy(25); // December 17: due on the 14th, three days of grace
        assertThat(fixture.today()).isEqualTo("2026-12-17");
        assertThat(now(plan).isActive()).isTrue();
        assertThat(fixture.published(ArrangementBroken.class)).isEmpty();
        fixture.daysGoBy(1);
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Broken.class, broken -> {
            assertThat(broken.on()).isEqualTo("2026-12-18");
            assertThat(broken.missing()).isEqualTo(Money.usd("70.80"));
        });
        fixture.daysGoBy(2);
        assertThat(fixture.published(ArrangementBroken.class)).singleElement()
                .satisfies(event -> assertThat(event.missing()).isEqualTo(Money.usd("70.80")));
    }

    @Test
    void one_cent_short_breaks_the_arrangement() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "170.79");
        fixture.daysGoBy(26);
        assertThat(now(plan).state()).isInstanceOfSatisfying(
                Arrangement.State.Broken.class, broken -> assertThat(broken.missing()).isEqualTo(Money.usd("0.01")));
    }

    @Test
    void the_exact_amount_keeps_the_arrangement_active() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "170.80");
        fixture.daysGoBy(26);
        assertThat(now(plan).isActive()).isTrue();
    }

    @Test
    void an_unpaid_new_bill_breaks_the_arrangement_too() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "100.00");
        fixture.bills.issue(account, "80.00", fixture.today(), fixture.today().plusDays(21), 30); // due on December 13
        fixture.daysGoBy(24); // December 16, the last grace day of the bill
        assertThat(now(plan).isActive()).isTrue();
        fixture.daysGoBy(1); // the installment of the 14th is still in its grace days
        assertThat(now(plan).state()).isInstanceOfSatisfying(
                Arrangement.State.Broken.class, broken -> assertThat(broken.missing()).isEqualTo(Money.usd("80.00")));
    }

    @Test
    void after_a_breach_a_new_arrangement_requires_the_missed_amount() {
        fixture.arrangements.recordConfirmation(agreed("call:1").id(), Arrangement.DeliveryMethod.LETTER, "tray 4",
                ArrangementsFixture.STELLA);
        fixture.pays(account, "100.00");
        fixture.daysGoBy(26);
        assertThat(((ArrangementOffer.Refused) fixture.arrangements.offer(account, bo)).by().rule()).isEqualTo("missed-paid");
        fixture.pays(account, "70.79");
        assertThat(((ArrangementOffer.Refused) fixture.arrangements.offer(account, bo)).by().figures()).containsEntry("missing",
                Money.usd("0.01"));
        fixture.pays(account, "0.01");
        granted(fixture.arrangements.offer(account, bo));
    }

    @Test
    void an_installment_is_announced_once_three_days_before_it_is_due() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "120.00");
        fixture.daysGoBy(18); // December 10
        assertThat(fixture.published(InstallmentDueSoon.class)).isEmpty();
        fixture.daysGoBy(3);
        assertThat(fixture.published(InstallmentDueSoon.class)).singleElement().satisfies(soon -> {
            assertThat(soon.id()).isEqualTo(plan.id());
            assertThat(soon.number()).isEqualTo(2);
            assertThat(soon.due()).isEqualTo("2026-12-14");
            assertThat(soon.left()).isEqualTo(Money.usd("50.80"));
        });
    }
}
