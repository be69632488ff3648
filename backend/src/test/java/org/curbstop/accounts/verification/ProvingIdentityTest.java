package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.accounts.verification.VerificationResult.Expired;
import org.curbstop.accounts.verification.VerificationResult.LockedOut;
import org.curbstop.accounts.verification.VerificationResult.Verified;
import org.curbstop.accounts.verification.VerificationResult.Wrong;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.RecordedCommands;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class ProvingIdentityTest {

    private static final Actor CALLER = Actor.anonymous(Channel.VOICE, "+15035550101");
    private static final Actor EVE = Actor.anonymous(Channel.VOICE, "+15035550105");
    private static final IdentityClaim ADAS_NUMBER = new IdentityClaim.ByAccountNumber(new AccountNumber("100200302"));
    private static final IdentityClaim NOBODYS_NUMBER = new IdentityClaim.ByAccountNumber(new AccountNumber("999999998"));

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final ProvingIdentity provingIdentity;

    ProvingIdentityTest(TestStore store) {
        this.store = store;
        this.millbrook = new MillbrookCustomers(store);
        this.provingIdentity = millbrook.provingIdentity;
    }

    @Test
    void a_customer_is_verified_by_account_number_and_pin() {
        assertThat(answer(ADAS_NUMBER, "2030"))
                .isEqualTo(new Verified(VerificationLevel.PIN, millbrook.ada.id(), List.of(millbrook.adas.id())));
    }

    @Test
    void a_legacy_number_or_phone_identifies_the_customer_too() {
        assertThat(answer(new IdentityClaim.ByAccountNumber(new AccountNumber("W7781")), "2030")).isInstanceOf(Verified.class);
        assertThat(answer(new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550101")), "2030")).isInstanceOf(Verified.class);
    }

    @Test
    void a_pin_grants_access_to_one_account_and_a_code_to_all() {
        IdentityClaim cysPhone = new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550103"));
        assertThat(answer(cysPhone, "3360"))
                .isEqualTo(new Verified(VerificationLevel.PIN, millbrook.cy.id(), List.of(millbrook.cysLet.id())));
        ChallengeId challenge = provingIdentity.startChallenge(cysPhone, CALLER).id();
        assertThat(provingIdentity.verifyCode(challenge, code(challenge)))
                .isEqualTo(new Verified(VerificationLevel.CODE, millbrook.cy.id(), List.of(millbrook.cysOwn.id(), millbrook.cysLet.id())));
    }

    @Test
    void the_pin_of_one_account_does_not_verify_for_another() {
        assertThat(answer(new IdentityClaim.ByAccountNumber(millbrook.cysOwn.number()), "3360")).isInstanceOf(Wrong.class);
    }

    @Test
    void the_code_is_sent_in_the_persons_language_and_not_stored() {
        ChallengeId challenge = provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(millbrook.dees.number()), CALLER).id();
        provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        assertThat(store.told()).singleElement().isEqualTo(new OtpRequested(challenge, OtpChannel.TEXT, millbrook.clock.instant()));
        OneTimeCode code = provingIdentity.createCode(challenge).orElseThrow();
        assertThat(code.to()).isEqualTo(millbrook.dee.contacts().getFirst());
        assertThat(code.language()).isEqualTo(Language.SPANISH);
        assertThat(code.minutes()).isEqualTo(10);
        assertThat(code.toString()).doesNotContain(code.code());
        assertThat(millbrook.challenges.find(challenge).orElseThrow().toString()).doesNotContain(code.code());
        assertThat(provingIdentity.verifyCode(challenge, code.code())).isInstanceOf(Verified.class);
    }

    @Test
    void a_code_can_be_requested_by_email() {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id();
        provingIdentity.requestCode(challenge, OtpChannel.EMAIL);
        assertThat(provingIdentity.createCode(challenge).orElseThrow().to()).isEqualTo(Contact.email("ada@example.org", true));
    }

    @Test
    void only_the_latest_code_is_valid_and_only_for_ten_minutes() {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id();
        String first = code(challenge);
        String second = code(challenge);
        assertThat(provingIdentity.verifyCode(challenge, first)).isInstanceOf(Wrong.class);
        millbrook.clock.advance(Duration.ofMinutes(10));
        assertThat(provingIdentity.verifyCode(challenge, second)).isInstanceOf(Wrong.class);
        String third = code(challenge);
        millbrook.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(provingIdentity.verifyCode(challenge, third)).isInstanceOf(Verified.class);
    }

    @Test
    void no_code_is_created_before_it_is_requested() {
        assertThat(provingIdentity.createCode(provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id())).isEmpty();
    }

    @Test
    void a_challenge_ends_when_answered_or_after_twenty_minutes() {
        ChallengeId answered = provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id();
        provingIdentity.verifyPin(answered, "2030");
        assertThat(provingIdentity.verifyPin(answered, "2030")).isInstanceOf(Expired.class);
        ChallengeId old = provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id();
        millbrook.clock.advance(Duration.ofMinutes(20));
        assertThat(provingIdentity.verifyPin(old, "2030")).isInstanceOf(Expired.class);
        assertThat(provingIdentity.requestCode(old, OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.Expired.class);
        assertThat(provingIdentity.verifyPin(ChallengeId.create(), "2030")).isInstanceOf(Expired.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stranger_cannot_tell_whether_a_claimed_identity_exists(boolean byPhone) {
        IdentityClaim somebody = byPhone ? new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550101")) : ADAS_NUMBER;
        IdentityClaim nobody = byPhone ? new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550177")) : NOBODYS_NUMBER;
        // Creates the head of the audit trail and the counter of this PIN before both runs.
        answer(new IdentityClaim.ByAccountNumber(new AccountNumber("WARM1")), "1111");

        Tries ofSomebody = tries(somebody, Actor.anonymous(Channel.VOICE, "+15035550111"));
        Tries ofNobody = tries(nobody, Actor.anonymous(Channel.VOICE, "+15035550112"));

        assertThat(ofNobody.answers()).isEqualTo(ofSomebody.answers());
        assertThat(ofNobody.hashes()).isEqualTo(ofSomebody.hashes()).isPositive();
        assertThat(ofNobody.commands()).isEqualTo(ofSomebody.commands()).isNotEmpty();
        assertThat(ofSomebody.answers()).hasAtLeastOneElementOfType(LockedOut.class);
        assertThat(ofSomebody.answers().getLast()).isInstanceOf(Expired.class);
    }

    private record Tries(List<Object> answers, int hashes, List<String> commands) {}

    /** Requests a code, enters wrong answers until the lock-out, and one more. */
    private Tries tries(IdentityClaim claim, Actor actor) {
        var answers = new ArrayList<Object>();
        int before = millbrook.hashes.get();
        List<String> commands = RecordedCommands.during(() -> {
            Challenge challenge = provingIdentity.startChallenge(claim, actor);
            answers.add(challenge.expires());
            answers.add(provingIdentity.requestCode(challenge.id(), OtpChannel.TEXT));
            for (int i = 0; i < 6; i++) {
                answers.add(provingIdentity.verifyPin(challenge.id(), "1111"));
            }
            for (int i = 0; i < 6; i++) {
                answers.add(provingIdentity.verifyCode(challenge.id(), "111111"));
            }
        });
        // The first use of a collection builds its indexes, whoever the claim is for.
        List<String> asked = commands.stream().filter(command -> !command.matches("(list|create)Indexes .*")).toList();
        return new Tries(answers, millbrook.hashes.get() - before, asked);
    }

    @Test
    void five_wrong_answers_lock_the_claim_for_half_an_hour() {
        for (int left = 4; left > 0; left--) {
            assertThat(answer(ADAS_NUMBER, "1111")).isEqualTo(new Wrong(left));
        }
        var until = millbrook.clock.instant().plus(Duration.ofMinutes(30));
        assertThat(answer(ADAS_NUMBER, "1111")).isEqualTo(new LockedOut(until));
        assertThat(answer(ADAS_NUMBER, "2030")).isEqualTo(new LockedOut(until));
        millbrook.clock.advance(Duration.ofMinutes(30));
        assertThat(answer(ADAS_NUMBER, "2030")).isInstanceOf(Verified.class);
    }

    @Test
    void a_correct_answer_resets_the_count_of_wrong_answers() {
        for (int i = 0; i < 4; i++) {
            answer(ADAS_NUMBER, "1111");
        }
        assertThat(answer(ADAS_NUMBER, "2030")).isInstanceOf(Verified.class);
        assertThat(answer(ADAS_NUMBER, "1111")).isEqualTo(new Wrong(4));
    }

    @Test
    void a_lock_out_is_visible_only_to_whoever_guessed() {
        for (int i = 0; i < 5; i++) {
            answer(ADAS_NUMBER, "1111");
        }
        assertThat(answer(ADAS_NUMBER, "1111")).isInstanceOf(LockedOut.class);
        assertThat(answer(new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550101")), "1111")).isEqualTo(new Wrong(4));
        assertThat(answer(ADAS_NUMBER, "1111", EVE)).isEqualTo(new Wrong(4));
    }

    @Test
    void wrong_answers_count_against_a_person_however_they_are_identified() {
        List<IdentityClaim> claims = List.of(
                ADAS_NUMBER, new IdentityClaim.ByAccountNumber(new AccountNumber("W7781")),
                new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550101")));
        for (int i = 0; i < 10; i++) {
            provingIdentity.verifyPin(provingIdentity.startChallenge(claims.get(i % 3), origin(i)).id(), "1111");
        }
        // The correct PIN by a claim that has attempts left is refused like a wrong one.
        assertThat(provingIdentity.verifyPin(provingIdentity.startChallenge(claims.get(2), origin(11)).id(), "2030"))
                .isInstanceOf(Wrong.class);
    }

    @Test
    void one_caller_who_tries_many_accounts_is_locked_out() {
        for (int i = 0; i < 20; i++) {
            provingIdentity.verifyPin(
                    provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(new AccountNumber("90000000" + (char) ('A' + i))),
                    EVE).id(),
                    "1111");
        }
        assertThat(answer(ADAS_NUMBER, "2030", EVE)).isInstanceOf(LockedOut.class);
        assertThat(answer(ADAS_NUMBER, "2030", CALLER)).isInstanceOf(Verified.class);
    }

    @Test
    void eight_concurrent_callers_never_get_more_attempts_than_the_limit() throws Exception {
        int before = millbrook.hashes.get();
        List<Callable<VerificationResult>> guesses = IntStream.range(0, 40)
                .<Callable<VerificationResult>>mapToObj(i -> () -> {
                    ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, EVE).id();
                    return provingIdentity.verifyPin(challenge, "11" + (10 + i));
                })
                .toList();
        var proofs = new ArrayList<VerificationResult>();
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (Future<VerificationResult> proof : callers.invokeAll(guesses)) {
                proofs.add(proof.get());
            }
        }
        assertThat(millbrook.hashes.get() - before).as("PINs hashed").isEqualTo(5);
        assertThat(proofs).filteredOn(Wrong.class::isInstance).hasSize(4);
        assertThat(proofs).filteredOn(LockedOut.class::isInstance).hasSize(36);
    }

    @Test
    void only_one_of_two_concurrent_correct_answers_counts() throws Exception {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id();
        try (var callers = Executors.newFixedThreadPool(2)) {
            var both = callers.invokeAll(List.<Callable<VerificationResult>>of(() -> provingIdentity.verifyPin(challenge, "2030"),
                    () -> provingIdentity.verifyPin(challenge, "2030")));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).filteredOn(Verified.class::isInstance).hasSize(1);
        }
    }

    @Test
    void codes_per_person_are_limited() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(ADAS_NUMBER, EVE, OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.Requested.class);
        }
        assertThat(ask(ADAS_NUMBER, EVE, OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.TooManyRequests.class);
        assertThat(store.told()).hasSize(3);
        // From elsewhere and by another claim the answer stays the same; at most six codes are sent in an hour.
        for (int i = 0; i < 20; i++) {
            IdentityClaim claim = i % 2 == 0 ? ADAS_NUMBER : new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550101"));
            assertThat(ask(claim, origin(i), OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.Requested.class);
        }
        assertThat(store.told()).hasSize(6);
    }

    private OtpRequestResult ask(IdentityClaim claim, Actor actor, OtpChannel how) {
        return provingIdentity.requestCode(provingIdentity.startChallenge(claim, actor).id(), how);
    }

    @Test
    void weak_pins_and_changes_by_another_customer_are_rejected() {
        for (String weak : List.of("1111", "1234", "4321", "123", "12a4", "123456789")) {
            assertThatThrownBy(() -> provingIdentity.setPin(millbrook.adas.id(), weak, Actor.SYSTEM))
                    .isInstanceOf(InvalidValueException.class);
        }
        Actor dee = Actor.customer(Channel.PORTAL, "203.0.113.4", millbrook.dee.id());
        assertThatThrownBy(() -> provingIdentity.setPin(millbrook.adas.id(), "8642", dee)).isInstanceOf(InvalidValueException.class);
        assertThat(answer(ADAS_NUMBER, "2030")).isInstanceOf(Verified.class);
    }

    @Test
    void a_new_pin_replaces_only_the_pin_of_its_account() {
        provingIdentity.setPin(millbrook.cysOwn.id(), "8642", Actor.SYSTEM);
        assertThat(answer(new IdentityClaim.ByAccountNumber(millbrook.cysOwn.number()), "9550")).isInstanceOf(Wrong.class);
        assertThat(answer(new IdentityClaim.ByAccountNumber(millbrook.cysOwn.number()), "8642")).isInstanceOf(Verified.class);
        assertThat(answer(new IdentityClaim.ByAccountNumber(millbrook.cysLet.number()), "3360")).isInstanceOf(Verified.class);
    }

    @Test
    void challenges_and_attempts_are_deleted_two_days_after_expiry() {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, CALLER).id();
        provingIdentity.verifyPin(challenge, "1111");
        var retentionJob = new VerificationRetentionJob(millbrook.challenges, millbrook.attempts, millbrook.lockOuts,
                millbrook.confirmingContacts, millbrook.clock);
        assertThat(retentionJob.deleteExpired()).isZero();
        millbrook.clock.advance(Duration.ofDays(4));
        assertThat(retentionJob.deleteExpired()).isEqualTo(6); // the challenge, and counters for origin, claim, person, PIN and total
        assertThat(millbrook.challenges.find(challenge)).isEmpty();
    }

    private VerificationResult answer(IdentityClaim claim, String secret) {
        return answer(claim, secret, CALLER);
    }

    private VerificationResult answer(IdentityClaim claim, String secret, Actor actor) {
        return provingIdentity.verifyPin(provingIdentity.startChallenge(claim, actor).id(), secret);
    }

    private String code(ChallengeId challenge) {
        provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        return provingIdentity.createCode(challenge).orElseThrow().code();
    }

    private static Actor origin(int i) {
        return Actor.anonymous(Channel.PAGE, "203.0.113." + i);
    }
}
