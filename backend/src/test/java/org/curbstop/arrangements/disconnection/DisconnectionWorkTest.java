package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** From the signature to the restored service. */
class DisconnectionWorkTest extends DisconnectionScenario {

    DisconnectionWorkTest(TestStore test) {
        super(test);
    }

    @Test
    void after_the_first_shut_off_in_a_year_promising_half_restores_service() {
        DisconnectionNotice first = signed();
        done(fixture.serviceReconnection.recordWorkDone(first.id(), ArrangementsFixture.STELLA));
        ReconnectionTerms restoration = fixture.serviceReconnection.reconnectionTerms(account, bo).orElseThrow();
        assertThat(restoration.fullAmount()).isEqualTo(Money.usd("228.15"));
        // Thursday, Friday, Monday; half of 312.40.
        assertThat(restoration.promise()).contains(new Installment(LocalDate.of(2026, 12, 7), Money.usd("156.20")));
        done(fixture.serviceReconnection.reconnect(first.id(), restoration.promise(), fixture.clock.instant(), ArrangementsFixture.STELLA));
        assertThat(now(first).state()).isInstanceOfSatisfying(DisconnectionNotice.State.Reconnected.class,
                back -> assertThat(back.cutOn()).isEqualTo(DAY));

        DisconnectionNotice second = done(fixture.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA));
        second.addressees().forEach(to -> fixture.disconnections.recordDelivery(second.id(), to, Arrangement.DeliveryMethod.LETTER,
                fixture.today(), "round 9", ArrangementsFixture.STELLA));
        while (fixture.today().isBefore(second.notBefore())) {
            fixture.daysGoBy(1);
        }
        done(fixture.disconnections.sign(second.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
        done(fixture.serviceReconnection.recordWorkDone(second.id(), ArrangementsFixture.STELLA));
        assertThat(fixture.serviceReconnection.reconnectionTerms(account, bo).orElseThrow().promise()).as("second time in a year")
                .isEmpty();
    }

    @Test
    void signing_requires_a_reason_which_is_audited() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        assertThat(fixture.disconnections.sign(notice.id(), "  ", ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NO_REASON));
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        DisconnectionNotice signed = done(fixture.disconnections.sign(notice.id(), " no answer ", ArrangementsFixture.STELLA));
        assertThat(signed.state()).isInstanceOfSatisfying(DisconnectionNotice.State.Signed.class,
                state -> assertThat(state.why()).contains("no answer"));
        assertThat(fixture.published(DisconnectionSigned.class)).singleElement().satisfies(event -> {
            assertThat(event.stops()).contains(Money.usd("228.15"));
            assertThat(event.why()).contains("no answer");
        });
    }

    @Test
    void a_payment_after_signing_prevents_the_work() {
        DisconnectionNotice notice = signed();
        fixture.taken(account, "228.15"); // paid by check; no event is published yet
        assertThat(blocked(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA))).contains("still-owed");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(fixture.published(ServiceDisconnected.class)).isEmpty();
    }

    @Test
    void work_cannot_be_completed_while_a_payment_is_in_progress() {
        DisconnectionNotice notice = signed();
        fixture.bills.paymentUnderway(true);
        assertThat(blocked(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)))
                .containsExactly("nothing-pending");
        assertThat(now(notice).state()).as("has to be signed again").isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.published(DisconnectionSuspended.class)).hasSize(1);
    }

    @Test
    void a_hold_prevents_the_work_before_its_event_is_delivered() {
        DisconnectionNotice notice = signed();
        fixture.holds.registerDevice(account, "oxygen", DAY.plusYears(1), ArrangementsFixture.STELLA);
        assertThat(blocked(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)))
                .containsExactly("no-device");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
    }

    @Test
    void a_late_recorded_delivery_counts_from_the_day_it_happened() {
        DisconnectionNotice notice = noticed();
        LocalDate arrived = fixture.today();
        fixture.daysGoBy(10);
        for (NoticeAddressee to : notice.addressees()) {
            assertThat(fixture.disconnections.recordDelivery(notice.id(), to, DisconnectionNotice.DeliveryProof.Kind.CERTIFIED_MAIL,
                    arrived,
                    Optional.of(java.time.LocalTime.of(9, 30)), "7018", ArrangementsFixture.STELLA))
                    .isInstanceOf(Disconnections.DisconnectionResult.Done.class);
        }
        assertThat(now(notice).deliveredToAllBy()).contains(arrived);
        assertThat(now(notice).proofs()).allSatisfy(proof -> {
            assertThat(proof.time()).contains(java.time.LocalTime.of(9, 30));
            assertThat(proof.way()).isEqualTo(Arrangement.DeliveryMethod.LETTER);
        });
        done(fixture.disconnections.sign(notice.id(), "past due", ArrangementsFixture.STELLA));
    }

    @Test
    void a_delivery_date_before_the_notice_or_in_the_future_is_rejected() {
        DisconnectionNotice notice = noticed();
        for (LocalDate day : List.of(notice.issued().minusDays(1), fixture.today().plusDays(1))) {
            assertThat(fixture.disconnections.recordDelivery(notice.id(), notice.addressees().getFirst(),
                    DisconnectionNotice.DeliveryProof.Kind.HANDED_OVER, day, Optional.empty(), "Sam", ArrangementsFixture.STELLA))
                    .isEqualTo(new Disconnections.DisconnectionResult.NotPossible(
                            Disconnections.DisconnectionResult.DisconnectionRefusal.WRONG_DAY));
        }
        assertThat(now(notice).proofs()).isEmpty();
    }

    @Test
    void each_missing_proof_of_delivery_is_named_in_both_languages() {
        DisconnectionNotice notice = noticed();
        assertThat(missing(DAY, Language.ENGLISH)).isEqualTo("No proof that the notice reached the service address");
        fixture.disconnections.recordDelivery(notice.id(), notice.addressees().get(0), Arrangement.DeliveryMethod.LETTER, fixture.today(),
                "r",
                ArrangementsFixture.STELLA);
        assertThat(missing(DAY, Language.SPANISH)).isEqualTo("No consta que el aviso haya llegado al titular");
        fixture.disconnections.recordDelivery(notice.id(), notice.addressees().get(1), Arrangement.DeliveryMethod.LETTER, fixture.today(),
                "r",
                ArrangementsFixture.STELLA);
        assertThat(missing(DAY.minusDays(1), Language.ENGLISH)).startsWith("The notice reached everyone on ")
                .contains("its 10 days run until");
        assertThat(missing(notice.lastDay().plusDays(1), Language.ENGLISH)).startsWith("The notice is too old: its last day was ");
    }

    private String missing(LocalDate day, Language language) {
        PolicyRuleResult answer = candidate(day).ruleResults().stream().filter(each -> each.rule().equals("notice-given")).findFirst()
                .orElseThrow();
        assertThat(answer.held()).isFalse();
        return ArrangementMessages.in(language).disconnectionRule(answer);
    }
}
