package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.Profiles;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** What is different in Maine (65-407 ch. 660 § 9 B, C and § 10 D): the letter, and the notice after a broken arrangement. */
@StoreTest
class MaineTest {

    private final Town town;
    private final Asker ada;
    private final AccountId account;

    MaineTest(TestStore test) {
        town = new Town(test, "maine-water-660");
        ada = Town.caller(town.people.ada);
        account = town.owes(town.people.adas, "228.15", 40, "84.25", 20);
    }

    private Arrangement agreed(Schedule schedule) {
        return ((Arrangements.Agreement.Agreed) town.arrangements.agree("call:1", account, schedule, Language.ENGLISH, ada)).arrangement();
    }

    private Arrangement agreed() {
        return agreed(((Offer.Granted) town.arrangements.offer(account, ada)).schedule());
    }

    private DisconnectionNotice noticed() {
        return ((Disconnections.Answer.Done) town.disconnections.issue("n:1", account, Optional.empty(), Town.STELLA)).notice();
    }

    @Test
    void an_arrangement_of_one_payment_needs_no_letter() {
        Arrangement plan = agreed(Schedule.of(new Installment(town.today(), Money.usd("312.40"))));
        assertThat(plan.confirmation().dueBy()).isEmpty();
        assertThat(plan.confirmation().binding()).isTrue();
    }

    @Test
    void an_email_counts_only_where_bills_go_by_email() {
        Arrangement plan = agreed();
        town.arrangements.confirmed(plan.id(), Arrangement.Way.MAIL, "ntc_1", Asker.SYSTEM);
        assertThat(town.arrangements.lettersOwed(Asker.SYSTEM)).hasSize(1);
        var person = town.people.accounts.person(town.people.ada.id()).orElseThrow();
        town.people.profiles.change(person.id(), person.version(), new Profiles.Edit.Paperless(true), ada);
        town.arrangements.confirmed(plan.id(), Arrangement.Way.MAIL, "ntc_1", Asker.SYSTEM);
        assertThat(town.arrangements.lettersOwed(Asker.SYSTEM)).isEmpty();
    }

    @Test
    void after_a_confirmed_arrangement_is_broken_the_notice_takes_three_business_days() {
        Arrangement plan = agreed();
        town.arrangements.confirmed(plan.id(), Arrangement.Way.LETTER, "tray 4", Town.STELLA);
        town.daysGoBy(1); // Monday, November 23: nothing was paid on the 22nd, and there is no grace
        DisconnectionNotice notice = noticed();
        assertThat(notice.afterBreach()).isTrue();
        assertThat(notice.notBefore()).isEqualTo("2026-11-30"); // 24, 25, then Thanksgiving; the 27th is a Friday, on which nobody is cut off
    }

    @Test
    void without_the_letter_in_time_it_takes_fourteen_days_like_any_other() {
        Arrangement plan = agreed();
        town.clock.advance(Duration.ofDays(4)); // the letter was due on the 25th
        town.arrangements.confirmed(plan.id(), Arrangement.Way.LETTER, "tray 4", Town.STELLA);
        town.sweep();
        DisconnectionNotice notice = noticed();
        assertThat(notice.afterBreach()).isFalse();
        assertThat(notice.notBefore()).isEqualTo("2026-12-10"); // fourteen days after November 26
        assertThat(((Offer.Granted) town.arrangements.offer(account, ada)).terms().total()).isEqualTo(Money.usd("312.40"));
    }

    @Test
    void a_breach_that_was_made_good_is_none_for_the_next_notice() {
        Arrangement plan = agreed();
        town.arrangements.confirmed(plan.id(), Arrangement.Way.LETTER, "tray 4", Town.STELLA);
        town.daysGoBy(1);
        town.pays(account, "31.24");
        assertThat(noticed().afterBreach()).isFalse();
    }

    @Test
    void who_is_refused_is_told_of_the_division() {
        var refused = (Offer.Refused) town.arrangements.extension(account, LocalDate.of(2026, 12, 5), ada);
        assertThat(refused.rights()).contains(Rights.CONSUMER_ASSISTANCE);
    }
}
