package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.Actor;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a person can sign, and only what no rule forbids at that moment. */
class DisconnectionSigningTest extends DisconnectionScenario {

    DisconnectionSigningTest(TestStore test) {
        super(test);
    }

    @Test
    void only_a_person_can_sign_on_any_day() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(40); // every job, every day
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThatThrownBy(() -> fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", bo))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", Actor.SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture.published(DisconnectionSigned.class)).isEmpty();
        fixture.daysGoBy(1);
        assertThat(now(notice).state()).as("valid for thirty days").isInstanceOf(DisconnectionNotice.State.Expired.class);
    }

    @Test
    void a_named_person_signs_once_and_an_audited_service_order_is_created() {
        DisconnectionNotice notice = signed();
        assertThat(notice.state()).isInstanceOfSatisfying(DisconnectionNotice.State.Signed.class, signed -> {
            assertThat(signed.by()).isEqualTo("stella");
            assertThat(signed.day()).isEqualTo(DAY);
            assertThat(signed.order()).startsWith("cut_");
        });
        assertThat(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", Actor.staff("sam"))).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_ISSUED));
        assertThat(fixture.published(DisconnectionSigned.class)).singleElement()
                .satisfies(event -> assertThat(event.by()).isEqualTo("stella"));
        assertThat(fixture.people.audit.listByAccount(account, 50)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("disconnection-signed") && entry.contains("stella"));
    }

    @Test
    void it_cannot_be_signed_a_day_early_whatever_the_list_showed() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(9);
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("notice-given");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
    }

    @Test
    void a_hold_blocks_signing_until_it_is_lifted() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        Hold hold = ((Holds.HoldResult.Held) fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo))
                .hold();
        assertThat(candidate(DAY).blockedBy()).extracting(PolicyRuleResult::rule).containsExactly("no-hold");
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-hold");
        fixture.holds.lift(hold.id(), "moved out", ArrangementsFixture.STELLA);
        done(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    @Test
    void a_medical_claim_after_signing_suspends_the_disconnection() {
        DisconnectionNotice notice = signed();
        fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
        assertThat(fixture.published(DisconnectionSuspended.class)).hasSize(1);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void a_medical_claim_made_during_signing_is_never_missed(int look) {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        var looks = new AtomicInteger();
        Disconnections disconnections = fixture.disconnectionsBy(new Clock() {
            @Override
            public Instant instant() {
                if (looks.incrementAndGet() == look) {
                    fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
                    assertThat(fixture.published(HoldPlaced.class)).as("published before the signature is stored").hasSize(1);
                }
                return fixture.clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return fixture.clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return fixture.clock.withZone(zone);
            }
        });
        assertThat(blocked(disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-hold");
        assertThat(looks.get()).as("a moment during signing").isGreaterThanOrEqualTo(look);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.published(DisconnectionSigned.class)).hasSameSizeAs(fixture.published(DisconnectionSuspended.class));
    }

    @Test
    void a_registered_medical_device_blocks_signing_but_not_the_letter() {
        fixture.holds.registerDevice(account, "oxygen", DAY, ArrangementsFixture.STELLA);
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-device");
        fixture.daysGoBy(1);
        done(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }
}
