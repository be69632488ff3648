package org.curbstop.accounts.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.PinLockedOut;
import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.accounts.verification.OtpRequestResult;
import org.curbstop.accounts.verification.OtpRequested;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.audit.AuditEntry;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DatabaseTest
class LockOutsTest {

    private static final Actor ADAS_PHONE = Actor.anonymous(Channel.VOICE, "+15035550101");
    private static final Actor STRANGERS_PHONE = Actor.anonymous(Channel.VOICE, "+15035550199");
    private static final Actor SAM = Actor.staff("sam");
    private static final IdentityClaim ADAS_NUMBER = new IdentityClaim.ByAccountNumber(new AccountNumber("100200302"));

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final ProvingIdentity provingIdentity;

    LockOutsTest(TestStore store) {
        this.store = store;
        this.millbrook = new MillbrookCustomers(store);
        this.provingIdentity = millbrook.provingIdentity;
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = {"VOICE", "TEXT", "CHAT", "PAGE", "PORTAL"})
    void after_fifty_wrong_pins_by_a_stranger_the_owner_can_still_verify(Channel channel) {
        guess(50, channel);
        assertThat(byCode(Actor.anonymous(channel, "198.51.100.7"))).isInstanceOf(VerificationResult.Verified.class);
        assertThat(byCode(ADAS_PHONE)).isInstanceOf(VerificationResult.Verified.class);
        assertThat(pin(ADAS_PHONE, "2030")).isInstanceOf(VerificationResult.Verified.class);
        assertThat(pin(Actor.customer(Channel.PORTAL, "198.51.100.7", millbrook.ada.id()), "2030"))
                .isInstanceOf(VerificationResult.Verified.class);
        assertThat(pin(Actor.anonymous(channel, "198.51.100.7"), "2030")).as("PINs from other origins are disabled")
                .isInstanceOf(VerificationResult.Wrong.class);
    }

    /** Enters the given number of wrong PINs, each from its own origin, then twenty from one phone. */
    private void guess(int count, Channel channel) {
        IntStream.range(0, count).forEach(i -> pin(Actor.anonymous(channel, "203.0.113." + i), "11" + (10 + i)));
        IntStream.range(0, 20).forEach(i -> pin(STRANGERS_PHONE, "1111"));
    }

    @Test
    void a_spoofed_phone_number_of_the_owner_has_limited_pin_attempts() {
        IntStream.range(0, 4).forEach(i -> pin(ADAS_PHONE, "1111"));
        millbrook.clock.advance(Duration.ofMinutes(31));
        IntStream.range(0, 4).forEach(i -> pin(ADAS_PHONE, "1111"));
        millbrook.clock.advance(Duration.ofMinutes(31));
        IntStream.range(0, 2).forEach(i -> pin(ADAS_PHONE, "1111"));
        assertThat(pin(ADAS_PHONE, "2030")).isInstanceOf(VerificationResult.Wrong.class);
        assertThat(byCode(ADAS_PHONE)).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void a_strangers_wrong_codes_end_only_their_own_challenge() {
        ChallengeId his = challengeWithCode(STRANGERS_PHONE);
        IntStream.range(0, 5).forEach(i -> provingIdentity.verifyCode(his, "000000"));
        assertThat(provingIdentity.verifyCode(his, "000000")).isInstanceOf(VerificationResult.Expired.class);
        assertThat(byCode(ADAS_PHONE)).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void a_code_challenge_accepts_no_pin_and_ends_after_five_wrong_codes() {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, STRANGERS_PHONE).id();
        provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        String code = provingIdentity.createCode(challenge).orElseThrow().code();
        assertThat(provingIdentity.verifyCode(challenge, "2030")).isEqualTo(new VerificationResult.Wrong(4));
        IntStream.range(0, 4).forEach(i -> provingIdentity.verifyCode(challenge, "11111" + i));
        assertThat(provingIdentity.verifyCode(challenge, code)).isInstanceOf(VerificationResult.Expired.class);
    }

    @Test
    void a_strangers_code_requests_do_not_use_up_the_owners() {
        IntStream.range(0, 20)
                .forEach(i -> provingIdentity.requestCode(provingIdentity.startChallenge(ADAS_NUMBER, STRANGERS_PHONE).id(),
                OtpChannel.TEXT));
        assertThat(sent(Actor.anonymous(Channel.PAGE, "198.51.100.7"), OtpChannel.TEXT)).as("from a page").isTrue();
        IntStream.range(0, 40).forEach(i -> sent(Actor.anonymous(Channel.PAGE, "203.0.113." + i), OtpChannel.TEXT));
        assertThat(sent(Actor.anonymous(Channel.PAGE, "198.51.100.8"), OtpChannel.TEXT)).as("after many strangers").isFalse();
        assertThat(sent(Actor.anonymous(Channel.PAGE, "198.51.100.8"), OtpChannel.EMAIL)).as("by email").isTrue();
        assertThat(sent(ADAS_PHONE, OtpChannel.TEXT)).as("from the owner's phone").isTrue();
    }

    @Test
    void after_the_text_limit_an_origin_can_still_request_codes_by_email() {
        Actor shared = Actor.anonymous(Channel.PAGE, "203.0.113.200");
        for (int i = 0; i < 30; i++) {
            provingIdentity.requestCode(
                    provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(new AccountNumber("9000000" + (10 + i))), shared).id(),
                    OtpChannel.TEXT);
        }
        ChallengeId adas = provingIdentity.startChallenge(ADAS_NUMBER, shared).id();
        assertThat(provingIdentity.requestCode(adas, OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.TooManyTexts.class);
        assertThat(provingIdentity.requestCode(adas, OtpChannel.EMAIL)).isInstanceOf(OtpRequestResult.Requested.class);
        assertThat(provingIdentity.verifyCode(adas, provingIdentity.createCode(adas).orElseThrow().code()))
                .isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void without_an_email_address_the_text_limit_of_the_origin_applies() {
        Actor shared = Actor.anonymous(Channel.PAGE, "203.0.113.201");
        for (int i = 0; i < 30; i++) {
            provingIdentity.requestCode(
                    provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(new AccountNumber("9000000" + (10 + i))), shared).id(),
                    OtpChannel.TEXT);
        }
        ChallengeId dees = provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(millbrook.dees.number()), shared).id();
        assertThat(provingIdentity.requestCode(dees, OtpChannel.EMAIL)).isInstanceOf(OtpRequestResult.Requested.class);
        assertThat(provingIdentity.createCode(dees)).isEmpty();
    }

    private boolean sent(Actor actor, OtpChannel how) {
        int before = store.told().size();
        provingIdentity.requestCode(provingIdentity.startChallenge(ADAS_NUMBER, actor).id(), how);
        return store.told().stream().skip(before).anyMatch(OtpRequested.class::isInstance);
    }

    @Test
    void the_owner_is_notified_of_a_lock_out_once_a_day() {
        guess(50, Channel.PAGE);
        assertThat(lockOutEvents()).singleElement().extracting(PinLockedOut::person).isEqualTo(millbrook.ada.id());
        millbrook.clock.advance(Duration.ofHours(25));
        guess(50, Channel.PAGE);
        assertThat(lockOutEvents()).hasSize(2);
    }

    private List<PinLockedOut> lockOutEvents() {
        return store.told().stream().filter(PinLockedOut.class::isInstance).map(PinLockedOut.class::cast).toList();
    }

    @Test
    void staff_can_see_a_lock_out_and_lift_it_with_an_audited_reason() {
        guess(50, Channel.PAGE);
        LockOut lock = millbrook.lockOuts.listActive(SAM).getFirst();
        assertThat(lock.account()).contains(millbrook.adas.id());
        assertThatThrownBy(() -> millbrook.lockOuts.lift(lock.id(), "  ", SAM)).isInstanceOf(InvalidValueException.class);
        assertThat(millbrook.lockOuts.lift(lock.id(), "Ada called from her own phone", SAM)).isTrue();
        assertThat(millbrook.lockOuts.listActive(SAM)).isEmpty();
        assertThat(millbrook.lockOuts.lift(lock.id(), "again", SAM)).isFalse();
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 5)).extracting(AuditEntry::did).first().isEqualTo("lock-out-lifted");
        assertThat(pin(Actor.anonymous(Channel.PAGE, "198.51.100.9"), "2030")).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void only_staff_can_see_and_lift_lock_outs() {
        guess(50, Channel.PAGE);
        String id = millbrook.lockOuts.listActive(SAM).getFirst().id();
        for (Actor other : List.of(ADAS_PHONE, Actor.customer(Channel.PORTAL, "198.51.100.7", millbrook.ada.id()),
                Actor.atWorkplace(Actor.Workplace.OUTAGES, "oscar", "desk"))) {
            assertThatThrownBy(() -> millbrook.lockOuts.listActive(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> millbrook.lockOuts.alarms(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> millbrook.lockOuts.lift(id, "please", other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void guesses_at_a_nonexistent_account_create_no_visible_lock_out() {
        IdentityClaim nobody = new IdentityClaim.ByAccountNumber(new AccountNumber("999999998"));
        IntStream.range(0, 12).forEach(i -> pin(Actor.anonymous(Channel.PAGE, "203.0.113." + i), nobody, "1111"));
        assertThat(millbrook.lockOuts.listActive(SAM)).isEmpty();
        assertThat(store.told()).isEmpty();
    }

    @Test
    void spraying_one_pin_over_all_accounts_disables_pins_and_raises_an_alarm() {
        for (int i = 0; i < 50; i++) {
            pin(Actor.anonymous(Channel.VOICE, "+150355502" + (10 + i)),
                    new IdentityClaim.ByAccountNumber(new AccountNumber("9000000" + (10 + i))), "2030");
        }
        assertThat(millbrook.lockOuts.alarms(SAM)).extracting(GuessingAlarm::kind)
                .containsExactly(GuessingAlarm.Kind.ONE_PIN_OVER_ACCOUNTS);
        assertThat(pin(STRANGERS_PHONE, "2030")).as("Ada has the sprayed PIN").isInstanceOf(VerificationResult.Wrong.class);
        assertThat(pin(ADAS_PHONE, "2030")).as("from the owner's phone").isInstanceOf(VerificationResult.Verified.class);
        assertThat(pin(STRANGERS_PHONE, new IdentityClaim.ByAccountNumber(millbrook.cysOwn.number()), "9550")).as("other PINs")
                .isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void one_caller_guessing_at_many_accounts_raises_an_alarm() {
        for (int i = 0; i < 20; i++) {
            pin(STRANGERS_PHONE, new IdentityClaim.ByAccountNumber(new AccountNumber("9000000" + (10 + i))), "1" + (100 + i));
        }
        assertThat(millbrook.lockOuts.alarms(SAM)).extracting(GuessingAlarm::kind)
                .containsExactly(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS);
        millbrook.clock.advance(Duration.ofDays(9));
        assertThat(millbrook.lockOuts.alarms(SAM)).isEmpty();
    }

    @Test
    void occasional_mistakes_from_one_address_never_lock_it() {
        for (int i = 0; i < 60; i++) {
            pin(STRANGERS_PHONE, new IdentityClaim.ByAccountNumber(new AccountNumber("9000000" + (10 + i))), "1" + (100 + i));
            millbrook.clock.advance(Duration.ofMinutes(10));
        }
        assertThat(pin(STRANGERS_PHONE, "2030")).isInstanceOf(VerificationResult.Verified.class);
    }

    private VerificationResult pin(Actor actor, String pin) {
        return pin(actor, ADAS_NUMBER, pin);
    }

    private VerificationResult pin(Actor actor, IdentityClaim claim, String pin) {
        return provingIdentity.verifyPin(provingIdentity.startChallenge(claim, actor).id(), pin);
    }

    private ChallengeId challengeWithCode(Actor actor) {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, actor).id();
        provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        assertThat(provingIdentity.createCode(challenge)).isPresent();
        return challenge;
    }

    private VerificationResult byCode(Actor actor) {
        ChallengeId challenge = provingIdentity.startChallenge(ADAS_NUMBER, actor).id();
        provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        return provingIdentity.verifyCode(challenge, provingIdentity.createCode(challenge).orElseThrow().code());
    }
}
