package org.curbstop.assistance.referrals;

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
import org.curbstop.assistance.AssistanceForTests;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.PledgeEnded;
import org.curbstop.assistance.PledgePromised;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.ReferralSent;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.directory.IntakeStatus;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class ReferralsTest {

    private static final Money PLEDGE = Money.usd("129.95");
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 22);

    private final TestStore test;
    private final AssistanceForTests all;
    private final AccountId dees;

    ReferralsTest(TestStore test) {
        this.test = test;
        this.all = new AssistanceForTests(test);
        this.dees = all.millbrook.dees.id();
        all.ledger.post(BillsForTests.opening(dees, PLEDGE, all.millbrook.clock.instant()));
    }

    @Test
    void each_step_of_a_referral_from_sent_to_paid_is_published() {
        Referral sent = all.refer();
        assertThat(all.agencyReferrals.markReceived(sent.id(), LENA)).isInstanceOf(AgencyReferrals.AgencyReferralResult.Done.class);
        all.agencyReferrals.approve(sent.id(), PLEDGE, UNTIL, LENA);
        all.agencyReferrals.markPaid(sent.id(), PLEDGE, "ACH 4471", LENA);
        assertThat(test.told()).extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ReferralSent", "ReferralChanged", "ReferralChanged", "PledgePromised", "ReferralChanged", "PledgeEnded",
                        "LedgerEntryPosted");
        assertThat(test.told())
                .contains(new PledgePromised(sent.id(), dees, PLEDGE, "mill-river-action", UNTIL, all.millbrook.clock.instant()));
        assertThat(all.ledger.balance(dees)).isEqualTo(PLEDGE.zero());
        assertThat(all.referrals.list(dees, all.dee)).singleElement().satisfies(referral -> {
            assertThat(referral.state()).isEqualTo(new ReferralState.Paid(PLEDGE, "ACH 4471"));
            assertThat(referral.history()).extracting(moment -> moment.state().getClass().getSimpleName()).containsExactly("Sent",
                    "Received", "Approved", "Paid");
        });
    }

    @Test
    void a_repeated_request_returns_the_open_referral() {
        Referral sent = all.refer();
        assertThat(all.referrals.refer("talk-1", all.dees("liheap"), all.dee)).isEqualTo(new ReferralResult.Duplicate(read(sent)));
        assertThat(all.referrals.refer("talk-2", all.dees("liheap"), all.dee)).isEqualTo(new ReferralResult.AlreadyOpen(read(sent)));
        all.agencyReferrals.deny(sent.id(), DenialReason.NO_FUNDS, LENA);
        assertThat(all.referrals.refer("talk-3", all.dees("liheap"), all.dee)).isInstanceOf(ReferralResult.Referred.class);
    }

    @Test
    void eight_concurrent_requests_create_one_referral() throws Exception {
        var asks = new ArrayList<Callable<ReferralResult>>();
        for (int i = 0; i < 8; i++) {
            String key = "talk-" + i;
            asks.add(() -> all.referrals.refer(key, all.dees("liheap"), all.dee));
        }
        int referred = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(asks)) {
                switch (each.get()) {
                    case ReferralResult.Referred one -> referred++;
                    case ReferralResult.AlreadyOpen open -> {}
                    default -> throw new AssertionError(each.get());
                }
            }
        }
        assertThat(referred).isEqualTo(1);
        assertThat(test.told()).filteredOn(ReferralSent.class::isInstance).hasSize(1);
    }

    @Test
    void others_cannot_refer_an_account_or_tell_whether_it_exists() {
        all.refer();
        Actor eve = Actor.anonymous(Channel.PAGE, "192.0.2.9");
        Actor ada = Actor.customer(Channel.PORTAL, "192.0.2.1", all.millbrook.ada.id());
        for (Actor other : List.of(eve, ada, LENA)) { // agency users are not the utility's staff
            assertThat(all.referrals.refer("x", all.dees("liheap"), other))
                    .isEqualTo(new ReferralResult.Refused(ReferralResult.Refused.Reason.NOT_YOURS));
            assertThat(all.referrals.list(dees, other)).isEmpty();
            assertThat(all.referrals.list(AccountId.create(), other)).isEmpty();
            assertThat(all.referrals.find(all.referrals.list(dees, all.dee).getFirst().id(), other)).isEmpty();
            assertThat(all.referrals.withdrawConsent(all.referrals.list(dees, all.dee).getFirst().id(), other))
                    .isEqualTo(new Referrals.WithdrawalResult.NoSuchReferral());
        }
    }

    @Test
    void programs_without_an_agency_or_unknown_agencies_are_rejected() {
        assertThat(all.referrals.refer("1", all.dees("utility-discount"), all.dee))
                .isEqualTo(new ReferralResult.Refused(ReferralResult.Refused.Reason.NOT_BY_AGENCY));
        assertThat(all.referrals.refer("2", all.dees("lottery"), all.dee))
                .isEqualTo(new ReferralResult.Refused(ReferralResult.Refused.Reason.NO_SUCH_PROGRAM));
        ReferralRequest elsewhere = all.dees("liheap");
        assertThat(all.referrals.refer("3", new ReferralRequest(
                elsewhere.account(), elsewhere.person(), elsewhere.program(), Optional.of("nobody"), elsewhere.consent(),
                elsewhere.household(),
                elsewhere.phone(), elsewhere.language()), all.dee))
                .isEqualTo(new ReferralResult.Refused(ReferralResult.Refused.Reason.NO_SUCH_AGENCY));
    }

    @Test
    void only_a_closed_agency_or_season_refuses_a_referral() {
        assertThat(all.directory.setIntakeStatus("liheap", IntakeStatus.CLOSED, LENA)).isTrue();
        assertThat(all.referrals.refer("1", all.dees("liheap"), all.dee))
                .isEqualTo(new ReferralResult.Closed(ReferralResult.Closed.Reason.AGENCY));
        all.directory.setIntakeStatus("liheap", IntakeStatus.WAITING_LIST, LENA);
        assertThat(all.referrals.refer("2", all.dees("liheap"), all.dee)).isInstanceOf(ReferralResult.Referred.class);
        all.millbrook.clock.advance(Duration.ofDays(240)); // July
        assertThat(all.referrals.refer("3", all.dees("liheap"), all.dee))
                .isEqualTo(new ReferralResult.Closed(ReferralResult.Closed.Reason.SEASON));
        assertThat(all.directory.setIntakeStatus("liheap", IntakeStatus.OPEN, OTIS)).as("not a service of this agency").isFalse();
    }

    @Test
    void only_the_chosen_agency_can_see_and_process_a_referral() {
        Referral sent = all.refer();
        assertThat(all.agencyReferrals.list(LENA)).singleElement().satisfies(seen -> {
            assertThat(seen.referral().id()).isEqualTo(sent.id());
            assertThat(seen.applicant()).isEqualTo(new ReferralApplicant("Dée Navarro", all.millbrook.dee.phone(),
                    "21 Dogwood Ln, Millbrook, OR 97999", "100200716", Optional.of(PLEDGE)));
        });
        for (Actor other : List.of(OTIS, Actor.staff("sam"), Actor.anonymous(Channel.PAGE, "192.0.2.9"), all.dee)) {
            assertThat(all.agencyReferrals.list(other)).isEmpty();
            assertThat(all.agencyReferrals.find(sent.id(), other)).isEmpty();
            everyAct(sent.id(), other).forEach(act -> assertThat(act).isEqualTo(new AgencyReferrals.AgencyReferralResult.NoSuchReferral()));
        }
        assertThat(all.referrals.list(dees, all.dee).getFirst().state()).isEqualTo(new ReferralState.Sent());
    }

    @Test
    void withdrawing_consent_ends_the_agencys_access_at_once() {
        Referral sent = all.refer();
        all.agencyReferrals.approve(sent.id(), PLEDGE, UNTIL, LENA);
        assertThat(all.referrals.withdrawConsent(sent.id(), all.dee)).isInstanceOf(Referrals.WithdrawalResult.Done.class);
        assertThat(all.agencyReferrals.list(LENA)).isEmpty();
        assertThat(all.agencyReferrals.find(sent.id(), LENA)).isEmpty();
        assertThat(everyAct(sent.id(), LENA))
                .allSatisfy(act -> assertThat(act).isEqualTo(new AgencyReferrals.AgencyReferralResult.NoSuchReferral()));
        Referral after = all.referrals.find(sent.id(), all.dee).orElseThrow();
        assertThat(after.state()).isEqualTo(new ReferralState.Withdrawn());
        assertThat(after.household()).as("stored household data").isEmpty();
        assertThat(test.told()).contains(new PledgeEnded(sent.id(), dees, PledgeEnded.Reason.WITHDRAWN, all.millbrook.clock.instant()));
        all.referrals.withdrawConsent(sent.id(), all.dee);
        assertThat(test.told()).filteredOn(PledgeEnded.class::isInstance).hasSize(1);
    }

    @Test
    void consent_withdrawn_after_the_end_hides_the_referral_and_keeps_the_payment() {
        Referral sent = all.refer();
        all.agencyReferrals.approve(sent.id(), PLEDGE, UNTIL, LENA);
        all.agencyReferrals.markPaid(sent.id(), PLEDGE, "ACH 4471", LENA);
        all.referrals.withdrawConsent(sent.id(), all.dee);
        assertThat(all.agencyReferrals.list(LENA)).isEmpty();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Paid(PLEDGE, "ACH 4471"));
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(PLEDGE.zero());
    }

    @Test
    void invalid_input_is_rejected_by_field() {
        Referral sent = all.refer();
        assertThat(all.agencyReferrals.approve(sent.id(), Money.usd(0), UNTIL, LENA))
                .isEqualTo(new AgencyReferrals.AgencyReferralResult.InvalidInput("invalid.pledge-amount"));
        assertThat(all.agencyReferrals.approve(sent.id(), PLEDGE, LocalDate.of(2026, 11, 21), LENA))
                .isEqualTo(new AgencyReferrals.AgencyReferralResult.InvalidInput("invalid.pledge-until"));
        assertThat(all.agencyReferrals.requestDocuments(sent.id(), List.of(), LENA))
                .isEqualTo(new AgencyReferrals.AgencyReferralResult.InvalidInput("invalid.documents"));
        assertThat(all.agencyReferrals.requestDocuments(sent.id(), List.of("passport"), LENA))
                .isEqualTo(new AgencyReferrals.AgencyReferralResult.InvalidInput("invalid.documents"));
        assertThat(all.agencyReferrals.markPaid(sent.id(), PLEDGE, " ", LENA))
                .isEqualTo(new AgencyReferrals.AgencyReferralResult.InvalidInput("invalid.remittance"));
        assertThat(all.agencyReferrals.markPaid(sent.id(), PLEDGE, "ACH 4471", LENA))
                .isEqualTo(new AgencyReferrals.AgencyReferralResult.NotAllowedInState(new ReferralState.Sent()));
        assertThat(all.agencyReferrals.requestDocuments(sent.id(), List.of("photo-id"), LENA))
                .isInstanceOf(AgencyReferrals.AgencyReferralResult.Done.class);
    }

    @Test
    void a_pledge_protects_through_its_last_day() {
        Referral sent = all.refer();
        all.agencyReferrals.approve(sent.id(), PLEDGE, UNTIL, LENA);
        all.millbrook.clock.advance(Duration.ofDays(30)); // December 22, 2026, the last day
        all.pledges.expireOverdue();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isInstanceOf(ReferralState.Approved.class);
        all.millbrook.clock.advance(Duration.ofDays(1));
        all.pledges.expireOverdue();
        all.pledges.expireOverdue();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Expired());
        assertThat(test.told()).filteredOn(PledgeEnded.class::isInstance).singleElement().extracting(event -> ((PledgeEnded) event).why())
                .isEqualTo(PledgeEnded.Reason.EXPIRED);
        assertThat(all.agencyReferrals.markPaid(sent.id(), PLEDGE, "late cheque", LENA))
                .isInstanceOf(AgencyReferrals.AgencyReferralResult.Done.class);
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(PLEDGE.zero());
    }

    @Test
    void a_referral_unanswered_for_45_days_expires() {
        Referral sent = all.refer();
        all.millbrook.clock.advance(Duration.ofDays(45).minusMinutes(1));
        all.pledges.expireOverdue();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Sent());
        all.millbrook.clock.advance(Duration.ofMinutes(2));
        all.pledges.expireOverdue();
        assertThat(all.referrals.find(sent.id(), all.dee).orElseThrow().state()).isEqualTo(new ReferralState.Expired());
    }

    @Test
    void a_pledge_marked_paid_eight_times_concurrently_is_posted_once() throws Exception {
        Referral sent = all.refer();
        all.agencyReferrals.approve(sent.id(), PLEDGE, UNTIL, LENA);
        var acts = new ArrayList<Callable<AgencyReferrals.AgencyReferralResult>>();
        for (int i = 0; i < 8; i++) {
            acts.add(() -> all.agencyReferrals.markPaid(sent.id(), PLEDGE, "ACH 4471", LENA));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(acts)) {
                assertThat(each.get()).isInstanceOf(AgencyReferrals.AgencyReferralResult.Done.class);
            }
        }
        test.told();
        assertThat(all.ledger.entries(dees, 10, Optional.empty())).extracting(LedgerEntry::kind)
                .containsExactlyInAnyOrder(LedgerEntry.EntryKind.OPENING, LedgerEntry.EntryKind.PAYMENT);
        assertThat(all.agencyReferrals.markPaid(sent.id(), PLEDGE.plus(PLEDGE), "ACH 4472", LENA))
                .isInstanceOf(AgencyReferrals.AgencyReferralResult.NotAllowedInState.class);
    }

    @Test
    void every_access_and_action_is_audited() {
        Referral sent = all.refer();
        all.agencyReferrals.list(LENA);
        all.agencyReferrals.approve(sent.id(), PLEDGE, UNTIL, LENA);
        assertThat(all.millbrook.audit.listByAccount(dees, 20)).extracting(entry -> entry.did())
                .contains("referral-sent " + sent.id() + " mill-river-action consent referral-2026-11", "referrals-seen",
                        "referral-approved " + sent.id());
    }

    private Referral read(Referral told) {
        return all.referrals.find(told.id(), all.dee).orElseThrow();
    }

    private List<AgencyReferrals.AgencyReferralResult> everyAct(ReferralId id, Actor who) {
        List<Function<Actor, AgencyReferrals.AgencyReferralResult>> acts = List.of(
                actor -> all.agencyReferrals.markReceived(id, actor),
                actor -> all.agencyReferrals.requestDocuments(id, List.of("photo-id"), actor),
                actor -> all.agencyReferrals.approve(id, PLEDGE, UNTIL, actor),
                actor -> all.agencyReferrals.deny(id, DenialReason.OTHER, actor),
                actor -> all.agencyReferrals.markPaid(id, PLEDGE, "ACH 1", actor));
        return acts.stream().map(act -> act.apply(who)).toList();
    }
}
