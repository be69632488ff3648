package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.curbstop.accounts.Proof.Expired;
import org.curbstop.accounts.Proof.LockedOut;
import org.curbstop.accounts.Proof.Proved;
import org.curbstop.accounts.Proof.Wrong;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Invalid;
import org.curbstop.common.Language;
import org.curbstop.store.CommandsSeen;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StoreTest
class ProvingIdentityTest {

    private static final Asker CALLER = Asker.stranger(Channel.VOICE, "+15035550101");
    private static final Asker EVE = Asker.stranger(Channel.VOICE, "+15035550105");
    private static final Claim ADAS_NUMBER = new Claim.ByNumber(new AccountNumber("100200302"));
    private static final Claim NOBODYS_NUMBER = new Claim.ByNumber(new AccountNumber("999999998"));

    private final TestStore store;
    private final Neighbours town;
    private final ProvingIdentity proving;

    ProvingIdentityTest(TestStore store) {
        this.store = store;
        this.town = new Neighbours(store);
        this.proving = town.proving;
    }

    @Test
    void ada_proves_herself_by_number_and_pin() {
        assertThat(answer(ADAS_NUMBER, "2030")).isEqualTo(new Proved(Level.PIN, town.ada.id(), List.of(town.adas.id())));
    }

    @Test
    void the_old_number_the_phone_and_the_address_lead_to_ada_as_well() {
        assertThat(answer(new Claim.ByNumber(new AccountNumber("W7781")), "2030")).isInstanceOf(Proved.class);
        assertThat(answer(new Claim.ByPhone(Neighbours.number("+15035550101")), "2030")).isInstanceOf(Proved.class);
        assertThat(answer(new Claim.ByAddress(Neighbours.at("12 Alder Street")), "2030")).isInstanceOf(Proved.class);
        assertThat(answer(new Claim.ByPerson(town.ada.id()), "2030")).isInstanceOf(Proved.class);
    }

    @Test
    void a_pin_opens_its_own_account_only_and_a_code_opens_all_of_the_persons() {
        Claim cysPhone = new Claim.ByPhone(Neighbours.number("+15035550103"));
        assertThat(answer(cysPhone, "3360")).isEqualTo(new Proved(Level.PIN, town.cy.id(), List.of(town.cysLet.id())));
        ChallengeId challenge = proving.begin(cysPhone, CALLER).id();
        assertThat(proving.answerCode(challenge, code(challenge)))
                .isEqualTo(new Proved(Level.CODE, town.cy.id(), List.of(town.cysOwn.id(), town.cysLet.id())));
    }

    @Test
    void the_pin_of_one_account_does_not_prove_a_claim_to_another_of_the_same_person() {
        assertThat(answer(new Claim.ByNumber(town.cysOwn.number()), "3360")).isInstanceOf(Wrong.class);
    }

    @Test
    void the_code_goes_to_a_contact_on_file_in_the_persons_language_and_rests_nowhere() {
        ChallengeId challenge = proving.begin(new Claim.ByNumber(town.dees.number()), CALLER).id();
        proving.sendCode(challenge, CodeBy.TEXT);
        assertThat(store.told()).singleElement().isEqualTo(new CodeWanted(challenge, CodeBy.TEXT, town.clock.instant()));
        CodeToSend code = proving.mintCode(challenge).orElseThrow();
        assertThat(code.to()).isEqualTo(town.dee.contacts().getFirst());
        assertThat(code.language()).isEqualTo(Language.SPANISH);
        assertThat(code.minutes()).isEqualTo(10);
        assertThat(code.toString()).doesNotContain(code.code());
        assertThat(town.challenges.find(challenge).orElseThrow().toString()).doesNotContain(code.code());
        assertThat(proving.answerCode(challenge, code.code())).isInstanceOf(Proved.class);
    }

    @Test
    void a_code_can_be_asked_for_by_mail() {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, CALLER).id();
        proving.sendCode(challenge, CodeBy.EMAIL);
        assertThat(proving.mintCode(challenge).orElseThrow().to()).isEqualTo(Contact.email("ada@example.org", true));
    }

    @Test
    void only_the_newest_code_serves_and_only_for_ten_minutes() {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, CALLER).id();
        String first = code(challenge);
        String second = code(challenge);
        assertThat(proving.answerCode(challenge, first)).isInstanceOf(Wrong.class);
        town.clock.advance(Duration.ofMinutes(10));
        assertThat(proving.answerCode(challenge, second)).isInstanceOf(Wrong.class);
        String third = code(challenge);
        town.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(proving.answerCode(challenge, third)).isInstanceOf(Proved.class);
    }

    @Test
    void no_code_is_made_before_one_is_asked_for() {
        assertThat(proving.mintCode(proving.begin(ADAS_NUMBER, CALLER).id())).isEmpty();
    }

    @Test
    void an_answered_challenge_is_over_and_so_is_one_after_twenty_minutes() {
        ChallengeId answered = proving.begin(ADAS_NUMBER, CALLER).id();
        proving.answerPin(answered, "2030");
        assertThat(proving.answerPin(answered, "2030")).isInstanceOf(Expired.class);
        ChallengeId old = proving.begin(ADAS_NUMBER, CALLER).id();
        town.clock.advance(Duration.ofMinutes(20));
        assertThat(proving.answerPin(old, "2030")).isInstanceOf(Expired.class);
        assertThat(proving.sendCode(old, CodeBy.TEXT)).isInstanceOf(CodeSending.Expired.class);
        assertThat(proving.answerPin(ChallengeId.mint(), "2030")).isInstanceOf(Expired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "phone", "address"})
    void eve_learns_nothing_the_answers_the_hashes_and_the_questions_to_the_store_are_the_same(String kind) {
        Claim somebody = switch (kind) {
            case "number" -> ADAS_NUMBER;
            case "phone" -> new Claim.ByPhone(Neighbours.number("+15035550101"));
            default -> new Claim.ByAddress(Neighbours.at("12 Alder St"));
        };
        Claim nobody = switch (kind) {
            case "number" -> NOBODYS_NUMBER;
            case "phone" -> new Claim.ByPhone(Neighbours.number("+15035550177"));
            default -> new Claim.ByAddress(Neighbours.at("999 Alder St"));
        };
        answer(new Claim.ByNumber(new AccountNumber("WARM1")), "1111"); // so that the trail's head and the count of this PIN are known in both

        Tries ofSomebody = tries(somebody, Asker.stranger(Channel.VOICE, "+15035550111"));
        Tries ofNobody = tries(nobody, Asker.stranger(Channel.VOICE, "+15035550112"));

        assertThat(ofNobody.answers()).isEqualTo(ofSomebody.answers());
        assertThat(ofNobody.hashes()).isEqualTo(ofSomebody.hashes()).isPositive();
        assertThat(ofNobody.commands()).isEqualTo(ofSomebody.commands()).isNotEmpty();
        assertThat(ofSomebody.answers()).hasAtLeastOneElementOfType(LockedOut.class);
        assertThat(ofSomebody.answers().getLast()).isInstanceOf(Expired.class);
    }

    private record Tries(List<Object> answers, int hashes, List<String> commands) {}

    /** A code asked for, then wrong answers until the lock, and one beyond it. */
    private Tries tries(Claim claim, Asker asker) {
        var answers = new ArrayList<Object>();
        int before = town.hashes.get();
        List<String> commands = CommandsSeen.during(() -> {
            Challenge challenge = proving.begin(claim, asker);
            answers.add(challenge.expires());
            answers.add(proving.sendCode(challenge.id(), CodeBy.TEXT));
            for (int i = 0; i < 6; i++) {
                answers.add(proving.answerPin(challenge.id(), "1111"));
            }
            for (int i = 0; i < 6; i++) {
                answers.add(proving.answerCode(challenge.id(), "111111"));
            }
        });
        return new Tries(answers, town.hashes.get() - before, commands);
    }

    @Test
    void five_wrong_answers_lock_the_claim_for_half_an_hour_and_say_so() {
        for (int left = 4; left > 0; left--) {
            assertThat(answer(ADAS_NUMBER, "1111")).isEqualTo(new Wrong(left));
        }
        var until = town.clock.instant().plus(Duration.ofMinutes(30));
        assertThat(answer(ADAS_NUMBER, "1111")).isEqualTo(new LockedOut(until));
        assertThat(answer(ADAS_NUMBER, "2030")).isEqualTo(new LockedOut(until));
        town.clock.advance(Duration.ofMinutes(30));
        assertThat(answer(ADAS_NUMBER, "2030")).isInstanceOf(Proved.class);
    }

    @Test
    void a_right_answer_wipes_out_the_wrong_ones_before_it() {
        for (int i = 0; i < 4; i++) {
            answer(ADAS_NUMBER, "1111");
        }
        assertThat(answer(ADAS_NUMBER, "2030")).isInstanceOf(Proved.class);
        assertThat(answer(ADAS_NUMBER, "1111")).isEqualTo(new Wrong(4));
    }

    @Test
    void a_lock_shows_to_nobody_but_whoever_guessed() {
        for (int i = 0; i < 5; i++) {
            answer(ADAS_NUMBER, "1111");
        }
        assertThat(answer(ADAS_NUMBER, "1111")).isInstanceOf(LockedOut.class);
        assertThat(answer(new Claim.ByPhone(Neighbours.number("+15035550101")), "1111")).isEqualTo(new Wrong(4));
        assertThat(answer(ADAS_NUMBER, "1111", EVE)).isEqualTo(new Wrong(4));
    }

    @Test
    void nobody_guesses_on_by_claiming_the_same_person_in_other_ways() {
        List<Claim> claims = List.of(
                ADAS_NUMBER, new Claim.ByNumber(new AccountNumber("W7781")), new Claim.ByPhone(Neighbours.number("+15035550101")));
        for (int i = 0; i < 10; i++) {
            proving.answerPin(proving.begin(claims.get(i % 3), origin(i)).id(), "1111");
        }
        // The right PIN, by a claim that has tries left: refused like a wrong one.
        assertThat(proving.answerPin(proving.begin(claims.get(2), origin(11)).id(), "2030")).isInstanceOf(Wrong.class);
    }

    @Test
    void one_caller_who_tries_many_accounts_is_stopped() {
        for (int i = 0; i < 20; i++) {
            proving.answerPin(proving.begin(new Claim.ByNumber(new AccountNumber("90000000" + (char) ('A' + i))), EVE).id(), "1111");
        }
        assertThat(answer(ADAS_NUMBER, "2030", EVE)).isInstanceOf(LockedOut.class);
        assertThat(answer(ADAS_NUMBER, "2030", CALLER)).isInstanceOf(Proved.class);
    }

    @Test
    void eight_callers_at_once_never_get_more_tries_than_the_limit() throws Exception {
        int before = town.hashes.get();
        List<Callable<Proof>> guesses = IntStream.range(0, 40)
                .<Callable<Proof>>mapToObj(i -> () -> {
                    ChallengeId challenge = proving.begin(ADAS_NUMBER, EVE).id();
                    return proving.answerPin(challenge, "11" + (10 + i));
                })
                .toList();
        var proofs = new ArrayList<Proof>();
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (Future<Proof> proof : callers.invokeAll(guesses)) {
                proofs.add(proof.get());
            }
        }
        assertThat(town.hashes.get() - before).as("guesses looked at").isEqualTo(5);
        assertThat(proofs).filteredOn(Wrong.class::isInstance).hasSize(4);
        assertThat(proofs).filteredOn(LockedOut.class::isInstance).hasSize(36);
    }

    @Test
    void of_two_right_answers_at_once_to_one_challenge_one_counts() throws Exception {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, CALLER).id();
        try (var callers = Executors.newFixedThreadPool(2)) {
            var both = callers.invokeAll(List.<Callable<Proof>>of(() -> proving.answerPin(challenge, "2030"), () -> proving.answerPin(challenge, "2030")));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).filteredOn(Proved.class::isInstance).hasSize(1);
        }
    }

    @Test
    void codes_are_limited_too_and_nobody_is_flooded_with_them() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(ADAS_NUMBER, EVE, CodeBy.TEXT)).isInstanceOf(CodeSending.Asked.class);
        }
        assertThat(ask(ADAS_NUMBER, EVE, CodeBy.TEXT)).isInstanceOf(CodeSending.TooMany.class);
        assertThat(store.told()).hasSize(3);
        // From elsewhere and by another claim the answer is as ever, and no more than six are sent in an hour.
        for (int i = 0; i < 20; i++) {
            Claim claim = i % 2 == 0 ? ADAS_NUMBER : new Claim.ByPhone(Neighbours.number("+15035550101"));
            assertThat(ask(claim, origin(i), CodeBy.TEXT)).isInstanceOf(CodeSending.Asked.class);
        }
        assertThat(store.told()).hasSize(6);
    }

    private CodeSending ask(Claim claim, Asker asker, CodeBy how) {
        return proving.sendCode(proving.begin(claim, asker).id(), how);
    }

    @Test
    void several_open_accounts_at_one_address_prove_nobody() {
        town.accounts.add(new Account(
                org.curbstop.common.AccountId.mint(), 0, new AccountNumber("100200807"), List.of(), town.dee.id(), java.util.Set.of(),
                town.adas.premise(), List.of(), CustomerClass.RESIDENTIAL, town.adas.opened(), java.util.Optional.empty()));
        assertThat(answer(new Claim.ByAddress(Neighbours.at("12 Alder St")), "2030")).isInstanceOf(Wrong.class);
    }

    @Test
    void a_pin_that_everybody_tries_first_is_refused_and_so_is_anybody_elses_hand() {
        for (String weak : List.of("1111", "1234", "4321", "123", "12a4", "123456789")) {
            assertThatThrownBy(() -> proving.choosePin(town.adas.id(), weak, Asker.SYSTEM)).isInstanceOf(Invalid.class);
        }
        Asker dee = Asker.customer(Channel.PORTAL, "203.0.113.4", town.dee.id());
        assertThatThrownBy(() -> proving.choosePin(town.adas.id(), "8642", dee)).isInstanceOf(Invalid.class);
        assertThat(answer(ADAS_NUMBER, "2030")).isInstanceOf(Proved.class);
    }

    @Test
    void a_new_pin_replaces_the_old_one_and_leaves_the_persons_others() {
        proving.choosePin(town.cysOwn.id(), "8642", Asker.SYSTEM);
        assertThat(answer(new Claim.ByNumber(town.cysOwn.number()), "9550")).isInstanceOf(Wrong.class);
        assertThat(answer(new Claim.ByNumber(town.cysOwn.number()), "8642")).isInstanceOf(Proved.class);
        assertThat(answer(new Claim.ByNumber(town.cysLet.number()), "3360")).isInstanceOf(Proved.class);
    }

    @Test
    void challenges_and_tries_are_forgotten_two_days_after_they_ran_out() {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, CALLER).id();
        proving.answerPin(challenge, "1111");
        var forgetting = new ForgettingProofs(town.challenges, town.attempts, town.lockOuts, town.confirming, town.clock);
        assertThat(forgetting.forget()).isZero();
        town.clock.advance(Duration.ofDays(4));
        assertThat(forgetting.forget()).isEqualTo(6); // the challenge, and tries per origin, claim, person, PIN and over all
        assertThat(town.challenges.find(challenge)).isEmpty();
    }

    private Proof answer(Claim claim, String secret) {
        return answer(claim, secret, CALLER);
    }

    private Proof answer(Claim claim, String secret, Asker asker) {
        return proving.answerPin(proving.begin(claim, asker).id(), secret);
    }

    private String code(ChallengeId challenge) {
        proving.sendCode(challenge, CodeBy.TEXT);
        return proving.mintCode(challenge).orElseThrow().code();
    }

    private static Asker origin(int i) {
        return Asker.stranger(Channel.PAGE, "203.0.113." + i);
    }
}
