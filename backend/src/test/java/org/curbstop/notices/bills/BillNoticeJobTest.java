package org.curbstop.notices.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit.SetPaperless;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.bills.BillNoticeProperties.Recipients;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

@DatabaseTest
class BillNoticeJobTest {

    private static final int DUE_DAYS = 3;

    private final ArrangementsFixture town;
    private final AccountId ada;
    private final List<Notice> sent = new ArrayList<>();

    BillNoticeJobTest(TestStore test) {
        town = new ArrangementsFixture(test, "millbrook");
        ada = town.people.adas.id();
    }

    private BillNoticeJob job(Recipients newBill, int dueDays) {
        Notices notices = mock();
        when(notices.send(any())).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            return List.of();
        });
        return new BillNoticeJob(town.people.accounts, town.bills.bills, town.arrangements, town.holds, notices,
                new BillNoticeProperties(newBill, dueDays), town.clock);
    }

    private void bill(String amount, int issuedDaysAgo, int dueIn) {
        town.bills.issue(ada, amount, town.today().minusDays(issuedDaysAgo), town.today().plusDays(dueIn), 30);
    }

    @Test
    void a_new_bill_is_announced_with_its_amount_and_due_date_in_both_languages() {
        bill("84.12", 1, 20);
        job(Recipients.EVERYBODY, DUE_DAYS).sendNext();
        assertThat(sent).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.BILL_READY);
            assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(town.people.ada.id()));
            assertThat(notice.account()).contains(ada);
            var messages = new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example"));
            assertThat(messages.message(notice.kind(), "mail", Language.ENGLISH, notice.facts())).contains("Amount: $84.12");
            assertThat(messages.message(notice.kind(), "mail", Language.SPANISH, notice.facts())).contains("Monto: $84.12");
        });
    }

    @Test
    void old_bills_that_were_moved_in_are_not_announced() {
        bill("84.12", 4, 17);
        job(Recipients.EVERYBODY, DUE_DAYS).sendNext();
        assertThat(sent).isEmpty();
    }

    @Test
    void only_customers_without_paper_bills_hear_of_new_ones_unless_the_utility_wants_more() {
        bill("84.12", 1, 20);
        job(Recipients.PAPERLESS, DUE_DAYS).sendNext();
        assertThat(sent).isEmpty();
        town.people.profiles.change(town.people.ada.id(), town.people.ada.version(), new SetPaperless(true), Actor.SYSTEM);
        job(Recipients.NOBODY, DUE_DAYS).sendNext();
        assertThat(sent).isEmpty();
        job(Recipients.PAPERLESS, DUE_DAYS).sendNext();
        assertThat(sent).hasSize(1);
    }

    @Test
    void an_unpaid_bill_is_mentioned_three_days_before_it_is_due_with_what_is_left() {
        bill("84.12", 17, 4);
        job(Recipients.NOBODY, DUE_DAYS).sendNext();
        assertThat(sent).isEmpty();
        town.clock.advance(Duration.ofDays(1));
        town.pays(ada, "20.00");
        job(Recipients.NOBODY, DUE_DAYS).sendNext();
        assertThat(sent).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.BILL_DUE);
            assertThat(notice.facts()).containsEntry("amount", Money.usd("64.12"));
        });
    }

    @Test
    void what_is_paid_or_already_late_is_not_mentioned_nor_where_reminders_are_off() {
        bill("84.12", 18, 3);
        job(Recipients.NOBODY, 0).sendNext();
        town.pays(ada, "84.12");
        town.owes(town.people.dees, "228.15", 40, "84.25", 2);
        job(Recipients.NOBODY, DUE_DAYS).sendNext();
        assertThat(sent).isEmpty();
    }

    @Test
    void who_keeps_a_plan_is_reminded_of_its_installments_only() {
        bill("84.12", 18, 3);
        Actor caller = ArrangementsFixture.caller(town.people.ada);
        var offer = (ArrangementOffer.Granted) town.arrangements.offer(ada, caller);
        town.arrangements.agree("key", ada, offer.schedule(), Language.ENGLISH, caller);
        job(Recipients.NOBODY, DUE_DAYS).sendNext();
        assertThat(sent).isEmpty();
    }

    @Test
    void a_bill_dated_ahead_is_announced_on_its_day() {
        bill("84.12", -2, 20);
        BillNoticeJob job = job(Recipients.EVERYBODY, DUE_DAYS);
        job.sendNext();
        assertThat(sent).isEmpty();
        town.clock.advance(Duration.ofDays(2));
        job.sendNext();
        assertThat(sent).hasSize(1);
    }

    @Test
    void the_reminder_leaves_out_what_is_disputed() {
        bill("84.12", 18, 3);
        town.holds.place("dispute", ada, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "too high").amount(Money.usd("30.00")), Actor.SYSTEM);
        job(Recipients.NOBODY, DUE_DAYS).sendNext();
        assertThat(sent).singleElement()
                .satisfies(notice -> assertThat(notice.facts()).containsEntry("amount", Money.usd("54.12")));
    }

    @Test
    void a_failure_at_one_account_does_not_keep_others_from_their_notice() {
        bill("84.12", 1, 20);
        town.bills.issue(town.people.dees.id(), "50.00", town.today().minusDays(1), town.today().plusDays(20), 30);
        Notices failing = mock();
        when(failing.send(any())).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            throw new IllegalStateException("cannot be rendered");
        });
        new BillNoticeJob(town.people.accounts, town.bills.bills, town.arrangements, town.holds, failing,
                new BillNoticeProperties(Recipients.EVERYBODY, DUE_DAYS), town.clock).sendNext();
        assertThat(sent).hasSize(2);
    }

    @Test
    void each_account_is_looked_at_once_a_day_from_nine_in_the_morning() {
        bill("84.12", 1, 20);
        BillNoticeJob job = job(Recipients.EVERYBODY, DUE_DAYS);
        job.sendNext();
        job.sendNext();
        assertThat(sent).hasSize(1);
        town.clock.set(town.today().plusDays(1).atTime(8, 59).atZone(town.clock.getZone()).toInstant());
        job.sendNext();
        assertThat(sent).hasSize(1);
        town.clock.advance(Duration.ofMinutes(1));
        job.sendNext();
        assertThat(sent).extracting(Notice::key).hasSize(2).containsOnly(sent.getFirst().key()); // the sender drops the second
    }
}
