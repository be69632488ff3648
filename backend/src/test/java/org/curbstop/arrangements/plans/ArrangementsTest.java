package org.curbstop.arrangements.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** The lifecycle of an arrangement in Millbrook. Ada plays Bo: $228.15 forty days past due, $84.25 due in twenty. */
@DatabaseTest
class ArrangementsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final ArrangementsFixture fixture;
    private final Actor bo;
    private final AccountId account;

    ArrangementsTest(TestStore test) {
        fixture = new ArrangementsFixture(test, "millbrook");
        bo = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
    }

    private static ArrangementOffer.Granted granted(ArrangementOffer offer) {
        assertThat(offer).isInstanceOf(ArrangementOffer.Granted.class);
        return (ArrangementOffer.Granted) offer;
    }

    private static Arrangement agreed(Arrangements.AgreementResult answer) {
        assertThat(answer).isInstanceOf(Arrangements.AgreementResult.Agreed.class);
        return ((Arrangements.AgreementResult.Agreed) answer).arrangement();
    }

    private Arrangement agreed(String key, InstallmentSchedule schedule) {
        return agreed(fixture.arrangements.agree(key, account, schedule, Language.ENGLISH, bo));
    }

    /** $100 today, then $70.80 on December 14, January 12 and February 12. */
    private Arrangement agreed(String key) {
        return agreed(key,
                granted(fixture.arrangements.counteroffer(account, ArrangementRequest.payments(Money.usd("100.00"), 3), bo)).schedule());
    }

    private Arrangement now(Arrangement arrangement) {
        return fixture.arrangements.find(arrangement.id(), ArrangementsFixture.STELLA).orElseThrow();
    }

    private static Installment on(String day, String amount) {
        return new Installment(LocalDate.parse(day), Money.usd(amount));
    }

    @Test
    void bo_is_offered_a_quarter_now_and_the_rest_on_his_due_dates_to_the_cent() {
        ArrangementOffer.Granted offer = granted(fixture.arrangements.offer(account, bo));
        assertThat(offer.terms().total()).isEqualTo(Money.usd("312.40"));
        assertThat(offer.schedule().total()).isEqualTo(Money.usd("312.40"));
        assertThat(offer.schedule().installments()).containsExactly( // 12 December is a Saturday
                on("2026-11-22", "78.10"), on("2026-12-14", "46.86"), on("2027-01-12", "46.86"), on("2027-02-12", "46.86"),
                on("2027-03-12", "46.86"),
                on("2027-04-12", "46.86"));
        assertThat(offer.why()).allMatch(PolicyRuleResult::held).extracting(PolicyRuleResult::rule).contains("owes-at-least", "time-left");
    }

    @Test
    void a_counter_offer_inside_the_range_is_taken_as_it_is() {
        assertThat(agreed("call:1").schedule()).isEqualTo(InstallmentSchedule.of(
                on("2026-11-22", "100.00"), on("2026-12-14", "70.80"), on("2027-01-12", "70.80"), on("2027-02-12", "70.80")));
    }

    @Test
    void of_eight_that_agree_with_one_key_all_get_the_one_arrangement() throws Exception {
        InstallmentSchedule schedule = granted(fixture.arrangements.offer(account, bo)).schedule();
        var calls = new ArrayList<Callable<Arrangements.AgreementResult>>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> fixture.arrangements.agree("call:1", account, schedule, Language.ENGLISH, bo));
        }
        var ids = new HashSet<ArrangementId>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(calls)) {
                ids.add(agreed(each.get()).id());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(fixture.arrangements.list(account, bo)).hasSize(1);
        assertThat(fixture.told(ArrangementAgreed.class)).hasSize(1);
    }

    @Test
    void of_eight_keys_at_once_one_arrangement_runs_and_no_account_has_two() throws Exception {
        InstallmentSchedule schedule = granted(fixture.arrangements.offer(account, bo)).schedule();
        var calls = new ArrayList<Callable<Arrangements.AgreementResult>>();
        for (int i = 0; i < 8; i++) {
            String key = "call:" + i;
            calls.add(() -> fixture.arrangements.agree(key, account, schedule, Language.ENGLISH, bo));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(calls)) {
                each.get();
            }
        }
        fixture.sweep();
        assertThat(fixture.arrangements.list(account, bo).stream().filter(Arrangement::isActive)).hasSize(1);
        assertThat(fixture.arrangements.findRunning(account, bo)).isPresent();
    }

    @Test
    void what_is_not_within_the_rules_is_not_agreed_whoever_made_the_schedule() {
        InstallmentSchedule tooLittle = InstallmentSchedule.of(on("2026-11-22", "10.00"), on("2026-12-14", "302.40"));
        assertThat(fixture.arrangements.agree("call:1", account, tooLittle, Language.ENGLISH, bo)).isInstanceOfSatisfying(
                Arrangements.AgreementResult.NotAgreed.class,
                not -> assertThat(((ArrangementOffer.Countered) not.offer()).by().rule()).isEqualTo("first-enough"));
        assertThat(fixture.arrangements.findRunning(account, bo)).isEmpty();
    }

    @Test
    void what_was_offered_before_a_payment_is_not_agreed_after_it() {
        InstallmentSchedule before = granted(fixture.arrangements.offer(account, bo)).schedule();
        fixture.pays(account, "50.00");
        assertThat(fixture.arrangements.agree("call:1", account, before, Language.ENGLISH, bo)).isInstanceOfSatisfying(
                Arrangements.AgreementResult.NotAgreed.class,
                not -> assertThat(((ArrangementOffer.Countered) not.offer()).by().rule()).isEqualTo("covers-total"));
    }

    @Test
    void to_somebody_else_the_account_is_as_if_it_were_not_there() {
        Actor eve = ArrangementsFixture.caller(fixture.people.tess);
        ArrangementOffer offer = fixture.arrangements.offer(account, eve);
        assertThat(offer).isEqualTo(fixture.arrangements.offer(AccountId.create(), eve));
        assertThat(((ArrangementOffer.Refused) offer).by().rule()).isEqualTo(Arrangements.ACCOUNT_KNOWN_RULE);
        Arrangement bos = agreed("call:1");
        assertThat(fixture.arrangements.findRunning(account, eve)).isEmpty();
        assertThat(fixture.arrangements.find(bos.id(), eve)).isEmpty();
        assertThat(fixture.arrangements.agree("call:1", account, bos.schedule(), Language.ENGLISH, eve)).isEqualTo(
                new Arrangements.AgreementResult.NotAgreed(offer));
        assertThat(fixture.people.audit.listByAccount(account, 50)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("arrangement-agreed"));
    }

    @Test
    void payments_are_counted_once_however_often_they_are_published_and_to_the_cent() {
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
    void it_is_kept_when_the_last_cent_is_paid_and_not_before() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "312.39");
        assertThat(now(plan).isActive()).isTrue();
        fixture.pays(account, "0.01");
        assertThat(now(plan).state()).isInstanceOf(Arrangement.State.Kept.class);
        assertThat(fixture.told(ArrangementKept.class)).singleElement()
                .satisfies(kept -> assertThat(kept.total()).isEqualTo(Money.usd("312.40")));
        assertThat(fixture.arrangements.findRunning(account, bo)).isEmpty();
    }

    @Test
    void a_new_bill_that_is_paid_does_not_pay_the_plan() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "100.00");
        fixture.daysGoBy(10);
        fixture.bills.issue(account, "80.00", fixture.today(), fixture.today().plusDays(21), 30); // due on December 23
        fixture.pays(account, "80.00");
        fixture.pays(account, "70.80");
        fixture.daysGoBy(30); // January 1: the bill is long due
        fixture.pays(account, "70.80"); // 321.60 in all, of which 80.00 is the bill's
        assertThat(now(plan).isActive()).isTrue();
        fixture.pays(account, "70.80");
        assertThat(now(plan).state()).isInstanceOf(Arrangement.State.Kept.class);
    }

    @Test
    void on_the_last_day_of_grace_it_still_runs_and_the_day_after_it_is_broken() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "100.00");
        fixture.daysGoBy(25); // December 17: due on the 14th, three days of grace
        assertThat(fixture.today()).isEqualTo("2026-12-17");
        assertThat(now(plan).isActive()).isTrue();
        assertThat(fixture.told(ArrangementBroken.class)).isEmpty();
        fixture.daysGoBy(1);
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Broken.class, broken -> {
            assertThat(broken.on()).isEqualTo("2026-12-18");
            assertThat(broken.missing()).isEqualTo(Money.usd("70.80"));
        });
        fixture.daysGoBy(2);
        assertThat(fixture.told(ArrangementBroken.class)).singleElement()
                .satisfies(event -> assertThat(event.missing()).isEqualTo(Money.usd("70.80")));
    }

    @Test
    void a_cent_short_is_broken_and_the_exact_amount_is_not() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "170.79");
        fixture.daysGoBy(26);
        assertThat(now(plan).state()).isInstanceOfSatisfying(
                Arrangement.State.Broken.class, broken -> assertThat(broken.missing()).isEqualTo(Money.usd("0.01")));
    }

    @Test
    void the_exact_amount_keeps_it_running() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "170.80");
        fixture.daysGoBy(26);
        assertThat(now(plan).isActive()).isTrue();
    }

    @Test
    void a_new_bill_left_unpaid_breaks_it_too() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "100.00");
        fixture.bills.issue(account, "80.00", fixture.today(), fixture.today().plusDays(21), 30); // due on December 13
        fixture.daysGoBy(24); // December 16, the last day of its grace
        assertThat(now(plan).isActive()).isTrue();
        fixture.daysGoBy(1); // the payment of the 14th is still within its own
        assertThat(now(plan).state()).isInstanceOfSatisfying(
                Arrangement.State.Broken.class, broken -> assertThat(broken.missing()).isEqualTo(Money.usd("80.00")));
    }

    @Test
    void after_a_broken_plan_there_is_another_once_what_was_missed_is_paid_to_the_cent() {
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
    void a_payment_is_announced_three_days_before_it_is_due_and_once() {
        Arrangement plan = agreed("call:1");
        fixture.pays(account, "120.00");
        fixture.daysGoBy(18); // December 10
        assertThat(fixture.told(InstallmentDueSoon.class)).isEmpty();
        fixture.daysGoBy(3);
        assertThat(fixture.told(InstallmentDueSoon.class)).singleElement().satisfies(soon -> {
            assertThat(soon.id()).isEqualTo(plan.id());
            assertThat(soon.number()).isEqualTo(2);
            assertThat(soon.due()).isEqualTo("2026-12-14");
            assertThat(soon.left()).isEqualTo(Money.usd("50.80"));
        });
    }

    @Test
    void the_letter_has_three_business_days_and_thanksgiving_is_none() {
        Arrangement plan = agreed("call:1"); // a Sunday
        assertThat(plan.confirmation().dueBy()).contains(LocalDate.of(2026, 11, 25));
        assertThat(fixture.arrangements.listUnsentConfirmations(ArrangementsFixture.STELLA)).extracting(Arrangement::id)
                .containsExactly(plan.id());
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.TEXT, "ntc_1", ArrangementsFixture.STELLA);
        assertThat(now(plan).confirmation().sent()).as("a text is no letter").isEmpty();
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
    void a_breach_without_the_letter_in_time_is_not_held_against_anybody() {
        Arrangement plan = agreed("call:1");
        fixture.clock.advance(Duration.ofDays(4)); // a day late
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.daysGoBy(30);
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Broken.class,
                broken -> assertThat(broken.counts()).isFalse());
        assertThat(fixture.told(ArrangementBroken.class)).singleElement().matches(event -> !event.counts());
        granted(fixture.arrangements.offer(account, bo)); // nothing has to be made good first
    }

    @Test
    void with_the_letter_in_time_the_breach_counts() {
        Arrangement plan = agreed("call:1");
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.daysGoBy(30);
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Broken.class,
                broken -> assertThat(broken.counts()).isTrue());
    }

    @Test
    void one_that_is_kept_may_be_agreed_anew_once_and_the_old_one_says_by_which() {
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
    void a_stop_between_the_new_one_and_the_end_of_the_old_is_mended_by_the_next_round() {
        Arrangement old = agreed("call:1");
        Arrangement half = new Arrangement(
                ArrangementId.mint(), 0, "call:2", account, old.agreed(), old.schedule(), old.beside(), new Arrangement.State.Active(),
                Money.usd(0),
                old.confirmation(), java.util.Optional.of(old.id()), 1, java.util.Optional.empty(), 0, List.of());
        fixture.repository.arrangements.insert(half);
        fixture.sweep();
        assertThat(now(old).state()).isInstanceOf(Arrangement.State.Replaced.class);
        assertThat(fixture.arrangements.findRunning(account, bo))
                .hasValueSatisfying(running -> assertThat(running.id()).isEqualTo(half.id()));
    }

    @Test
    void staff_call_it_off_once_and_a_customer_cannot() {
        Arrangement plan = agreed("call:1");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> fixture.arrangements.cancel(plan.id(), bo))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture.arrangements.cancel(plan.id(), ArrangementsFixture.STELLA)).isTrue();
        assertThat(fixture.arrangements.cancel(plan.id(), ArrangementsFixture.STELLA)).isFalse();
        assertThat(now(plan).state()).isInstanceOfSatisfying(Arrangement.State.Cancelled.class,
                off -> assertThat(off.by()).isEqualTo("stella"));
        granted(fixture.arrangements.offer(account, bo));
    }

    @Test
    void what_the_rules_do_not_take_goes_to_a_person_with_both_positions_and_is_agreed_as_it_was_asked() {
        var countered = (ArrangementOffer.Countered) fixture.arrangements.counteroffer(account,
                ArrangementRequest.payments(Money.usd("50.00"), 3), bo);
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
        assertThat(fixture.told(ArrangementAgreed.class)).hasSize(1);
    }

    @Test
    void a_declined_exception_is_announced_and_cannot_be_approved_after() {
        var countered = (ArrangementOffer.Countered) fixture.arrangements.counteroffer(account,
                ArrangementRequest.payments(Money.usd("50.00"), 3), bo);
        ArrangementExceptionRequest request = fixture.staff.request("call:1", account, countered, "", Language.ENGLISH, bo).orElseThrow();
        assertThat(fixture.staff.decline(request.id(), "too little at first", ArrangementsFixture.STELLA)).isTrue();
        assertThat(fixture.staff.approve(request.id(), ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.arrangements.findRunning(account, bo)).isEmpty();
        assertThat(fixture.told(ArrangementExceptionDeclined.class)).singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo(request.id()));
    }

    @Test
    void an_extension_is_an_arrangement_of_one_payment() {
        AccountId dees = fixture.people.dees.id();
        fixture.bills.issue(dees, "129.95", TODAY.minusDays(26), TODAY.minusDays(5), 30);
        Actor dee = ArrangementsFixture.caller(fixture.people.dee);
        ArrangementOffer.Granted offer = granted(fixture.arrangements.extension(dees, TODAY.plusDays(9), dee));
        Arrangement plan = agreed(fixture.arrangements.agree("call:9", dees, offer.schedule(), Language.SPANISH, dee));
        assertThat(plan.schedule()).isEqualTo(InstallmentSchedule.of(on("2026-12-01", "129.95")));
        fixture.daysGoBy(12); // December 4, the last day of grace
        assertThat(now(plan).isActive()).isTrue();
        fixture.daysGoBy(1);
        assertThat(now(plan).state()).isInstanceOf(Arrangement.State.Broken.class);
    }

    @Test
    void a_payment_that_goes_back_is_missing_again() {
        Arrangement plan = agreed("call:1");
        PaymentTaken paid = fixture.pays(account, "170.80");
        fixture.bills.ledger.reverse("PAYMENT:" + paid.id() + "/" + account);
        fixture.daysGoBy(4);
        assertThat(now(plan).state()).isInstanceOfSatisfying(
                Arrangement.State.Broken.class, broken -> assertThat(broken.missing()).isEqualTo(Money.usd("100.00")));
    }
}
