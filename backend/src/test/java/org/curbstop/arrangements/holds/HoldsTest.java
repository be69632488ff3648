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
    void an_oral_medical_claim_holds_until_its_certificate_is_due() {
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
    void a_hold_lasts_through_its_last_day_then_staff_are_notified() {
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
    void the_expiry_of_a_hold_is_announced_once_two_business_days_before() {
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
    void a_certificate_extends_a_claim_up_to_the_maximum() {
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
    void a_shorter_certificate_does_not_shorten_the_claim() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(held(fixture.holds.certify(claim.id(), LocalDate.of(2026, 11, 24), ArrangementsFixture.STELLA)).until())
                .isEqualTo(claim.until());
    }

    @Test
    void a_fourth_consecutive_certificate_is_left_to_staff() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        for (int i = 0; i < 3; i++) {
            held(fixture.holds.certify(claim.id(), fixture.today().plusDays(60), ArrangementsFixture.STELLA));
            fixture.daysGoBy(20);
        }
        assertThat(fixture.holds.certify(claim.id(), fixture.today().plusDays(60), ArrangementsFixture.STELLA))
                .isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.TOO_MANY_CERTIFICATES));
    }

    @Test
    void a_certificate_after_the_last_day_is_rejected() {
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        fixture.daysGoBy(8);
        assertThat(fixture.holds.certify(claim.id(), fixture.today().plusDays(30), ArrangementsFixture.STELLA))
                .isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.ENDED));
        assertThat(held(fixture.holds.place("call:2", account, MEDICAL, ivo)).id()).isNotEqualTo(claim.id());
    }

    @Test
    void a_registered_device_counts_as_a_certificate_at_once() {
        fixture.holds.registerDevice(account, "oxygen", LocalDate.of(2026, 12, 1), ArrangementsFixture.STELLA);
        Hold claim = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(claim.state()).isEqualTo(new Hold.State.Active());
        assertThat(claim.until()).isEqualTo("2026-12-01"); // not beyond the end of its certificate
        assertThat(fixture.published(HoldPlaced.class)).singleElement().satisfies(event -> assertThat(event.certificateBy()).isEmpty());
    }

    @Test
    void a_device_registration_that_ended_yesterday_does_not_count() {
        fixture.holds.registerDevice(account, "oxygen", LocalDate.of(2026, 11, 21), ArrangementsFixture.STELLA);
        assertThat(held(fixture.holds.place("call:1", account, MEDICAL, ivo)).state()).isEqualTo(new Hold.State.Claimed());
    }

    @Test
    void eight_concurrent_claims_with_one_key_create_one_hold() throws Exception {
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
    void a_second_claim_of_the_same_kind_returns_the_first_hold() {
        Hold first = held(fixture.holds.place("call:1", account, MEDICAL, ivo));
        assertThat(fixture.holds.place("call:2", account, MEDICAL, ivo)).isInstanceOfSatisfying(
                Holds.HoldResult.AlreadyHeld.class, already -> assertThat(already.hold().id()).isEqualTo(first.id()));
        assertThat(held(fixture.holds.place("call:3", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "the reading"), ivo)).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void only_staff_can_choose_the_length_of_a_hold() {
        Holds.HoldClaim forever = Holds.HoldClaim.of(Hold.Kind.DISPUTE, "the reading").until(LocalDate.of(2030, 1, 1));
        assertThat(held(fixture.holds.place("call:1", account, forever, ivo)).until()).isEqualTo("2026-12-22");
        AccountId dees = fixture.people.dees.id();
        assertThat(held(fixture.holds.place("desk:1", dees, forever, ArrangementsFixture.STELLA)).until()).isEqualTo("2030-01-01");
    }

    @Test
    void a_mailed_check_holds_five_business_days_and_a_bankruptcy_without_end() {
        assertThat(held(fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.PENDING_PAYMENT, "a check"), ivo)).until())
                .isEqualTo("2026-11-30");
        assertThat(held(fixture.holds.place("call:2", account, Holds.HoldClaim.of(Hold.Kind.BANKRUPTCY, "chapter 7"), ivo)).until())
                .isEqualTo(Hold.NO_END);
        fixture.daysGoBy(400);
        assertThat(fixture.holds.listActive(account, ivo)).extracting(Hold::kind).containsExactly(Hold.Kind.BANKRUPTCY);
    }

    @Test
    void a_tenant_can_make_a_medical_claim_and_a_stranger_cannot() {
        AccountId let = fixture.people.cysLet.id();
        Actor tess = ArrangementsFixture.caller(fixture.people.tess);
        assertThat(held(fixture.holds.place("call:1", let, MEDICAL, tess)).account()).isEqualTo(let);
        assertThat(fixture.holds.place("call:2", let, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "mine"), tess)).isEqualTo(
                new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.NOT_YOURS));
        Holds.HoldResult notHers = fixture.holds.place("call:3", account, MEDICAL, tess);
        assertThat(notHers).isEqualTo(new Holds.HoldResult.NotPossible(Holds.HoldResult.HoldRefusal.NOT_YOURS))
                .isEqualTo(fixture.holds.place("call:4", AccountId.create(), MEDICAL, tess));
        assertThat(fixture.holds.listActive(let, tess)).as("does not see the account").isEmpty();
    }

    @Test
    void staff_lift_a_hold_once_with_a_reason() {
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
    void a_pledge_holds_until_its_day_or_payment_despite_repeated_events() {
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
    void a_pledge_announced_after_its_end_creates_no_hold() {
        var referral = new ReferralId(IdGenerator.create("ref"));
        fixture.holdEventListener.on(new PledgeEnded(referral, account, PledgeEnded.Reason.WITHDRAWN, fixture.clock.instant()));
        fixture.holdEventListener.on(new PledgePromised(referral, account, Money.usd("120.00"), "mill-river-action",
                LocalDate.of(2026, 12, 15), fixture.clock.instant()));
        assertThat(fixture.holds.listActive(account, ivo)).isEmpty();
    }

    @Test
    void an_approved_medical_protection_creates_one_hold_despite_repeated_events() {
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
        assertThat(fixture.holds.listActive(account, ivo)).as("delivered late, after staff lifted the hold").isEmpty();
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
    void a_protection_for_an_unknown_account_creates_no_hold() {
        var nobody = AccountId.create();
        fixture.holdEventListener.on(new ProtectionGranted(ApplicationId.create(), nobody, "medical-protection", fixture.clock.instant()));
        assertThat(fixture.repository.holds(nobody)).isEmpty();
    }

    @Test
    void pledges_of_two_agencies_can_coexist() {
        for (String agency : List.of("one", "two")) {
            fixture.holdEventListener.on(new PledgePromised(new ReferralId(IdGenerator.create("ref")), account, Money.usd("60.00"), agency,
                    LocalDate.of(2026, 12, 15), fixture.clock.instant()));
        }
        assertThat(fixture.holds.listActive(account, ivo)).hasSize(2);
    }

    @Test
    void the_end_of_daylight_saving_time_adds_no_day_to_a_hold() {
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
