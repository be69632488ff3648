package org.curbstop.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.assistance.AssistanceForTests.LENA;
import static org.curbstop.assistance.AssistanceForTests.OTIS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.billing.Entry;
import org.curbstop.papers.Files;
import org.curbstop.papers.NewPaper;
import org.curbstop.papers.Owner;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@StoreTest
class ReferralsTest {

    private static final Money PLEDGE = Money.usd("129.95");
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 22);

    private final TestStore test;
    private final AssistanceForTests all;
    private final AccountId dees;

    ReferralsTest(TestStore test) {
        this.test = test;
        this.all = new AssistanceForTests(test);
        this.dees = all.town.dees.id();
        all.ledger.post(Entry.opening(dees, PLEDGE, all.town.clock.instant()));
    }

    @Test
    void dees_referral_is_sent_received_approved_and_paid_and_every_step_is_told() {
        Referral sent = all.refer();
        assertThat(all.desk.receive(sent.id(), LENA)).isInstanceOf(AgencyDesk.Answer.Done.class);
        all.desk.approve(sent.id(), PLEDGE, UNTIL, LENA);
        all.desk.paid(sent.id(), PLEDGE, "ACH 4471", LENA);
        assertThat(test.told()).extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ReferralSent", "ReferralChanged", "ReferralChanged", "PledgePromised", "ReferralChanged", "PledgeEnded");
        assertThat(test.told()).contains(new PledgePromised(sent.id(), dees, PLEDGE, "mill-river-action", UNTIL, all.town.clock.instant()));
        assertThat(all.ledger.balance(dees)).isEqualTo(PLEDGE.zero());
        assertThat(all.referrals.of(dees, all.dee)).singleElement().satisfies(referral -> {
            assertThat(referral.state()).isEqualTo(new ReferralState.Paid(PLEDGE, "ACH 4471"));
            assertThat(referral.history()).extracting(moment -> moment.state().getClass().getSimpleName()).containsExactly("Sent", "Received", "Approved", "Paid");
        });
    }

    @Test
    void the_same_press_is_one_referral_and_another_for_the_same_programme_names_the_open_one() {
        Referral sent = all.refer();
        assertThat(all.referrals.refer("talk-1", all.dees("liheap"), all.dee)).isEqualTo(new Referring.Again(read(sent)));
        assertThat(all.referrals.refer("talk-2", all.dees("liheap"), all.dee)).isEqualTo(new Referring.AlreadyOpen(read(sent)));
        all.desk.deny(sent.id(), Denial.NO_FUNDS, LENA);
        assertThat(all.referrals.refer("talk-3", all.dees("liheap"), all.dee)).isInstanceOf(Referring.Referred.class);
    }

    @Test
    void of_eight_that_refer_at_the_same_moment_one_does() throws Exception {
        var asks = new ArrayList<Callable<Referring>>();
        for (int i = 0; i < 8; i++) {
            String key = "talk-" + i;
            asks.add(() -> all.referrals.refer(key, all.dees("liheap"), all.dee));
        }
        int referred = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(asks)) {
                switch (each.get()) {
                    case Referring.Referred one -> referred++;
                    case Referring.AlreadyOpen open -> {}
                    default -> throw new AssertionError(each.get());
                }
            }
        }
        assertThat(referred).isEqualTo(1);
        assertThat(test.told()).filteredOn(ReferralSent.class::isInstance).hasSize(1);
    }

    @Test
    void nobody_refers_or_sees_an_account_that_is_not_theirs_and_cannot_tell_it_from_none() {
        all.refer();
        Asker eve = Asker.stranger(Channel.PAGE, "192.0.2.9");
        Asker ada = Asker.customer(Channel.PORTAL, "192.0.2.1", all.town.ada.id());
        for (Asker other : List.of(eve, ada, LENA)) { // an agency's people are nobody's staff here
            assertThat(all.referrals.refer("x", all.dees("liheap"), other)).isEqualTo(new Referring.Refused(Referring.Refused.Why.NOT_YOURS));
            assertThat(all.referrals.of(dees, other)).isEmpty();
            assertThat(all.referrals.of(AccountId.mint(), other)).isEmpty();
            assertThat(all.referrals.find(all.referrals.of(dees, all.dee).getFirst().id(), other)).isEmpty();
            assertThat(all.referrals.withdraw(all.referrals.of(dees, all.dee).getFirst().id(), other)).isEqualTo(new Referrals.Withdrawal.NoSuchReferral());
        }
    }

    @Test
    void what_is_not_an_agencys_or_not_in_the_directory_is_refused_with_its_reason() {
        assertThat(all.referrals.refer("1", all.dees("utility-discount"), all.dee)).isEqualTo(new Referring.Refused(Referring.Refused.Why.NOT_BY_AGENCY));
        assertThat(all.referrals.refer("2", all.dees("lottery"), all.dee)).isEqualTo(new Referring.Refused(Referring.Refused.Why.NO_SUCH_PROGRAMME));
        NewReferral elsewhere = all.dees("liheap");
        assertThat(all.referrals.refer("3", new NewReferral(
                elsewhere.account(), elsewhere.person(), elsewhere.programme(), Optional.of("nobody"), elsewhere.consent(), elsewhere.household(),
                elsewhere.phone(), elsewhere.language()), all.dee)).isEqualTo(new Referring.Refused(Referring.Refused.Why.NO_SUCH_AGENCY));
    }

    @Test
    void a_closed_agency_a_closed_season_and_a_waiting_list_are_told_apart() {
        assertThat(all.directory.say("liheap", Taking.CLOSED, LENA)).isTrue();
        assertThat(all.referrals.refer("1", all.dees("liheap"), all.dee)).isEqualTo(new Referring.Closed(Referring.Closed.Why.AGENCY));
        all.directory.say("liheap", Taking.WAITING_LIST, LENA);
        assertThat(all.referrals.refer("2", all.dees("liheap"), all.dee)).isInstanceOfSatisfying(Referring.Referred.class, referred -> assertThat(referred.waitingList()).isTrue());
        all.town.clock.advance(Duration.ofDays(240)); // into July
        assertThat(all.referrals.refer("3", all.dees("liheap"), all.dee)).isEqualTo(new Referring.Closed(Referring.Closed.Why.SEASON));
        assertThat(all.directory.say("liheap", Taking.OPEN, OTIS)).as("not what his agency offers").isFalse();
    }

    @Test
    void an_agency_sees_its_own_with_whom_it_is_about_and_another_agency_can_do_nothing_with_it() {
        Referral sent = all.refer();
        assertThat(all.desk.mine(LENA)).singleElement().satisfies(seen -> {
            assertThat(seen.referral().id()).isEqualTo(sent.id());
            assertThat(seen.applicant()).isEqualTo(new Applicant("Dée Navarro", all.town.dee.phone(), "21 Dogwood Ln, Millbrook, OR 97999", "100200716", Optional.of(PLEDGE)));
        });
        for (Asker other : List.of(OTIS, Asker.staff("sam"), Asker.stranger(Channel.PAGE, "192.0.2.9"), all.dee)) {
            assertThat(all.desk.mine(other)).isEmpty();
            assertThat(all.desk.find(sent.id(), other)).isEmpty();
            everyAct(sent.id(), other).forEach(act -> assertThat(act).isEqualTo(new AgencyDesk.Answer.NoSuchReferral()));
        }
        assertThat(all.referrals.of(dees, all.dee).getFirst().state()).isEqualTo(new ReferralState.Sent());
    }

    @Test
    void from_the_moment_the_consent_is_taken_back_the_agency_sees_nothing_and_can_do_nothing() {
        Referral sent = all.refer();
        all.desk.approve(sent.id(), PLEDGE, UNTIL, LENA);
        assertThat(all.referrals.withdraw(sent.id(), all.dee)).isInstanceOf(Referrals.Withdrawal.Done.class);
        assertThat(all.desk.mine(LENA)).isEmpty();
        assertThat(all.desk.find(sent.id(), LENA)).isEmpty();
        assertThat(everyAct(sent.id(), LENA)).allSatisfy(act -> assertThat(act).isEqualTo(new AgencyDesk.Answer.NoSuchReferral()));
        Referral after = all.referrals.find(sent.id(), all.dee).orElseThrow();
        assertThat(after.state()).isEqualTo(new ReferralState.Withdrawn());
        assertThat(after.household()).as("what was kept of the household").isEmpty();
        assertThat(test.told()).contains(new PledgeEnded(sent.id(), dees, PledgeEnded.Why.WITHDRAWN, all.town.clock.instant()));
        all.referrals.withdraw(sent.id(), all.dee);
        assertThat(test.told()).filteredOn(PledgeEnded.class::isInstance).hasSize(1);
    }

    @Test
    void a_consent_taken_back_after_the_end_hides_the_referral_and_leaves_what_was_paid() {
        Referral sent = all.refer();
        all.desk.approve(sent.id(), PLEDGE, UNTIL, LENA);
        all.desk.paid(sent.id(), PLEDGE, "ACH 4471", LENA);
        all.referrals.withdraw(sent.id(), all.dee);
        assertThat(all.desk.mine(LENA)).isEmpty();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Paid(PLEDGE, "ACH 4471"));
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(PLEDGE.zero());
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        Referral sent = all.refer();
        assertThat(all.desk.approve(sent.id(), Money.usd(0), UNTIL, LENA)).isEqualTo(new AgencyDesk.Answer.Wrong("invalid.pledge-amount"));
        assertThat(all.desk.approve(sent.id(), PLEDGE, LocalDate.of(2026, 11, 21), LENA)).isEqualTo(new AgencyDesk.Answer.Wrong("invalid.pledge-until"));
        assertThat(all.desk.needs(sent.id(), List.of(), LENA)).isEqualTo(new AgencyDesk.Answer.Wrong("invalid.documents"));
        assertThat(all.desk.needs(sent.id(), List.of("passport"), LENA)).isEqualTo(new AgencyDesk.Answer.Wrong("invalid.documents"));
        assertThat(all.desk.paid(sent.id(), PLEDGE, " ", LENA)).isEqualTo(new AgencyDesk.Answer.Wrong("invalid.remittance"));
        assertThat(all.desk.paid(sent.id(), PLEDGE, "ACH 4471", LENA)).isEqualTo(new AgencyDesk.Answer.NotNow(new ReferralState.Sent()));
        assertThat(all.desk.needs(sent.id(), List.of("photo-id"), LENA)).isInstanceOf(AgencyDesk.Answer.Done.class);
    }

    @Test
    void a_promise_protects_through_its_last_day_and_ends_after_it() {
        Referral sent = all.refer();
        all.desk.approve(sent.id(), PLEDGE, UNTIL, LENA);
        all.town.clock.advance(Duration.ofDays(30)); // 2026-12-22, the last day
        all.pledges.letLapse();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isInstanceOf(ReferralState.Approved.class);
        all.town.clock.advance(Duration.ofDays(1));
        all.pledges.letLapse();
        all.pledges.letLapse();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Expired());
        assertThat(test.told()).filteredOn(PledgeEnded.class::isInstance).singleElement().extracting(event -> ((PledgeEnded) event).why()).isEqualTo(PledgeEnded.Why.EXPIRED);
        assertThat(all.desk.paid(sent.id(), PLEDGE, "late cheque", LENA)).isInstanceOf(AgencyDesk.Answer.Done.class);
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(PLEDGE.zero());
    }

    @Test
    void what_nobody_answers_for_45_days_expires() {
        Referral sent = all.refer();
        all.town.clock.advance(Duration.ofDays(45).minusMinutes(1));
        all.pledges.letLapse();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Sent());
        all.town.clock.advance(Duration.ofMinutes(2));
        all.pledges.letLapse();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Expired());
    }

    @Test
    void a_pledge_marked_paid_by_eight_at_once_is_posted_once() throws Exception {
        Referral sent = all.refer();
        all.desk.approve(sent.id(), PLEDGE, UNTIL, LENA);
        var acts = new ArrayList<Callable<AgencyDesk.Answer>>();
        for (int i = 0; i < 8; i++) {
            acts.add(() -> all.desk.paid(sent.id(), PLEDGE, "ACH 4471", LENA));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(acts)) {
                assertThat(each.get()).isInstanceOf(AgencyDesk.Answer.Done.class);
            }
        }
        test.told();
        assertThat(all.ledger.entries(dees, 10, Optional.empty())).extracting(Entry::kind).containsExactlyInAnyOrder(Entry.Kind.OPENING, Entry.Kind.PAYMENT);
        assertThat(all.desk.paid(sent.id(), PLEDGE.plus(PLEDGE), "ACH 4472", LENA)).isInstanceOf(AgencyDesk.Answer.NotNow.class);
    }

    @Test
    void a_paper_handed_in_for_a_referral_is_open_to_its_agency_until_the_consent_ends() {
        Referral sent = all.refer();
        var kept = (Papers.Answer.Kept) all.papers.keep(new NewPaper("k", "id.png", Files.picture("png"), Owner.of(dees)), all.dee);
        PaperId paper = kept.paper().id();
        assertThat(all.papers.open(paper, LENA)).as("before it is handed in").isEmpty();
        assertThat(all.referralPapers.give(sent.id(), "photo-id", paper, all.dee)).isTrue();
        assertThat(all.referralPapers.give(sent.id(), "photo-id", paper, all.dee)).isTrue();
        assertThat(all.desk.find(sent.id(), LENA).orElseThrow().referral().papers()).extracting(Proof::paper).containsExactly(paper);
        assertThat(all.papers.open(paper, LENA)).isPresent();
        assertThat(all.papers.open(paper, OTIS)).isEmpty();
        assertThat(all.referralPapers.give(sent.id(), "photo-id", paper, Asker.customer(Channel.PORTAL, "192.0.2.1", all.town.ada.id()))).isFalse();
        all.referrals.withdraw(sent.id(), all.dee);
        assertThat(all.papers.open(paper, LENA)).as("after the consent was taken back").isEmpty();
        assertThat(all.referralPapers.give(sent.id(), "photo-id", paper, all.dee)).isFalse();
    }

    @Test
    void every_look_and_every_act_is_on_record() {
        Referral sent = all.refer();
        all.desk.mine(LENA);
        all.desk.approve(sent.id(), PLEDGE, UNTIL, LENA);
        assertThat(all.town.audit.about(dees, 20)).extracting(entry -> entry.did())
                .contains("referral-sent " + sent.id() + " mill-river-action consent referral-2026-11", "referrals-seen", "referral-approved " + sent.id());
    }

    private Referral read(Referral told) {
        return all.referrals.find(told.id(), all.dee).orElseThrow();
    }

    private List<AgencyDesk.Answer> everyAct(ReferralId id, Asker who) {
        List<Function<Asker, AgencyDesk.Answer>> acts = List.of(
                asker -> all.desk.receive(id, asker), asker -> all.desk.needs(id, List.of("photo-id"), asker),
                asker -> all.desk.approve(id, PLEDGE, UNTIL, asker), asker -> all.desk.deny(id, Denial.OTHER, asker),
                asker -> all.desk.paid(id, PLEDGE, "ACH 1", asker));
        return acts.stream().map(act -> act.apply(who)).toList();
    }
}
