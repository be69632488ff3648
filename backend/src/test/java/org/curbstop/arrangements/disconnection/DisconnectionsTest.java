package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.CustomerRights;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementBroken;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices of disconnection in Millbrook. Ada plays Bo: $228.15 forty days past due, $84.25 due in twenty. */
@DatabaseTest
class DisconnectionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 2); // ten days on, a Wednesday

    private final ArrangementsFixture fixture;
    private final Actor bo;
    private final AccountId account;

    DisconnectionsTest(TestStore test) {
        fixture = new ArrangementsFixture(test, "millbrook");
        bo = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
    }

    private static DisconnectionNotice done(Disconnections.DisconnectionResult answer) {
        assertThat(answer).isInstanceOf(Disconnections.DisconnectionResult.Done.class);
        return ((Disconnections.DisconnectionResult.Done) answer).notice();
    }

    private static List<String> blocked(Disconnections.DisconnectionResult answer) {
        assertThat(answer).isInstanceOf(Disconnections.DisconnectionResult.Blocked.class);
        return ((Disconnections.DisconnectionResult.Blocked) answer).by().stream().map(PolicyRuleResult::rule).toList();
    }

    private DisconnectionNotice noticed() {
        return done(fixture.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA));
    }

    /** And it reached everybody today. */
    private DisconnectionNotice delivered() {
        DisconnectionNotice notice = noticed();
        notice.addressees().forEach(to -> fixture.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                fixture.today(), "round 7", ArrangementsFixture.STELLA));
        return now(notice);
    }

    /** Ten days went by, and a person has signed. */
    private DisconnectionNotice signed() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        return done(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    private DisconnectionNotice now(DisconnectionNotice notice) {
        return fixture.disconnections.find(notice.id(), ArrangementsFixture.STELLA).orElseThrow();
    }

    private DisconnectionCandidate candidate(LocalDate day) {
        return fixture.disconnections.listCandidates(day, ArrangementsFixture.STELLA).stream()
                .filter(each -> each.notice().account().equals(account)).findFirst().orElseThrow();
    }

    @Test
    void a_notice_names_its_day_what_stops_it_and_both_whom_it_goes_to() {
        DisconnectionNotice notice = noticed();
        assertThat(notice.notBefore()).isEqualTo(DAY);
        assertThat(notice.amount()).isEqualTo(Money.usd("228.15"));
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER);
        assertThat(notice.addressees()).extracting(NoticeAddressee::address)
                .allMatch(address -> address.orElseThrow().startsWith("12 Alder St"));
        assertThat(notice.rights()).contains(CustomerRights.REVIEW, CustomerRights.MEDICAL, CustomerRights.ARRANGEMENT);
        assertThat(noticed().id()).as("the same key").isEqualTo(notice.id());
        assertThat(fixture.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.ONE_IS_OUT));
        assertThat(fixture.told(DisconnectionNoticeIssued.class)).singleElement()
                .satisfies(event -> assertThat(event.amount()).isEqualTo(Money.usd("228.15")));
    }

    @Test
    void tenant_and_third_party_are_among_those_it_goes_to_and_all_must_have_it() {
        Account let = fixture.people.cysLet;
        fixture.owes(let, "100.00", 40, "50.00", 20);
        DisconnectionNotice notice = done(fixture.disconnections.issue("cy:1", let.id(), Optional.empty(), ArrangementsFixture.STELLA));
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER, NoticeAddressee.Role.TENANT);
        assertThat(let.delegates()).isEqualTo(Set.of(new Delegate(fixture.people.tess.id(), Delegate.Role.TENANT)));
        for (NoticeAddressee to : notice.addressees().subList(0, 2)) {
            fixture.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER, fixture.today(), "round 7",
                    ArrangementsFixture.STELLA);
        }
        assertThat(now(notice).deliveredToAllBy()).isEmpty();
        fixture.disconnections.recordDelivery(notice.id(), notice.addressees().get(2), Arrangement.DeliveryMethod.TEXT,
                fixture.today().plusDays(1), "ntc_1", ArrangementsFixture.STELLA);
        assertThat(now(notice).deliveredToAllBy()).contains(fixture.today().plusDays(1));
    }

    @Test
    void whom_the_customer_named_gets_a_copy_that_says_nothing_of_what_is_owed() {
        assertThat(fixture.people.designees.designate(account, "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true),
                Language.ENGLISH, bo))
                .isInstanceOf(ThirdPartyDesignees.DesigneeResult.Done.class);
        DisconnectionNotice notice = noticed();
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER, NoticeAddressee.Role.DESIGNEE);
        assertThat(notice.addressees().getLast().person()).isEqualTo(
                fixture.people.designees.list(account, bo).stream().map(Person::id).findFirst());
    }

    @Test
    void the_earliest_proof_of_each_counts_and_the_latest_of_all() {
        DisconnectionNotice notice = noticed();
        NoticeAddressee house = notice.addressees().getFirst();
        NoticeAddressee owner = notice.addressees().getLast();
        fixture.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 25), "b",
                ArrangementsFixture.STELLA);
        fixture.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 23), "a",
                ArrangementsFixture.STELLA);
        fixture.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 20), "a",
                ArrangementsFixture.STELLA); // that proof is known
        fixture.disconnections.recordDelivery(notice.id(), owner, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 24), "c",
                ArrangementsFixture.STELLA);
        fixture.disconnections.recordDelivery(notice.id(),
                new NoticeAddressee(NoticeAddressee.Role.DESIGNEE, Optional.empty(), Optional.empty()), Arrangement.DeliveryMethod.LETTER,
                LocalDate.of(2026, 11, 30), "d", ArrangementsFixture.STELLA); // nobody it was addressed to
        assertThat(now(notice).deliveredToAllBy()).contains(LocalDate.of(2026, 11, 24));
        assertThat(now(notice).proofs()).hasSize(3);
    }

    @Test
    void the_list_says_for_each_rule_what_it_said_and_looks_ahead_without_doing_anything() {
        DisconnectionNotice notice = delivered();
        assertThat(candidate(DAY).isEligible()).isTrue();
        assertThat(candidate(DAY.minusDays(1)).blockedBy()).extracting(PolicyRuleResult::rule).containsExactly("notice-given");
        assertThat(candidate(LocalDate.of(2026, 12, 4)).blockedBy()).extracting(PolicyRuleResult::rule).containsExactly("on-workday");
        assertThat(candidate(DAY).ruleResults()).hasSameSizeAs(fixture.rules.disconnection().rules());
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThatThrownBy(() -> fixture.disconnections.listCandidates(DAY, bo)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_day_it_is_nothing_is_signed_but_by_a_person() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(40); // every sweep, every day
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThatThrownBy(() -> fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", bo))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", Actor.SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture.told(DisconnectionSigned.class)).isEmpty();
        fixture.daysGoBy(1);
        assertThat(now(notice).state()).as("good for thirty days").isInstanceOf(DisconnectionNotice.State.Expired.class);
    }

    @Test
    void a_person_signs_once_by_name_and_the_work_is_an_order_on_record() {
        DisconnectionNotice notice = signed();
        assertThat(notice.state()).isInstanceOfSatisfying(DisconnectionNotice.State.Signed.class, signed -> {
            assertThat(signed.by()).isEqualTo("stella");
            assertThat(signed.day()).isEqualTo(DAY);
            assertThat(signed.order()).startsWith("cut_");
        });
        assertThat(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", Actor.staff("sam"))).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_OUT));
        assertThat(fixture.told(DisconnectionSigned.class)).singleElement().satisfies(event -> assertThat(event.by()).isEqualTo("stella"));
        assertThat(fixture.people.audit.listByAccount(account, 50)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("disconnection-signed") && entry.contains("stella"));
    }

    @Test
    void a_day_early_it_is_not_signed_whatever_the_list_showed() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(9);
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("notice-given");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
    }

    @Test
    void a_hold_blocks_it_until_it_is_lifted() {
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
    void a_claim_after_the_signature_calls_the_work_off() {
        DisconnectionNotice notice = signed();
        fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
        assertThat(fixture.told(DisconnectionSuspended.class)).hasSize(1);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void a_claim_that_comes_in_the_middle_of_signing_is_never_passed_over(int look) {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        var looks = new AtomicInteger();
        Disconnections disconnections = fixture.disconnectionsBy(new Clock() {
            @Override
            public Instant instant() {
                if (looks.incrementAndGet() == look) {
                    fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
                    assertThat(fixture.told(HoldPlaced.class)).as("told before the signature is written").hasSize(1);
                }
                return fixture.clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return fixture.clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("nobody asks for another zone");
            }
        });
        assertThat(blocked(disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-hold");
        assertThat(looks.get()).as("a moment within the signing").isGreaterThanOrEqualTo(look);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.told(DisconnectionSigned.class)).hasSameSizeAs(fixture.told(DisconnectionSuspended.class));
    }

    @Test
    void a_registered_device_blocks_the_signature_and_not_the_letter() {
        fixture.holds.registerDevice(account, "oxygen", DAY, ArrangementsFixture.STELLA);
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-device");
        fixture.daysGoBy(1);
        done(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    @Test
    void paying_exactly_what_stops_it_lifts_it_in_the_same_moment() {
        DisconnectionNotice notice = delivered();
        fixture.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Cancelled.class,
                cancelled -> assertThat(cancelled.why()).isEqualTo(DisconnectionNotice.CancellationReason.PAID));
        assertThat(fixture.told(DisconnectionNoticeCancelled.class)).hasSize(1);
        assertThat(fixture.disconnections.findOpen(account, bo)).isEmpty();
    }

    @Test
    void a_cent_less_does_not_and_the_cent_after_it_does() {
        DisconnectionNotice notice = delivered();
        PaymentTaken most = fixture.pays(account, "228.14");
        fixture.hears(most); // published again
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.disconnections.amountDue(notice)).isEqualTo(Money.usd("0.01"));
        assertThat(fixture.disconnections.explain(account, bo).orElseThrow().amountDue()).contains(Money.usd("0.01"));
        fixture.pays(account, "0.01");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
    }

    @Test
    void paid_after_the_signature_it_is_lifted_too_and_the_order_named() {
        DisconnectionNotice notice = signed();
        fixture.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(fixture.told(DisconnectionNoticeCancelled.class)).singleElement().satisfies(
                event -> assertThat(event.order()).contains(((DisconnectionNotice.State.Signed) notice.state()).order()));
    }

    @Test
    void money_in_the_ledger_blocks_the_signature_before_its_event_comes() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        fixture.taken(account, "228.15"); // a check
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .contains("still-owed");
        fixture.sweep();
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
    }

    @Test
    void a_payment_that_is_on_its_way_blocks_the_signature() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        fixture.bills.paymentUnderway(true);
        assertThat(blocked(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("nothing-pending");
    }

    @Test
    void agreeing_to_an_arrangement_lifts_it_and_breaking_it_needs_another_notice() {
        DisconnectionNotice notice = delivered();
        InstallmentSchedule schedule = ((ArrangementOffer.Granted) fixture.arrangements.offer(account, bo)).schedule();
        fixture.arrangements.agree("call:1", account, schedule, Language.ENGLISH, bo);
        assertThat(fixture.told(DisconnectionNoticeCancelled.class)).singleElement()
                .satisfies(event -> assertThat(event.why()).isEqualTo(DisconnectionNotice.CancellationReason.ARRANGED));
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(blocked(fixture.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .contains("no-plan");
        fixture.daysGoBy(5);
        assertThat(fixture.told(ArrangementBroken.class)).hasSize(1);
        assertThat(done(fixture.disconnections.issue("bo:3", account, Optional.empty(), ArrangementsFixture.STELLA)).id())
                .isNotEqualTo(notice.id());
    }

    @Test
    void no_notice_is_drawn_up_against_the_rules() {
        AccountId dees = fixture.people.dees.id();
        fixture.owes(fixture.people.dees, "50.00", 40, "20.00", 10);
        assertThat(blocked(fixture.disconnections.issue("dee:1", dees, Optional.empty(), ArrangementsFixture.STELLA)))
                .containsExactly("overdue-more-than");
        assertThat(blocked(fixture.disconnections.issue("bo:1", account, Optional.of(DAY.minusDays(1)), ArrangementsFixture.STELLA)))
                .containsExactly("notice-given");
        fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "reading"), bo);
        assertThat(blocked(fixture.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .contains("no-hold");
    }

    @Test
    void what_is_disputed_is_not_counted_against_anybody() {
        fixture.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "reading").amount(Money.usd("178.15")), bo);
        Hold dispute = fixture.holds.listActive(account, bo).getFirst();
        assertThat(blocked(fixture.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .containsExactly("overdue-more-than", "no-hold");
        fixture.holds.lift(dispute.id(), "the reading was right", ArrangementsFixture.STELLA);
        noticed();
    }

    @Test
    void to_somebody_else_there_is_no_notice() {
        DisconnectionNotice notice = delivered();
        Actor eve = ArrangementsFixture.caller(fixture.people.dee);
        assertThat(fixture.disconnections.findOpen(account, eve)).isEmpty();
        assertThat(fixture.disconnections.explain(account, eve)).isEmpty();
        assertThat(fixture.disconnections.find(notice.id(), eve)).isEmpty();
        assertThat(fixture.disconnections.list(account, eve)).isEmpty();
    }

    @Test
    void staff_take_it_back() {
        DisconnectionNotice notice = delivered();
        assertThat(done(fixture.disconnections.withdraw(notice.id(), ArrangementsFixture.STELLA)).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Cancelled.class,
                cancelled -> assertThat(cancelled.why()).isEqualTo(DisconnectionNotice.CancellationReason.WITHDRAWN));
        assertThat(fixture.disconnections.withdraw(notice.id(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_OUT));
    }

    @Test
    void after_the_first_shut_off_in_a_year_half_promised_within_three_business_days_gives_service_back() {
        DisconnectionNotice first = signed();
        done(fixture.serviceReconnection.recordWorkDone(first.id(), ArrangementsFixture.STELLA));
        ReconnectionTerms restoration = fixture.serviceReconnection.reconnectionTerms(account, bo).orElseThrow();
        assertThat(restoration.fullAmount()).isEqualTo(Money.usd("228.15"));
        assertThat(restoration.promise()).contains(new Installment(LocalDate.of(2026, 12, 7), Money.usd("156.20"))); // Thu, Fri, Mon; half
                                                                                                                     // of 312.40
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
        assertThat(fixture.serviceReconnection.reconnectionTerms(account, bo).orElseThrow().promise()).as("the second in twelve months")
                .isEmpty();
    }

    @Test
    void nobody_signs_without_a_reason_and_the_reason_is_on_record() {
        DisconnectionNotice notice = delivered();
        fixture.daysGoBy(10);
        assertThat(fixture.disconnections.sign(notice.id(), "  ", ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NO_REASON));
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        DisconnectionNotice signed = done(fixture.disconnections.sign(notice.id(), " no answer ", ArrangementsFixture.STELLA));
        assertThat(signed.state()).isInstanceOfSatisfying(DisconnectionNotice.State.Signed.class,
                state -> assertThat(state.why()).contains("no answer"));
        assertThat(fixture.told(DisconnectionSigned.class)).singleElement().satisfies(event -> {
            assertThat(event.stops()).contains(Money.usd("228.15"));
            assertThat(event.why()).contains("no answer");
        });
    }

    @Test
    void work_that_was_paid_for_after_the_signature_is_not_carried_out() {
        DisconnectionNotice notice = signed();
        fixture.taken(account, "228.15"); // a check, and no event was published yet
        assertThat(blocked(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA))).contains("still-owed");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(fixture.told(ServiceDisconnected.class)).isEmpty();
    }

    @Test
    void work_is_not_carried_out_while_a_payment_is_on_its_way() {
        DisconnectionNotice notice = signed();
        fixture.bills.paymentUnderway(true);
        assertThat(blocked(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)))
                .containsExactly("nothing-pending");
        assertThat(now(notice).state()).as("to be signed anew").isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(fixture.told(DisconnectionSuspended.class)).hasSize(1);
    }

    @Test
    void a_hold_that_nobody_was_notified_of_yet_calls_the_work_off() {
        DisconnectionNotice notice = signed();
        fixture.holds.registerDevice(account, "oxygen", DAY.plusYears(1), ArrangementsFixture.STELLA);
        assertThat(blocked(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)))
                .containsExactly("no-device");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
    }

    @Test
    void a_proof_that_is_put_down_late_counts_from_its_own_day() {
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
    void a_proof_is_of_no_day_before_the_notice_or_in_the_future() {
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
    void what_is_missing_of_a_notice_is_named_singly_in_both_languages() {
        DisconnectionNotice notice = noticed();
        assertThat(missing(DAY, Language.ENGLISH)).isEqualTo("No proof that the notice reached the service address");
        fixture.disconnections.recordDelivery(notice.id(), notice.addressees().get(0), Arrangement.DeliveryMethod.LETTER, fixture.today(),
                "r",
                ArrangementsFixture.STELLA);
        assertThat(missing(DAY, Language.SPANISH)).isEqualTo("No consta que el aviso llegó al titular");
        fixture.disconnections.recordDelivery(notice.id(), notice.addressees().get(1), Arrangement.DeliveryMethod.LETTER, fixture.today(),
                "r",
                ArrangementsFixture.STELLA);
        assertThat(missing(DAY.minusDays(1), Language.ENGLISH)).startsWith("The notice reached everybody on ")
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
