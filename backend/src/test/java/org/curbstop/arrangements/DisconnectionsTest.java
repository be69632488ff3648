package org.curbstop.arrangements;

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
import org.curbstop.accounts.Delegate;
import org.curbstop.common.PhoneNumber;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Designees;
import org.curbstop.accounts.Contact;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices of disconnection in Millbrook. Ada stands in for Bo: $228.15 forty days past due, $84.25 due in twenty. */
@StoreTest
class DisconnectionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 2); // ten days on, a Wednesday

    private final Town town;
    private final Asker bo;
    private final AccountId account;

    DisconnectionsTest(TestStore test) {
        town = new Town(test, "millbrook");
        bo = Town.caller(town.people.ada);
        account = town.owes(town.people.adas, "228.15", 40, "84.25", 20);
    }

    private static DisconnectionNotice done(Disconnections.Answer answer) {
        assertThat(answer).isInstanceOf(Disconnections.Answer.Done.class);
        return ((Disconnections.Answer.Done) answer).notice();
    }

    private static List<String> blocked(Disconnections.Answer answer) {
        assertThat(answer).isInstanceOf(Disconnections.Answer.Blocked.class);
        return ((Disconnections.Answer.Blocked) answer).by().stream().map(RuleAnswer::rule).toList();
    }

    private DisconnectionNotice noticed() {
        return done(town.disconnections.issue("bo:1", account, Optional.empty(), Town.STELLA));
    }

    /** And it reached everybody today. */
    private DisconnectionNotice delivered() {
        DisconnectionNotice notice = noticed();
        notice.addressees().forEach(to -> town.disconnections.proved(notice.id(), to, Arrangement.Way.LETTER, town.today(), "round 7", Town.STELLA));
        return now(notice);
    }

    /** Ten days went by, and a person has signed. */
    private DisconnectionNotice signed() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        return done(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA));
    }

    private DisconnectionNotice now(DisconnectionNotice notice) {
        return town.disconnections.find(notice.id(), Town.STELLA).orElseThrow();
    }

    private Candidate candidate(LocalDate day) {
        return town.disconnections.mayBeDisconnected(day, Town.STELLA).stream().filter(each -> each.notice().account().equals(account)).findFirst().orElseThrow();
    }

    @Test
    void a_notice_names_its_day_what_stops_it_and_both_whom_it_goes_to() {
        DisconnectionNotice notice = noticed();
        assertThat(notice.notBefore()).isEqualTo(DAY);
        assertThat(notice.amount()).isEqualTo(Money.usd("228.15"));
        assertThat(notice.addressees()).extracting(Addressee::role).containsExactly(Addressee.Role.SERVICE_ADDRESS, Addressee.Role.OWNER);
        assertThat(notice.addressees()).extracting(Addressee::address).allMatch(address -> address.orElseThrow().startsWith("12 Alder St"));
        assertThat(notice.rights()).contains(Rights.REVIEW, Rights.MEDICAL, Rights.ARRANGEMENT);
        assertThat(noticed().id()).as("the same key").isEqualTo(notice.id());
        assertThat(town.disconnections.issue("bo:2", account, Optional.empty(), Town.STELLA)).isEqualTo(
                new Disconnections.Answer.NotPossible(Disconnections.Answer.Why.ONE_IS_OUT));
        assertThat(town.told(DisconnectionNoticed.class)).singleElement().satisfies(told -> assertThat(told.amount()).isEqualTo(Money.usd("228.15")));
    }

    @Test
    void tenant_and_third_party_are_among_those_it_goes_to_and_all_must_have_it() {
        Account let = town.people.cysLet;
        town.owes(let, "100.00", 40, "50.00", 20);
        DisconnectionNotice notice = done(town.disconnections.issue("cy:1", let.id(), Optional.empty(), Town.STELLA));
        assertThat(notice.addressees()).extracting(Addressee::role).containsExactly(Addressee.Role.SERVICE_ADDRESS, Addressee.Role.OWNER, Addressee.Role.TENANT);
        assertThat(let.delegates()).isEqualTo(Set.of(new Delegate(town.people.tess.id(), Delegate.Role.TENANT)));
        for (Addressee to : notice.addressees().subList(0, 2)) {
            town.disconnections.proved(notice.id(), to, Arrangement.Way.LETTER, town.today(), "round 7", Town.STELLA);
        }
        assertThat(now(notice).provedBy()).isEmpty();
        town.disconnections.proved(notice.id(), notice.addressees().get(2), Arrangement.Way.TEXT, town.today().plusDays(1), "ntc_1", Town.STELLA);
        assertThat(now(notice).provedBy()).contains(town.today().plusDays(1));
    }

    @Test
    void whom_the_customer_named_gets_a_copy_that_says_nothing_of_what_is_owed() {
        assertThat(town.people.designees.name(account, "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true), Language.ENGLISH, bo))
                .isInstanceOf(Designees.Answer.Done.class);
        DisconnectionNotice notice = noticed();
        assertThat(notice.addressees()).extracting(Addressee::role).containsExactly(Addressee.Role.SERVICE_ADDRESS, Addressee.Role.OWNER, Addressee.Role.DESIGNEE);
        assertThat(notice.addressees().getLast().person()).isEqualTo(
                town.people.designees.of(account, bo).stream().map(Person::id).findFirst());
    }

    @Test
    void the_earliest_proof_of_each_counts_and_the_latest_of_all() {
        DisconnectionNotice notice = noticed();
        Addressee house = notice.addressees().getFirst();
        Addressee owner = notice.addressees().getLast();
        town.disconnections.proved(notice.id(), house, Arrangement.Way.LETTER, LocalDate.of(2026, 11, 25), "b", Town.STELLA);
        town.disconnections.proved(notice.id(), house, Arrangement.Way.LETTER, LocalDate.of(2026, 11, 23), "a", Town.STELLA);
        town.disconnections.proved(notice.id(), house, Arrangement.Way.LETTER, LocalDate.of(2026, 11, 20), "a", Town.STELLA); // that proof is known
        town.disconnections.proved(notice.id(), owner, Arrangement.Way.LETTER, LocalDate.of(2026, 11, 24), "c", Town.STELLA);
        town.disconnections.proved(notice.id(), new Addressee(Addressee.Role.DESIGNEE, Optional.empty(), Optional.empty()), Arrangement.Way.LETTER,
                LocalDate.of(2026, 11, 30), "d", Town.STELLA); // nobody it was addressed to
        assertThat(now(notice).provedBy()).contains(LocalDate.of(2026, 11, 24));
        assertThat(now(notice).proofs()).hasSize(3);
    }

    @Test
    void the_list_says_for_each_rule_what_it_said_and_looks_ahead_without_doing_anything() {
        DisconnectionNotice notice = delivered();
        assertThat(candidate(DAY).mayBeSigned()).isTrue();
        assertThat(candidate(DAY.minusDays(1)).blockedBy()).extracting(RuleAnswer::rule).containsExactly("notice-given");
        assertThat(candidate(LocalDate.of(2026, 12, 4)).blockedBy()).extracting(RuleAnswer::rule).containsExactly("on-workday");
        assertThat(candidate(DAY).answers()).hasSameSizeAs(town.rules.shutOff().rules());
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
        assertThatThrownBy(() -> town.disconnections.mayBeDisconnected(DAY, bo)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_day_it_is_nothing_is_signed_but_by_a_person() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(40); // every sweep, every day
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
        assertThatThrownBy(() -> town.disconnections.sign(notice.id(), "past due, no answer to the notice", bo)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> town.disconnections.sign(notice.id(), "past due, no answer to the notice", Asker.SYSTEM)).isInstanceOf(IllegalArgumentException.class);
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
        assertThat(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Asker.staff("sam"))).isEqualTo(new Disconnections.Answer.NotPossible(Disconnections.Answer.Why.NOT_OUT));
        assertThat(town.told(DisconnectionSigned.class)).singleElement().satisfies(told -> assertThat(told.by()).isEqualTo("stella"));
        assertThat(town.people.audit.about(account, 50)).extracting(Object::toString).anyMatch(entry -> entry.contains("disconnection-signed") && entry.contains("stella"));
    }

    @Test
    void a_day_early_it_is_not_signed_whatever_the_list_showed() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(9);
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA))).containsExactly("notice-given");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
    }

    @Test
    void a_hold_blocks_it_until_it_is_lifted() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        Hold hold = ((Holds.Answer.Held) town.holds.place("call:1", account, Holds.Claim.of(Hold.Kind.MEDICAL, "oxygen"), bo)).hold();
        assertThat(candidate(DAY).blockedBy()).extracting(RuleAnswer::rule).containsExactly("no-hold");
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA))).containsExactly("no-hold");
        town.holds.lift(hold.id(), "moved out", Town.STELLA);
        done(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA));
    }

    @Test
    void a_claim_after_the_signature_calls_the_work_off() {
        DisconnectionNotice notice = signed();
        town.holds.place("call:1", account, Holds.Claim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
        assertThat(town.told(DisconnectionStayed.class)).hasSize(1);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
        assertThat(town.restorations.workDone(notice.id(), Town.STELLA)).isEqualTo(new Disconnections.Answer.NotPossible(Disconnections.Answer.Why.NOT_SIGNED));
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
                    town.holds.place("call:1", account, Holds.Claim.of(Hold.Kind.MEDICAL, "oxygen"), bo);
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
        assertThat(blocked(desk.sign(notice.id(), "past due, no answer to the notice", Town.STELLA))).containsExactly("no-hold");
        assertThat(looks.get()).as("a moment within the signing").isGreaterThanOrEqualTo(look);
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
        assertThat(town.told(DisconnectionSigned.class)).hasSameSizeAs(town.told(DisconnectionStayed.class));
    }

    @Test
    void a_registered_device_blocks_the_signature_and_not_the_letter() {
        town.holds.registerDevice(account, "oxygen", DAY, Town.STELLA);
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA))).containsExactly("no-device");
        town.daysGoBy(1);
        done(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA));
    }

    @Test
    void paying_exactly_what_stops_it_lifts_it_in_the_same_moment() {
        DisconnectionNotice notice = delivered();
        town.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Lifted.class, lifted -> assertThat(lifted.why()).isEqualTo(DisconnectionNotice.Why.PAID));
        assertThat(town.told(DisconnectionLifted.class)).hasSize(1);
        assertThat(town.disconnections.notice(account, bo)).isEmpty();
    }

    @Test
    void a_cent_less_does_not_and_the_cent_after_it_does() {
        DisconnectionNotice notice = delivered();
        PaymentTaken most = town.pays(account, "228.14");
        town.hears(most); // told again
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
        assertThat(town.disconnections.stops(notice)).isEqualTo(Money.usd("0.01"));
        assertThat(town.disconnections.explain(account, bo).orElseThrow().stops()).contains(Money.usd("0.01"));
        town.pays(account, "0.01");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Lifted.class);
    }

    @Test
    void paid_after_the_signature_it_is_lifted_too_and_the_order_named() {
        DisconnectionNotice notice = signed();
        town.pays(account, "228.15");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Lifted.class);
        assertThat(town.told(DisconnectionLifted.class)).singleElement().satisfies(
                told -> assertThat(told.order()).contains(((DisconnectionNotice.State.Signed) notice.state()).order()));
    }

    @Test
    void money_that_the_ledger_has_but_nobody_told_of_blocks_the_signature_and_the_next_round_lifts() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        town.taken(account, "228.15"); // a check
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA))).contains("still-owed");
        town.sweep();
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Lifted.class);
    }

    @Test
    void a_payment_that_is_on_its_way_blocks_the_signature() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        town.books.paymentUnderway(true);
        assertThat(blocked(town.disconnections.sign(notice.id(), "past due, no answer to the notice", Town.STELLA))).containsExactly("nothing-pending");
    }

    @Test
    void agreeing_to_an_arrangement_lifts_it_and_breaking_it_needs_another_notice() {
        DisconnectionNotice notice = delivered();
        Schedule schedule = ((Offer.Granted) town.arrangements.offer(account, bo)).schedule();
        town.arrangements.agree("call:1", account, schedule, Language.ENGLISH, bo);
        assertThat(town.told(DisconnectionLifted.class)).singleElement().satisfies(told -> assertThat(told.why()).isEqualTo(DisconnectionNotice.Why.ARRANGED));
        assertThat(now(notice).isOpen()).isFalse();
        assertThat(blocked(town.disconnections.issue("bo:2", account, Optional.empty(), Town.STELLA))).contains("no-plan");
        town.daysGoBy(5);
        assertThat(town.told(ArrangementBroken.class)).hasSize(1);
        assertThat(done(town.disconnections.issue("bo:3", account, Optional.empty(), Town.STELLA)).id()).isNotEqualTo(notice.id());
    }

    @Test
    void no_notice_is_drawn_up_against_the_rules() {
        AccountId dees = town.people.dees.id();
        town.owes(town.people.dees, "50.00", 40, "20.00", 10);
        assertThat(blocked(town.disconnections.issue("dee:1", dees, Optional.empty(), Town.STELLA))).containsExactly("overdue-more-than");
        assertThat(blocked(town.disconnections.issue("bo:1", account, Optional.of(DAY.minusDays(1)), Town.STELLA))).containsExactly("notice-given");
        town.holds.place("call:1", account, Holds.Claim.of(Hold.Kind.DISPUTE, "reading"), bo);
        assertThat(blocked(town.disconnections.issue("bo:1", account, Optional.empty(), Town.STELLA))).contains("no-hold");
    }

    @Test
    void what_is_disputed_is_not_counted_against_anybody() {
        town.holds.place("call:1", account, Holds.Claim.of(Hold.Kind.DISPUTE, "reading").amount(Money.usd("178.15")), bo);
        Hold dispute = town.holds.on(account, bo).getFirst();
        assertThat(blocked(town.disconnections.issue("bo:1", account, Optional.empty(), Town.STELLA))).containsExactly("overdue-more-than", "no-hold");
        town.holds.lift(dispute.id(), "the reading was right", Town.STELLA);
        noticed();
    }

    @Test
    void to_somebody_else_there_is_no_notice() {
        DisconnectionNotice notice = delivered();
        Asker eve = Town.caller(town.people.dee);
        assertThat(town.disconnections.notice(account, eve)).isEmpty();
        assertThat(town.disconnections.explain(account, eve)).isEmpty();
        assertThat(town.disconnections.find(notice.id(), eve)).isEmpty();
        assertThat(town.disconnections.of(account, eve)).isEmpty();
    }

    @Test
    void staff_take_it_back() {
        DisconnectionNotice notice = delivered();
        assertThat(done(town.disconnections.withdraw(notice.id(), Town.STELLA)).state()).isInstanceOfSatisfying(
                DisconnectionNotice.State.Lifted.class, lifted -> assertThat(lifted.why()).isEqualTo(DisconnectionNotice.Why.WITHDRAWN));
        assertThat(town.disconnections.withdraw(notice.id(), Town.STELLA)).isEqualTo(new Disconnections.Answer.NotPossible(Disconnections.Answer.Why.NOT_OUT));
    }

    @Test
    void after_the_first_shut_off_in_a_year_half_promised_within_three_business_days_gives_service_back() {
        DisconnectionNotice first = signed();
        done(town.restorations.workDone(first.id(), Town.STELLA));
        Restoration restoration = town.restorations.restoration(account, bo).orElseThrow();
        assertThat(restoration.all()).isEqualTo(Money.usd("228.15"));
        assertThat(restoration.promise()).contains(new Installment(LocalDate.of(2026, 12, 7), Money.usd("156.20"))); // Thu, Fri, Mon; half of 312.40
        done(town.restorations.giveBack(first.id(), restoration.promise(), town.clock.instant(), Town.STELLA));
        assertThat(now(first).state()).isInstanceOfSatisfying(DisconnectionNotice.State.Restored.class, back -> assertThat(back.cutOn()).isEqualTo(DAY));

        DisconnectionNotice second = done(town.disconnections.issue("bo:2", account, Optional.empty(), Town.STELLA));
        second.addressees().forEach(to -> town.disconnections.proved(second.id(), to, Arrangement.Way.LETTER, town.today(), "round 9", Town.STELLA));
        while (town.today().isBefore(second.notBefore())) {
            town.daysGoBy(1);
        }
        done(town.disconnections.sign(second.id(), "past due, no answer to the notice", Town.STELLA));
        done(town.restorations.workDone(second.id(), Town.STELLA));
        assertThat(town.restorations.restoration(account, bo).orElseThrow().promise()).as("the second in twelve months").isEmpty();
    }

    @Test
    void nobody_signs_without_a_reason_and_the_reason_is_on_record() {
        DisconnectionNotice notice = delivered();
        town.daysGoBy(10);
        assertThat(town.disconnections.sign(notice.id(), "  ", Town.STELLA)).isEqualTo(new Disconnections.Answer.NotPossible(Disconnections.Answer.Why.NO_REASON));
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
        DisconnectionNotice signed = done(town.disconnections.sign(notice.id(), " no answer ", Town.STELLA));
        assertThat(signed.state()).isInstanceOfSatisfying(DisconnectionNotice.State.Signed.class, state -> assertThat(state.why()).contains("no answer"));
        assertThat(town.told(DisconnectionSigned.class)).singleElement().satisfies(told -> {
            assertThat(told.stops()).contains(Money.usd("228.15"));
            assertThat(told.why()).contains("no answer");
        });
    }

    @Test
    void work_that_was_paid_for_after_the_signature_is_not_carried_out() {
        DisconnectionNotice notice = signed();
        town.taken(account, "228.15"); // a check, and nobody was told yet
        assertThat(blocked(town.restorations.workDone(notice.id(), Town.STELLA))).contains("still-owed");
        assertThat(now(notice).state()).isInstanceOf(DisconnectionNotice.State.Lifted.class);
        assertThat(town.told(ServiceDisconnected.class)).isEmpty();
    }

    @Test
    void work_is_not_carried_out_while_a_payment_is_on_its_way() {
        DisconnectionNotice notice = signed();
        town.books.paymentUnderway(true);
        assertThat(blocked(town.restorations.workDone(notice.id(), Town.STELLA))).containsExactly("nothing-pending");
        assertThat(now(notice).state()).as("to be signed anew").isEqualTo(new DisconnectionNotice.State.Out());
        assertThat(town.told(DisconnectionStayed.class)).hasSize(1);
    }

    @Test
    void a_hold_that_nobody_was_told_of_yet_calls_the_work_off() {
        DisconnectionNotice notice = signed();
        town.holds.registerDevice(account, "oxygen", DAY.plusYears(1), Town.STELLA);
        assertThat(blocked(town.restorations.workDone(notice.id(), Town.STELLA))).containsExactly("no-device");
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Out());
    }

    @Test
    void a_proof_that_is_put_down_late_counts_from_its_own_day() {
        DisconnectionNotice notice = noticed();
        LocalDate arrived = town.today();
        town.daysGoBy(10);
        for (Addressee to : notice.addressees()) {
            assertThat(town.disconnections.proved(notice.id(), to, DisconnectionNotice.Proof.Kind.CERTIFIED_MAIL, arrived, Optional.of(java.time.LocalTime.of(9, 30)), "7018", Town.STELLA))
                    .isInstanceOf(Disconnections.Answer.Done.class);
        }
        assertThat(now(notice).provedBy()).contains(arrived);
        assertThat(now(notice).proofs()).allSatisfy(proof -> {
            assertThat(proof.time()).contains(java.time.LocalTime.of(9, 30));
            assertThat(proof.way()).isEqualTo(Arrangement.Way.LETTER);
        });
        done(town.disconnections.sign(notice.id(), "past due", Town.STELLA));
    }

    @Test
    void a_proof_is_of_no_day_before_the_notice_or_in_the_future() {
        DisconnectionNotice notice = noticed();
        for (LocalDate day : List.of(notice.issued().minusDays(1), town.today().plusDays(1))) {
            assertThat(town.disconnections.proved(notice.id(), notice.addressees().getFirst(), DisconnectionNotice.Proof.Kind.HANDED_OVER, day, Optional.empty(), "Sam", Town.STELLA))
                    .isEqualTo(new Disconnections.Answer.NotPossible(Disconnections.Answer.Why.WRONG_DAY));
        }
        assertThat(now(notice).proofs()).isEmpty();
    }

    @Test
    void what_is_missing_of_a_notice_is_named_singly_in_both_languages() {
        DisconnectionNotice notice = noticed();
        assertThat(missing(DAY, Language.ENGLISH)).isEqualTo("No proof that the notice reached the service address");
        town.disconnections.proved(notice.id(), notice.addressees().get(0), Arrangement.Way.LETTER, town.today(), "r", Town.STELLA);
        assertThat(missing(DAY, Language.SPANISH)).isEqualTo("No consta que el aviso llegó al titular");
        town.disconnections.proved(notice.id(), notice.addressees().get(1), Arrangement.Way.LETTER, town.today(), "r", Town.STELLA);
        assertThat(missing(DAY.minusDays(1), Language.ENGLISH)).startsWith("The notice reached everybody on ").contains("its 10 days run until");
        assertThat(missing(notice.lastDay().plusDays(1), Language.ENGLISH)).startsWith("The notice is too old: its last day was ");
    }

    private String missing(LocalDate day, Language language) {
        RuleAnswer answer = candidate(day).answers().stream().filter(each -> each.rule().equals("notice-given")).findFirst().orElseThrow();
        assertThat(answer.held()).isFalse();
        return ArrangementWords.in(language).shutOff(answer);
    }
}
