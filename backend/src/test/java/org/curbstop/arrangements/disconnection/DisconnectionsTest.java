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

/** Notices of disconnection in Millbrook. Ada stands in for Bo: $228.15 forty days past due, $84.25 due in twenty. */
@DatabaseTest
class DisconnectionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 2); // ten days on, a Wednesday

    private final ArrangementsFixture town;
    private final Actor bo;
    private final AccountId account;

    DisconnectionsTest(TestStore test) {
        town = new ArrangementsFixture(test, "millbrook");
        bo = ArrangementsFixture.caller(town.people.ada);
        account = town.owes(town.people.adas, "228.15", 40, "84.25", 20);
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
        return done(town.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA));
    }

    /** And it reached everybody today. */
    private DisconnectionNotice delivered() {
        DisconnectionNotice notice = noticed();
        notice.addressees().forEach(to -> town.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                town.today(), "round 7", ArrangementsFixture.STELLA));
        return now(notice);
    }

    /** Ten days went by, and a person has signed. */
    private DisconnectionNotice signed() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        return done(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    private DisconnectionNotice now(DisconnectionNotice notice) {
        return town.disconnections.find(notice.id(), ArrangementsFixture.STELLA).orElseThrow();
    }

    private DisconnectionCandidate candidate(LocalDate day) {
        return town.disconnections.listCandidates(day, ArrangementsFixture.STELLA).stream()
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
        assertThat(town.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.ONE_IS_OUT));
        assertThat(town.told(DisconnectionNoticeIssued.class)).singleElement()
                .satisfies(told -> assertThat(told.amount()).isEqualTo(Money.usd("228.15")));
    }

    @Test
    void tenant_and_third_party_are_among_those_it_goes_to_and_all_must_have_it() {
        Account let = town.people.cysLet;
        town.owes(let, "100.00", 40, "50.00", 20);
        DisconnectionNotice notice = done(town.disconnections.issue("cy:1", let.id(), Optional.empty(), ArrangementsFixture.STELLA));
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER, NoticeAddressee.Role.TENANT);
        assertThat(let.delegates()).isEqualTo(Set.of(new Delegate(town.people.tess.id(), Delegate.Role.TENANT)));
        for (NoticeAddressee to : notice.addressees().subList(0, 2)) {
            town.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER, town.today(), "round 7",
                    ArrangementsFixture.STELLA);
        }
        assertThat(now(notice).deliveredToAllBy()).isEmpty();
        town.disconnections.recordDelivery(notice.id(), notice.addressees().get(2), Arrangement.DeliveryMethod.TEXT,
                town.today().plusDays(1), "ntc_1", ArrangementsFixture.STELLA);
        assertThat(now(notice).deliveredToAllBy()).contains(town.today().plusDays(1));
    }

    @Test
    void whom_the_customer_named_gets_a_copy_that_says_nothing_of_what_is_owed() {
        assertThat(town.people.designees.designate(account, "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true),
                Language.ENGLISH, bo))
                .isInstanceOf(ThirdPartyDesignees.DesigneeResult.Done.class);
        DisconnectionNotice notice = noticed();
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER, NoticeAddressee.Role.DESIGNEE);
        assertThat(notice.addressees().getLast().person()).isEqualTo(
                town.people.designees.list(account, bo).stream().map(Person::id).findFirst());
    }

    @Test
    void the_earliest_proof_of_each_counts_and_the_latest_of_all() {
        DisconnectionNotice notice = noticed();
        NoticeAddressee house = notice.addressees().getFirst();
        NoticeAddressee owner = notice.addressees().getLast();
        town.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 25), "b",
                ArrangementsFixture.STELLA);
        town.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 23), "a",
                ArrangementsFixture.STELLA);
        town.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 20), "a",
                ArrangementsFixture.STELLA); // that proof is known
        town.disconnections.recordDelivery(notice.id(), owner, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 24), "c",
                ArrangementsFixture.STELLA);
        town.disconnections.recordDelivery(notice.id(),
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
        assertThat(candidate(DAY).ruleResults()).hasSameSizeAs(town.rules.disconnection().rules());
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThatThrownBy(() -> town.disconnections.listCandidates(DAY, bo)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_day_it_is_nothing_is_signed_but_by_a_person() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(40); // every sweep, every day
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThatThrownBy(() -> town.disconnections.sign(notice.id(), "past due, no answer to the notice", bo))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> town.disconnections.sign(notice.id(), "past due, no answer to the notice", Actor.SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(town.told(DisconnectionSigned.class)).isEmpty();
        town.daysGoBy(1);
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
        assertThat(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Actor.staff("sam"))).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_OUT));
        assertThat(town.told(DisconnectionSigned.class)).singleElement().satisfies(told -> assertThat(told.by()).isEqualTo("stella"));
        assertThat(town.people.audit.listByAccount(account, 50)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("disconnection-signed") && entry.contains("stella"));
    }

    @Test
    void a_day_early_it_is_not_signed_whatever_the_list_showed() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(9);
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("notice-given");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
    }

    @Test
    void a_hold_blocks_it_until_it_is_lifted() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        Hold hold = ((Holds.HoldResult.Held) town.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo))
                .hold();
        assertThat(candidate(DAY).blockedBy()).extracting(PolicyRuleResult::rule).containsExactly("no-hold");
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-hold");
        town.holds.lift(hold.id(), "moved out", ArrangementsFixture.STELLA);
        done(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    @Test
    void a_claim_after_the_signature_calls_the_work_off() {
        DisconnectionNotice notice = signed();
        town.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
        assertThat(town.told(DisconnectionSuspended.class)).hasSize(1);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(town.restorations.recordWorkDone(notice.id(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void a_claim_that_comes_in_the_middle_of_signing_is_never_passed_over(int look) {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        var looks = new AtomicInteger();
        Disconnections desk = town.disconnectionsBy(new Clock() {
            @Override
            public Instant instant() {
                if (looks.incrementAndGet() == look) {
                    town.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
                    assertThat(town.told(HoldPlaced.class)).as("told before the signature is written").hasSize(1);
                }
                return town.clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return town.clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("nobody asks for another zone");
            }
        });
        assertThat(blocked(desk.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-hold");
        assertThat(looks.get()).as("a moment within the signing").isGreaterThanOrEqualTo(look);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(town.told(DisconnectionSigned.class)).hasSameSizeAs(town.told(DisconnectionSuspended.class));
    }

    @Test
    void a_registered_device_blocks_the_signature_and_not_the_letter() {
        town.holds.registerDevice(account, "oxygen", DAY, ArrangementsFixture.STELLA);
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("no-device");
        town.daysGoBy(1);
        done(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
    }

    @Test
    void paying_exactly_what_stops_it_lifts_it_in_the_same_moment() {
        DisconnectionNotice notice = delivered();
        town.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Cancelled.class,
                lifted -> assertThat(lifted.why()).isEqualTo(DisconnectionNotice.CancellationReason.PAID));
        assertThat(town.told(DisconnectionNoticeCancelled.class)).hasSize(1);
        assertThat(town.disconnections.findOpen(account, bo)).isEmpty();
    }

    @Test
    void a_cent_less_does_not_and_the_cent_after_it_does() {
        DisconnectionNotice notice = delivered();
        PaymentTaken most = town.pays(account, "228.14");
        town.hears(most); // told again
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(town.disconnections.amountDue(notice)).isEqualTo(Money.usd("0.01"));
        assertThat(town.disconnections.explain(account, bo).orElseThrow().amountDue()).contains(Money.usd("0.01"));
        town.pays(account, "0.01");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
    }

    @Test
    void paid_after_the_signature_it_is_lifted_too_and_the_order_named() {
        DisconnectionNotice notice = signed();
        town.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(town.told(DisconnectionNoticeCancelled.class)).singleElement().satisfies(
                told -> assertThat(told.order()).contains(((DisconnectionNotice.State.Signed) notice.state()).order()));
    }

    @Test
    void money_that_the_ledger_has_but_nobody_told_of_blocks_the_signature_and_the_next_round_lifts() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        town.taken(account, "228.15"); // a check
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .contains("still-owed");
        town.sweep();
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
    }

    @Test
    void a_payment_that_is_on_its_way_blocks_the_signature() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        town.books.paymentUnderway(true);
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA)))
                .containsExactly("nothing-pending");
    }

    @Test
    void agreeing_to_an_arrangement_lifts_it_and_breaking_it_needs_another_notice() {
        DisconnectionNotice notice = delivered();
        InstallmentSchedule schedule = ((ArrangementOffer.Granted) town.arrangements.offer(account, bo)).schedule();
        town.arrangements.agree("call:1", account, schedule, Language.ENGLISH, bo);
        assertThat(town.told(DisconnectionNoticeCancelled.class)).singleElement()
                .satisfies(told -> assertThat(told.why()).isEqualTo(DisconnectionNotice.CancellationReason.ARRANGED));
        assertThat(now(notice).isOpen()).isFalse();
        assertThat(blocked(town.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA))).contains("no-plan");
        town.daysGoBy(5);
        assertThat(town.told(ArrangementBroken.class)).hasSize(1);
        assertThat(done(town.disconnections.issue("bo:3", account, Optional.empty(), ArrangementsFixture.STELLA)).id())
                .isNotEqualTo(notice.id());
    }

    @Test
    void no_notice_is_drawn_up_against_the_rules() {
        AccountId dees = town.people.dees.id();
        town.owes(town.people.dees, "50.00", 40, "20.00", 10);
        assertThat(blocked(town.disconnections.issue("dee:1", dees, Optional.empty(), ArrangementsFixture.STELLA)))
                .containsExactly("overdue-more-than");
        assertThat(blocked(town.disconnections.issue("bo:1", account, Optional.of(DAY.minusDays(1)), ArrangementsFixture.STELLA)))
                .containsExactly("notice-given");
        town.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "reading"), bo);
        assertThat(blocked(town.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA))).contains("no-hold");
    }

    @Test
    void what_is_disputed_is_not_counted_against_anybody() {
        town.holds.place("call:1", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "reading").amount(Money.usd("178.15")), bo);
        Hold dispute = town.holds.listActive(account, bo).getFirst();
        assertThat(blocked(town.disconnections.issue("bo:1", account, Optional.empty(), ArrangementsFixture.STELLA)))
                .containsExactly("overdue-more-than", "no-hold");
        town.holds.lift(dispute.id(), "the reading was right", ArrangementsFixture.STELLA);
        noticed();
    }

    @Test
    void to_somebody_else_there_is_no_notice() {
        DisconnectionNotice notice = delivered();
        Actor eve = ArrangementsFixture.caller(town.people.dee);
        assertThat(town.disconnections.findOpen(account, eve)).isEmpty();
        assertThat(town.disconnections.explain(account, eve)).isEmpty();
        assertThat(town.disconnections.find(notice.id(), eve)).isEmpty();
        assertThat(town.disconnections.list(account, eve)).isEmpty();
    }

    @Test
    void staff_take_it_back() {
        DisconnectionNotice notice = delivered();
        assertThat(done(town.disconnections.withdraw(notice.id(), ArrangementsFixture.STELLA)).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Cancelled.class,
                lifted -> assertThat(lifted.why()).isEqualTo(DisconnectionNotice.CancellationReason.WITHDRAWN));
        assertThat(town.disconnections.withdraw(notice.id(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NOT_OUT));
    }

    @Test
    void after_the_first_shut_off_in_a_year_half_promised_within_three_business_days_gives_service_back() {
        DisconnectionNotice first = signed();
        done(town.restorations.recordWorkDone(first.id(), ArrangementsFixture.STELLA));
        ReconnectionTerms restoration = town.restorations.reconnectionTerms(account, bo).orElseThrow();
        assertThat(restoration.fullAmount()).isEqualTo(Money.usd("228.15"));
        assertThat(restoration.promise()).contains(new Installment(LocalDate.of(2026, 12, 7), Money.usd("156.20"))); // Thu, Fri, Mon; half
                                                                                                                     // of 312.40
        done(town.restorations.reconnect(first.id(), restoration.promise(), town.clock.instant(), ArrangementsFixture.STELLA));
        assertThat(now(first).state()).isInstanceOfSatisfying(DisconnectionNotice.State.Reconnected.class,
                back -> assertThat(back.cutOn()).isEqualTo(DAY));

        DisconnectionNotice second = done(town.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA));
        second.addressees().forEach(to -> town.disconnections.recordDelivery(second.id(), to, Arrangement.DeliveryMethod.LETTER,
                town.today(), "round 9", ArrangementsFixture.STELLA));
        while (town.today().isBefore(second.notBefore())) {
            town.daysGoBy(1);
        }
        done(town.disconnections.sign(second.id(), "past due, no answer to the notice", ArrangementsFixture.STELLA));
        done(town.restorations.recordWorkDone(second.id(), ArrangementsFixture.STELLA));
        assertThat(town.restorations.reconnectionTerms(account, bo).orElseThrow().promise()).as("the second in twelve months").isEmpty();
    }

    @Test
    void nobody_signs_without_a_reason_and_the_reason_is_on_record() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        assertThat(town.disconnections.sign(notice.id(), "  ", ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.NO_REASON));
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        DisconnectionNotice signed = done(town.disconnections.sign(notice.id(), " no answer ", ArrangementsFixture.STELLA));
        assertThat(signed.state()).isInstanceOfSatisfying(DisconnectionNotice.State.Signed.class,
                state -> assertThat(state.why()).contains("no answer"));
        assertThat(town.told(DisconnectionSigned.class)).singleElement().satisfies(told -> {
            assertThat(told.stops()).contains(Money.usd("228.15"));
            assertThat(told.why()).contains("no answer");
        });
    }

    @Test
    void work_that_was_paid_for_after_the_signature_is_not_carried_out() {
        DisconnectionNotice notice = signed();
        town.taken(account, "228.15"); // a check, and nobody was told yet
        assertThat(blocked(town.restorations.recordWorkDone(notice.id(), ArrangementsFixture.STELLA))).contains("still-owed");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Cancelled.class);
        assertThat(town.told(ServiceDisconnected.class)).isEmpty();
    }

    @Test
    void work_is_not_carried_out_while_a_payment_is_on_its_way() {
        DisconnectionNotice notice = signed();
        town.books.paymentUnderway(true);
        assertThat(blocked(town.restorations.recordWorkDone(notice.id(), ArrangementsFixture.STELLA))).containsExactly("nothing-pending");
        assertThat(now(notice).state()).as("to be signed anew").isEqualTo(new DisconnectionNotice.State.Issued());
        assertThat(town.told(DisconnectionSuspended.class)).hasSize(1);
    }

    @Test
    void a_hold_that_nobody_was_told_of_yet_calls_the_work_off() {
        DisconnectionNotice notice = signed();
        town.holds.registerDevice(account, "oxygen", DAY.plusYears(1), ArrangementsFixture.STELLA);
        assertThat(blocked(town.restorations.recordWorkDone(notice.id(), ArrangementsFixture.STELLA))).containsExactly("no-device");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
    }

    @Test
    void a_proof_that_is_put_down_late_counts_from_its_own_day() {
        DisconnectionNotice notice = noticed();
        LocalDate arrived = town.today();
        town.daysGoBy(10);
        for (NoticeAddressee to : notice.addressees()) {
            assertThat(town.disconnections.recordDelivery(notice.id(), to, DisconnectionNotice.DeliveryProof.Kind.CERTIFIED_MAIL, arrived,
                    Optional.of(java.time.LocalTime.of(9, 30)), "7018", ArrangementsFixture.STELLA))
                    .isInstanceOf(Disconnections.DisconnectionResult.Done.class);
        }
        assertThat(now(notice).deliveredToAllBy()).contains(arrived);
        assertThat(now(notice).proofs()).allSatisfy(proof -> {
            assertThat(proof.time()).contains(java.time.LocalTime.of(9, 30));
            assertThat(proof.way()).isEqualTo(Arrangement.DeliveryMethod.LETTER);
        });
        done(town.disconnections.sign(notice.id(), "past due", ArrangementsFixture.STELLA));
    }

    @Test
    void a_proof_is_of_no_day_before_the_notice_or_in_the_future() {
        DisconnectionNotice notice = noticed();
        for (LocalDate day : List.of(notice.issued().minusDays(1), town.today().plusDays(1))) {
            assertThat(town.disconnections.recordDelivery(notice.id(), notice.addressees().getFirst(),
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
        town.disconnections.recordDelivery(notice.id(), notice.addressees().get(0), Arrangement.DeliveryMethod.LETTER, town.today(), "r",
                ArrangementsFixture.STELLA);
        assertThat(missing(DAY, Language.SPANISH)).isEqualTo("No consta que el aviso llegó al titular");
        town.disconnections.recordDelivery(notice.id(), notice.addressees().get(1), Arrangement.DeliveryMethod.LETTER, town.today(), "r",
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
