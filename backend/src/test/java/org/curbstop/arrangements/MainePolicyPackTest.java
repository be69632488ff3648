package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** What differs in Maine (65-407 ch. 660 § 9 B, C and § 10 D): the letter, and the notice after a broken arrangement. */
@DatabaseTest
class MainePolicyPackTest {

    private final ArrangementsFixture fixture;
    private final Actor ada;
    private final AccountId account;

    MainePolicyPackTest(TestStore test) {
        fixture = new ArrangementsFixture(test, "maine-water-660");
        ada = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
    }

    private Arrangement agreed(InstallmentSchedule schedule) {
        return ((Arrangements.AgreementResult.Agreed) fixture.arrangements.agree("call:1", account, schedule, Language.ENGLISH, ada))
                .arrangement();
    }

    private Arrangement agreed() {
        return agreed(((ArrangementOffer.Granted) fixture.arrangements.offer(account, ada)).schedule());
    }

    private DisconnectionNotice noticed() {
        return ((Disconnections.DisconnectionResult.Done) fixture.disconnections.issue("n:1", account, Optional.empty(),
                ArrangementsFixture.STELLA)).notice();
    }

    @Test
    void an_arrangement_of_one_installment_needs_no_letter() {
        Arrangement plan = agreed(InstallmentSchedule.of(new Installment(fixture.today(), Money.usd("312.40"))));
        assertThat(plan.confirmation().dueBy()).isEmpty();
        assertThat(plan.confirmation().isBinding()).isTrue();
    }

    @Test
    void an_email_counts_as_delivery_only_for_paperless_accounts() {
        Arrangement plan = agreed();
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.MAIL, "ntc_1", Actor.SYSTEM);
        assertThat(fixture.arrangements.listUnsentConfirmations(Actor.SYSTEM)).hasSize(1);
        var person = fixture.people.accounts.findPerson(fixture.people.ada.id()).orElseThrow();
        fixture.people.profiles.change(person.id(), person.version(), new CustomerProfiles.ProfileEdit.SetPaperless(true), ada);
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.MAIL, "ntc_1", Actor.SYSTEM);
        assertThat(fixture.arrangements.listUnsentConfirmations(Actor.SYSTEM)).isEmpty();
    }

    @Test
    void after_a_confirmed_arrangement_is_broken_the_notice_takes_three_business_days() {
        Arrangement plan = agreed();
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.daysGoBy(1); // Monday, November 23: nothing was paid on the 22nd, and there are no grace days
        DisconnectionNotice notice = noticed();
        assertThat(notice.afterBreach()).isTrue();
        // November 24 and 25 are business days, the 26th is Thanksgiving, and nobody is disconnected on Friday, the 27th.
        assertThat(notice.notBefore()).isEqualTo("2026-11-30");
    }

    @Test
    void without_a_timely_letter_the_notice_period_is_fourteen_days() {
        Arrangement plan = agreed();
        fixture.clock.advance(Duration.ofDays(4)); // the letter was due on the 25th
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.sweep();
        DisconnectionNotice notice = noticed();
        assertThat(notice.afterBreach()).isFalse();
        assertThat(notice.notBefore()).isEqualTo("2026-12-10"); // fourteen days after November 26
        assertThat(((ArrangementOffer.Granted) fixture.arrangements.offer(account, ada)).terms().total()).isEqualTo(Money.usd("312.40"));
    }

    @Test
    void a_remedied_breach_does_not_shorten_the_next_notice() {
        Arrangement plan = agreed();
        fixture.arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, "tray 4", ArrangementsFixture.STELLA);
        fixture.daysGoBy(1);
        fixture.pays(account, "31.24");
        assertThat(noticed().afterBreach()).isFalse();
    }

    @Test
    void a_refused_customer_is_referred_to_the_consumer_division() {
        var refused = (ArrangementOffer.Refused) fixture.arrangements.extension(account, LocalDate.of(2026, 12, 5), ada);
        assertThat(refused.rights()).contains(CustomerRights.CONSUMER_ASSISTANCE);
    }
}
