package org.curbstop.arrangements.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** What is offered, and what is agreed. */
class ArrangementsTest extends ArrangementScenario {

    ArrangementsTest(TestStore test) {
        super(test);
    }

    @Test
    void the_offer_is_a_quarter_now_and_the_rest_on_due_dates() {
        ArrangementOffer.Granted offer = granted(fixture.arrangements.offer(account, bo));
        assertThat(offer.terms().total()).isEqualTo(Money.usd("312.40"));
        assertThat(offer.schedule().total()).isEqualTo(Money.usd("312.40"));
        assertThat(offer.schedule().installments()).containsExactly( // December 12 is a Saturday
                on("2026-11-22", "78.10"), on("2026-12-14", "46.86"), on("2027-01-12", "46.86"), on("2027-02-12", "46.86"),
                on("2027-03-12", "46.86"),
                on("2027-04-12", "46.86"));
        assertThat(offer.why()).allMatch(PolicyRuleResult::held).extracting(PolicyRuleResult::rule).contains("owes-at-least", "time-left");
    }

    @Test
    void a_counteroffer_within_the_limits_is_accepted_unchanged() {
        assertThat(agreed("call:1").schedule()).isEqualTo(InstallmentSchedule.of(
                on("2026-11-22", "100.00"), on("2026-12-14", "70.80"), on("2027-01-12", "70.80"), on("2027-02-12", "70.80")));
    }

    @Test
    void eight_concurrent_requests_with_one_key_get_the_same_arrangement() throws Exception {
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
        assertThat(fixture.published(ArrangementAgreed.class)).hasSize(1);
    }

    @Test
    void eight_concurrent_requests_create_one_active_arrangement() throws Exception {
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
    void a_schedule_outside_the_rules_is_not_accepted() {
        InstallmentSchedule tooLittle = InstallmentSchedule.of(on("2026-11-22", "10.00"), on("2026-12-14", "302.40"));
        assertThat(fixture.arrangements.agree("call:1", account, tooLittle, Language.ENGLISH, bo)).isInstanceOfSatisfying(
                Arrangements.AgreementResult.NotAgreed.class,
                not -> assertThat(((ArrangementOffer.Countered) not.offer()).by().rule()).isEqualTo("first-enough"));
        assertThat(fixture.arrangements.findRunning(account, bo)).isEmpty();
    }

    @Test
    void an_offer_made_before_a_payment_is_not_accepted_afterwards() {
        InstallmentSchedule before = granted(fixture.arrangements.offer(account, bo)).schedule();
        fixture.pays(account, "50.00");
        assertThat(fixture.arrangements.agree("call:1", account, before, Language.ENGLISH, bo)).isInstanceOfSatisfying(
                Arrangements.AgreementResult.NotAgreed.class,
                not -> assertThat(((ArrangementOffer.Countered) not.offer()).by().rule()).isEqualTo("covers-total"));
    }

    @Test
    void to_others_the_account_appears_not_to_exist() {
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
}
