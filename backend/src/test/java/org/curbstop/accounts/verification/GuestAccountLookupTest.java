package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.lockout.GuessingAlarm;
import org.curbstop.accounts.verification.GuestAccountLookup.Bill;
import org.curbstop.accounts.verification.GuestLookupResult.AmountWanted;
import org.curbstop.accounts.verification.GuestLookupResult.LockedOut;
import org.curbstop.accounts.verification.GuestLookupResult.Matched;
import org.curbstop.accounts.verification.GuestLookupResult.NoMatch;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PostalCode;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.RecordedCommands;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class GuestAccountLookupTest {

    private static final PostalCode OTHER_ZIP = new PostalCode("97001");

    private static final Predicate<AccountId> NO = _ -> false;

    private final MillbrookCustomers millbrook;
    private final AtomicInteger conversations = new AtomicInteger();

    GuestAccountLookupTest(TestStore store) {
        this.millbrook = new MillbrookCustomers(store);
    }

    @Test
    void account_number_and_service_or_mailing_zip_code_allow_a_payment() {
        assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 1)).isEqualTo(new Matched(millbrook.dees.id()));
        assertThat(match(millbrook.dees.number(), OTHER_ZIP, 1)).isInstanceOf(NoMatch.class);
        millbrook.profiles.change(millbrook.dee.id(), 0,
                new ProfileEdit.ChangeMailingAddress(Optional.of(new Address("PO Box 4", "Elsewhere", "OR", OTHER_ZIP))), Actor.SYSTEM);
        assertThat(match(millbrook.dees.number(), OTHER_ZIP, 1)).isEqualTo(new Matched(millbrook.dees.id()));
        assertThat(match(millbrook.dees.number(), new PostalCode("97002"), 1)).isInstanceOf(NoMatch.class);
    }

    @Test
    void wrong_number_and_wrong_zip_get_the_same_answer_at_equal_cost() {
        match(new AccountNumber("WARM1"), OTHER_ZIP, 1);
        Runnable wrongZip = () -> assertThat(match(millbrook.dees.number(), OTHER_ZIP, 2)).isEqualTo(new NoMatch());
        Runnable wrongNumber = () -> assertThat(match(new AccountNumber("999999998"), MillbrookCustomers.ZIP, 3)).isEqualTo(new NoMatch());
        assertThat(RecordedCommands.during(wrongNumber)).isEqualTo(RecordedCommands.during(wrongZip)).isNotEmpty();
    }

    @Test
    void after_a_hundred_wrong_pairs_others_at_the_same_origin_can_still_pay() {
        for (int i = 0; i < 100; i++) {
            assertThat(answer(millbrook.dees.number(), OTHER_ZIP, 50, "stranger" + i, Optional.empty())).isNotInstanceOf(Matched.class);
            assertThat(answer(millbrook.dees.number(), OTHER_ZIP, 50, "stranger" + i, Optional.of(NO))).isNotInstanceOf(Matched.class);
        }
        assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 50)).isInstanceOf(AmountWanted.class);
        assertThat(answer(millbrook.dees.number(), MillbrookCustomers.ZIP, 50, "dee", Optional.of(millbrook.dees.id()::equals)))
                .isEqualTo(new Matched(millbrook.dees.id()));
        millbrook.clock.advance(Duration.ofHours(1));
        assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 50)).isInstanceOf(Matched.class);
    }

    @Test
    void one_origin_cannot_guess_account_and_zip_code_pairs() {
        Set<Object> answers = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            answers.add(match(new AccountNumber("9000000" + (10 + i)), MillbrookCustomers.ZIP, 60).getClass());
        }
        assertThat(answers).containsExactlyInAnyOrder(NoMatch.class, AmountWanted.class);
        assertThat(match(millbrook.dees.number(), OTHER_ZIP, 60)).as("a wrong ZIP code")
                .isEqualTo(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 60));
    }

    @Test
    void the_amount_of_a_known_pair_cannot_be_guessed() {
        lockThePair(70);
        for (int i = 0; i < 10; i++) {
            assertThat(answer(millbrook.dees.number(), MillbrookCustomers.ZIP, 70, "c" + i, Optional.of(NO))).isInstanceOf(NoMatch.class);
        }
        assertThat(answer(millbrook.dees.number(), MillbrookCustomers.ZIP, 70, "next", Optional.of(millbrook.dees.id()::equals)))
                .isInstanceOf(LockedOut.class);
        assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 71)).as("from another origin").isInstanceOf(Matched.class);
    }

    @Test
    void one_origin_can_try_two_hundred_amounts_per_hour() {
        lockThePair(80);
        int refused = 0;
        for (int i = 0; i < 250; i++) {
            refused += answer(new AccountNumber("9000001" + (10 + i)), MillbrookCustomers.ZIP, 80, "c" + i,
                    Optional.of(NO)) instanceof NoMatch ? 1 : 0;
        }
        assertThat(refused).isEqualTo(200);
    }

    @Test
    void a_locked_out_conversation_does_not_affect_others() {
        for (int i = 0; i < 10; i++) {
            assertThat(answer(new AccountNumber("9000001" + (10 + i)), MillbrookCustomers.ZIP, 90, "one", Optional.empty()))
                    .isInstanceOf(NoMatch.class);
        }
        assertThat(answer(millbrook.dees.number(), MillbrookCustomers.ZIP, 90, "one", Optional.empty())).isInstanceOf(LockedOut.class);
        assertThat(answer(millbrook.dees.number(), MillbrookCustomers.ZIP, 90, "other", Optional.empty())).isInstanceOf(Matched.class);
    }

    @Test
    void guessing_strangers_raise_an_alarm_and_do_not_prevent_payments() {
        for (int i = 0; i < 50; i++) {
            assertThat(match(millbrook.dees.number(), OTHER_ZIP, 100 + i)).isInstanceOf(NoMatch.class);
        }
        assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 1)).isInstanceOf(Matched.class);
        assertThat(millbrook.lockOuts.alarms(Actor.staff("sam"))).extracting(GuessingAlarm::kind)
                .containsExactly(GuessingAlarm.Kind.ONE_NUMBER_AS_GUEST);
    }

    @Test
    void all_addresses_of_one_ipv6_customer_are_one_origin() {
        for (int i = 0; i < 10; i++) {
            millbrook.guests.find(new Bill(millbrook.dees.number(), OTHER_ZIP, Optional.empty()),
                    Actor.anonymous(Channel.PAGE, "2001:db8:0:1::" + i), "c"
                    + i);
        }
        Bill right = new Bill(millbrook.dees.number(), MillbrookCustomers.ZIP, Optional.empty());
        assertThat(millbrook.guests.find(right, Actor.anonymous(Channel.PAGE, "2001:db8:0:1:ffff::7"), "d"))
                .isInstanceOf(AmountWanted.class);
        assertThat(millbrook.guests.find(right, Actor.anonymous(Channel.PAGE, "2001:db8:0:2::7"), "e")).isInstanceOf(Matched.class);
    }

    @Test
    void frequent_payers_are_never_locked_out() {
        for (int i = 0; i < 30; i++) {
            assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, 1)).isInstanceOf(Matched.class);
        }
    }

    @Test
    void eight_concurrent_requests_never_get_more_attempts_than_the_limit() throws Exception {
        List<Callable<GuestLookupResult>> tries = IntStream.range(0, 40)
                .<Callable<GuestLookupResult>>mapToObj(i -> () -> match(millbrook.dees.number(), OTHER_ZIP, 7))
                .toList();
        try (var callers = Executors.newFixedThreadPool(8)) {
            int refused = 0;
            for (var answer : callers.invokeAll(tries)) {
                refused += answer.get() instanceof NoMatch ? 1 : 0;
            }
            assertThat(refused).isEqualTo(10);
        }
    }

    private void lockThePair(int address) {
        for (int i = 0; i < 20; i++) {
            match(new AccountNumber("9000000" + (10 + i)), MillbrookCustomers.ZIP, address);
        }
        assertThat(match(millbrook.dees.number(), MillbrookCustomers.ZIP, address)).isInstanceOf(AmountWanted.class);
    }

    @Test
    void asking_for_the_amount_does_not_use_up_the_attempts_of_a_conversation() {
        lockThePair(95);
        for (int i = 0; i < 11; i++) {
            assertThat(answer(millbrook.dees.number(), MillbrookCustomers.ZIP, 95, "dee", Optional.empty()))
                    .isInstanceOf(AmountWanted.class);
        }
    }

    /** Looks up the account in a new conversation, as a script would. */
    private GuestLookupResult match(AccountNumber number, PostalCode zip, int address) {
        return answer(number, zip, address, "c" + conversations.incrementAndGet(), Optional.empty());
    }

    private GuestLookupResult answer(AccountNumber number, PostalCode zip, int address, String conversation,
            Optional<Predicate<AccountId>> amount) {
        return millbrook.guests.find(new Bill(number, zip, amount), Actor.anonymous(Channel.PAGE, "203.0.113." + address), conversation);
    }
}
