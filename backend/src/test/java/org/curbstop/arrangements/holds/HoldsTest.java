package org.curbstop.arrangements.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.PledgeEnded;
import org.curbstop.assistance.PledgePromised;
import org.curbstop.assistance.ProtectionGranted;
import org.curbstop.assistance.ReferralId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Holds in Millbrook, on Sunday 2026-11-22. Ada stands in for Ivo. */
@DatabaseTest
class HoldsTest {

    private static final Holds.HoldClaim MEDICAL = Holds.HoldClaim.of(Hold.Kind.MEDICAL, "an oxygen device");

    private final ArrangementsFixture fixture;
    private final Actor ivo;
    private final AccountId account;

    HoldsTest(TestStore test) {
        fixture = new ArrangementsFixture(test, "millbrook");
        ivo = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.people.adas.id();
    }

    private static Hold held(Holds.HoldResult answer) {
        assertThat(answer).isInstanceOf(Holds.HoldResult.Held.class);
        return ((Holds.HoldResult.Held) answer).hold();
    }

    private Hold now(Hold hold) {
        return fixture.holds.history(hold.account(), ArrangementsFixture.STELLA).stream().filter(each -> each.id().equals(hold.id()))
                .findFirst().orElseThrow();
    }

    @Test
    void a_claim_by_word_of_mouth_holds_at_once_until_the_day_its_certificate_is_due() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(claim.state()).isEqualTo(new Hold.State.Claimed());
        assertThat(claim.until()).isEqualTo("2026-11-29");
        assertThat(fixture.holds.listActive(account, ivo)).extracting(Hold::id).containsExactly(claim.id());
        assertThat(fixture.published(HoldPlaced.class)).singleElement()
                .satisfies(event -> assertThat(event.certificateBy()).contains(LocalDate.of(2026, 11, 29)));
        assertThat(fixture.people.audit.listByAccount(account, 20)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("hold-placed MEDICAL"));
    }

    @Test
    void on_its_last_day_it_holds_and_the_day_after_it_has_lapsed_and_staff_are_notified_why() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        fixture.daysGoBy(7);
        assertThat(fixture.holds.listActive(account, ivo)).hasSize(1);
        assertThat(now(claim).isOpen()).isTrue();
        fixture.daysGoBy(1);
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
        assertThat(now(claim).state()).isInstanceOfSatisfying(Hold.State.Expired.class,
                lapsed -> assertThat(lapsed.withoutCertificate()).isTrue());
        assertThat(fixture.published(HoldExpired.class)).singleElement().matches(HoldExpired::certificateMissing);
    }

    @Test
    void its_expiry_is_announced_once_two_business_days_before() {
        // Until Sunday, November 29; the business days before it are the 27th and the 25th, since the 26th is a holiday.
        held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        fixture.daysGoBy(3); // November 25: two business days later is the 30th
        assertThat(fixture.published(HoldExpiringSoon.class)).singleElement().satisfies(event -> {
            assertThat(event.until()).isEqualTo("2026-11-29");
            assertThat(event.certificateMissing()).isTrue();
        });
        fixture.daysGoBy(3);
        assertThat(fixture.published(HoldExpiringSoon.class)).hasSize(1);
    }

    @Test
    void the_certificate_is_the_second_step_and_holds_no_longer_than_one_may() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThatThrownBy(() -> fixture.holds.certify(claim.id(), LocalDate.of(2027, 6, 1), ivo))
                .isInstanceOf(IllegalArgumentException.class);
        Hold certified = held(fixture.holds.certify(claim.id(), LocalDate.of(2027, 6, 1), ArrangementsFixture.STELLA));
        assertThat(certified.state()).isEqualTo(new Hold.State.Active());
        assertThat(certified.until()).isEqualTo("2027-01-21"); // sixty days
        assertThat(certified.certificates()).isEqualTo(1);
        fixture.daysGoBy(60);
        assertThat(fixture.holds.listActive(account, ivo)).hasSize(1);
        fixture.daysGoBy(1);
        assertThat(now(claim).state()).isInstanceOfSatisfying(Hold.State.Expired.class,
                lapsed -> assertThat(lapsed.withoutCertificate()).isFalse());
    }

    @Test
    void a_certificate_for_fewer_days_than_the_claim_has_takes_nothing_away() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(held(fixture.holds.certify(claim.id(), LocalDate.of(2026, 11, 24), ArrangementsFixture.STELLA)).until())
                .isEqualTo(claim.until());
    }

    @Test
    void three_certificates_in_a_row_and_a_fourth_is_a_persons_matter() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        for (int i = 0; i < 3; i++) {
            held(fixture.holds.certify(claim.id(), fixture.today().plusDays(60), ArrangementsFixture.STELLA));
            fixture.daysGoBy(20);
        }
        assertThat(fixture.holds.certify(claim.id(), fixture.today().plusDays(60), ArrangementsFixture.STELLA))
                .isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.TOO_MANY_CERTIFICATES));
    }

    @Test
    void a_certificate_after_the_last_day_comes_too_late() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        fixture.daysGoBy(8);
        assertThat(fixture.holds.certify(claim.id(), fixture.today().plusDays(30), ArrangementsFixture.STELLA))
                .isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.ENDED));
        assertThat(held(fixture.holds.place("call:2", account, MEDICAL, ivo)).id()).isNotEqualTo(claim.id());
    }

    @Test
    void where_a_device_is_registered_its_certificate_is_on_file_and_counts_at_once() {
        fixture.holds.registerDevice(account, "oxygen", LocalDate.of(2026, 12, 1), ArrangementsFixture.STELLA);
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(claim.state()).isEqualTo(new Hold.State.Active());
        assertThat(claim.until()).isEqualTo("2026-12-01"); // not beyond the end of its certificate
        assertThat(fixture.published(HoldPlaced.class)).singleElement().satisfies(event -> assertThat(event.certificateBy()).isEmpty());
    }

    @Test
    void a_registration_that_ended_yesterday_is_none() {
        fixture.holds.registerDevice(account, "oxygen", LocalDate.of(2026, 11, 21), ArrangementsFixture.STELLA);
        assertThat(held(fixture.holds.place("call:1", account, MEDICAL, ivo)).state()).isEqualTo(new Hold.State.Claimed());
    }

    @Test
    void of_eight_that_claim_with_one_key_there_is_one_hold() throws Exception {
        var calls = new ArrayList<Callable<Holds.HoldResult>>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> fixture.holds.place("call:1", account, MEDICAL, ivo));
        }
        var ids = new HashSet<HoldId>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(calls)) {
                switch (each.get()) {
                    case Holds.HoldResult.Held held -> ids.add(held.hold().id());
                    case Holds.HoldResult.AlreadyHeld held -> ids.add(held.hold().id());
                    case Holds.HoldResult.NotPossible not -> throw new AssertionError(not);
                }
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(fixture.holds.history(account, ArrangementsFixture.STELLA)).hasSize(1);
        assertThat(fixture.published(HoldPlaced.class)).hasSize(1);
    }

    @Test
    void a_second_claim_of_the_kind_changes_nothing_and_says_so() {
        Hold first = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(fixture.holds.place("call:2", account, MEDICAL, ivo)).isInstanceOfSatisfying(
                Holds.HoldResult.AlreadyHeld.class, already -> assertThat(already.hold().id()).isEqualTo(first.id()));
        assertThat(held(fixture.holds.place("call:3", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "the reading"), ivo)).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void a_customer_cannot_choose_how_long_but_staff_can() {
        Holds.HoldClaim forever = Holds.HoldClaim.of(Hold.Kind.DISPUTE, "the reading").until(LocalDate.of(2030, 1, 1));
        assertThat(held(fixture.holds.place("call:1", account, forever, ivo)).until()).isEqualTo("2026-12-22");
        AccountId dees = fixture.people.dees.id();
        assertThat(held(fixture.holds.place("desk:1", dees, forever, ArrangementsFixture.STELLA)).until()).isEqualTo("2030-01-01");
    }

    @Test
    void a_check_in_the_mail_has_five_business_days_and_a_court_no_end() {
        assertThat(held(fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.PENDING_PAYMENT, "a check"), ivo)).until())
                .isEqualTo("2026-11-30");
        assertThat(held(fixture.holds.place("call:2", account, Holds.HoldClaim.of(Hold.Kind.BANKRUPTCY, "chapter 7"), ivo)).until())
                .isEqualTo(Hold.NO_END);
        fixture.daysGoBy(400);
        assertThat(fixture.holds.listActive(account, ivo)).extracting(Hold::kind).containsExactly(Hold.Kind.BANKRUPTCY);
    }

    @Test
    void a_tenant_may_say_that_health_depends_on_it_and_a_stranger_not() {
        AccountId let = fixture.people.cysLet.id();
        Actor tess = ArrangementsFixture.caller(fixture.people.tess);
        assertThat(held(fixture.holds.place("call:1", let, MEDICAL, tess)).account()).isEqualTo(let);
        assertThat(fixture.holds.place("call:2", let, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "mine"), tess)).isEqualTo(
                new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.NOT_YOURS));
        Holds.HoldResult notHers = fixture.holds.place("call:3", account, MEDICAL, tess);
        assertThat(notHers).isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.NOT_YOURS))
                .isEqualTo(fixture.holds.place("call:4", AccountId.create(), MEDICAL, tess));
        assertThat(fixture.holds.listActive(let, tess)).as("and sees nothing of the account").isEmpty();
    }

    @Test
    void a_person_lifts_it_with_a_reason_once() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThatThrownBy(() -> fixture.holds.lift(claim.id(), "done", ivo)).isInstanceOf(IllegalArgumentException.class);
        assertThat(held(fixture.holds.lift(claim.id(), "moved out", ArrangementsFixture.STELLA)).state())
                .isInstanceOfSatisfying(Hold.State.Lifted.class, lifted -> {
            assertThat(lifted.by()).isEqualTo("stella");
            assertThat(lifted.why()).isEqualTo("moved out");
        });
        assertThat(fixture.holds.lift(claim.id(), "again", ArrangementsFixture.STELLA))
                .isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.ENDED));
        assertThat(fixture.published(HoldLifted.class)).hasSize(1);
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
    }

    @Test
    void a_pledge_holds_until_its_day_and_ends_when_it_is_paid_however_often_either_is_published() {
        var referral = new ReferralId(IdGenerator.create("ref"));
        var promised = new PledgePromised(referral, account, Money.usd("120.00"), "mill-river-action", LocalDate.of(2026, 12, 15),
                fixture.clock.instant());
        fixture.holdEventListener.on(promised);
        fixture.holdEventListener.on(promised);
        assertThat(fixture.holds.listActive(account, ivo)).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Hold.Kind.PLEDGE);
            assertThat(hold.until()).isEqualTo("2026-12-15");
            assertThat(hold.amount()).contains(Money.usd("120.00"));
        });
        var ended = new PledgeEnded(referral, account, PledgeEnded.Reason.PAID, fixture.clock.instant());
        fixture.holdEventListener.on(ended);
        fixture.holdEventListener.on(ended);
        fixture.holdEventListener.on(promised);
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
        assertThat(fixture.published(HoldLifted.class)).hasSize(1);
    }

    @Test
    void a_promise_that_is_heard_of_after_its_end_holds_nothing() {
        var referral = new ReferralId(IdGenerator.create("ref"));
        fixture.holdEventListener.on(new PledgeEnded(referral, account, PledgeEnded.Reason.WITHDRAWN, fixture.clock.instant()));
        fixture.holdEventListener.on(new PledgePromised(referral, account, Money.usd("120.00"), "mill-river-action",
                LocalDate.of(2026, 12, 15), fixture.clock.instant()));
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
    }

    @Test
    void an_approved_medical_protection_holds_the_account_once_however_often_it_is_published() {
        var granted = new ProtectionGranted(ApplicationId.create(), account, "medical-protection", fixture.clock.instant());
        fixture.holdEventListener.on(granted);
        fixture.holdEventListener.on(granted);
        Hold hold = fixture.holds.listActive(account, ivo).getFirst();
        assertThat(fixture.holds.history(account, ArrangementsFixture.STELLA)).hasSize(1);
        assertThat(hold.kind()).isEqualTo(Hold.Kind.MEDICAL);
        assertThat(hold.state()).isEqualTo(new Hold.State.Active());
        assertThat(hold.until()).isEqualTo("2027-01-21"); // sixty days, as with any certificate
        assertThat(fixture.published(HoldPlaced.class)).singleElement().satisfies(event -> assertThat(event.certificateBy()).isEmpty());
        fixture.holds.lift(hold.id(), "moved out", ArrangementsFixture.STELLA);
        fixture.holdEventListener.on(granted);
        assertThat(fixture.holds.listActive(account, ivo)).as("told late, after a person lifted it").isEmpty();
    }

    @Test
    void an_approved_medical_protection_certifies_the_active_claim() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        var granted = new ProtectionGranted(ApplicationId.create(), account, "medical-protection", fixture.clock.instant());
        fixture.holdEventListener.on(granted);
        fixture.holdEventListener.on(granted);
        assertThat(fixture.holds.listActive(account, ivo)).singleElement().satisfies(hold -> {
            assertThat(hold.id()).isEqualTo(claim.id());
            assertThat(hold.state()).isEqualTo(new Hold.State.Active());
            assertThat(hold.until()).isEqualTo("2027-01-21");
            assertThat(hold.certificates()).isEqualTo(1);
        });
        fixture.holds.lift(claim.id(), "moved out", ArrangementsFixture.STELLA);
        fixture.holdEventListener.on(granted);
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
    }

    @Test
    void a_protection_for_no_account_holds_nothing() {
        var nobody = AccountId.create();
        fixture.holdEventListener.on(new ProtectionGranted(ApplicationId.create(), nobody, "medical-protection", fixture.clock.instant()));
        assertThat(fixture.repository.holds(nobody)).isEmpty();
    }

    @Test
    void two_agencies_may_promise_at_once() {
        for (String agency : List.of("one", "two")) {
            fixture.holdEventListener.on(new PledgePromised(new ReferralId(IdGenerator.create("ref")), account, Money.usd("60.00"), agency,
                    LocalDate.of(2026, 12, 15), fixture.clock.instant()));
        }
        assertThat(fixture.holds.listActive(account, ivo)).hasSize(2);
    }

    @Test
    void the_night_the_clocks_go_back_has_one_hour_twice_and_no_day_more() {
        fixture.clock.set(java.time.Instant.parse("2026-11-01T08:30:00Z")); // 01:30 for the first time
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(claim.until()).isEqualTo("2026-11-08");
        fixture.clock.set(java.time.Instant.parse("2026-11-09T07:59:00Z")); // 23:59 on November 8
        fixture.sweep();
        assertThat(fixture.holds.listActive(account, ivo)).hasSize(1);
        fixture.clock.set(java.time.Instant.parse("2026-11-09T08:00:00Z")); // midnight
        fixture.sweep();
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
    }
}
