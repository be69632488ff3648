package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.curbstop.audit.Entry;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Digest;
import org.curbstop.common.Invalid;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@StoreTest
class LockOutsTest {

    private static final Asker ADAS_PHONE = Asker.stranger(Channel.VOICE, "+15035550101");
    private static final Asker STRANGERS_PHONE = Asker.stranger(Channel.VOICE, "+15035550199");
    private static final Asker SAM = Asker.staff("sam");
    private static final Claim ADAS_NUMBER = new Claim.ByNumber(new AccountNumber("100200302"));

    private final TestStore store;
    private final Neighbours town;
    private final ProvingIdentity proving;

    LockOutsTest(TestStore store) {
        this.store = store;
        this.town = new Neighbours(store, (secret, salt) -> Digest.of(secret, salt));
        this.proving = town.proving;
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = {"VOICE", "TEXT", "CHAT", "PAGE", "PORTAL"})
    void fifty_wrong_pins_of_a_stranger_leave_the_owner_code_and_own_line(Channel channel) {
        guess(50, channel);
        assertThat(byCode(Asker.stranger(channel, "198.51.100.7"))).isInstanceOf(Proof.Proved.class);
        assertThat(byCode(ADAS_PHONE)).isInstanceOf(Proof.Proved.class);
        assertThat(pin(ADAS_PHONE, "2030")).isInstanceOf(Proof.Proved.class);
        assertThat(pin(Asker.customer(Channel.PORTAL, "198.51.100.7", town.ada.id()), new Claim.ByPerson(town.ada.id()), "2030")).isInstanceOf(Proof.Proved.class);
        assertThat(pin(Asker.stranger(channel, "198.51.100.7"), "2030")).as("PINs from elsewhere are off").isInstanceOf(Proof.Wrong.class);
    }

    /** Fifty wrong PINs from fifty places, and twenty from one. */
    private void guess(int count, Channel channel) {
        IntStream.range(0, count).forEach(i -> pin(Asker.stranger(channel, "203.0.113." + i), "11" + (10 + i)));
        IntStream.range(0, 20).forEach(i -> pin(STRANGERS_PHONE, "1111"));
    }

    @Test
    void a_forged_line_of_the_owner_has_few_tries_too() {
        IntStream.range(0, 4).forEach(i -> pin(ADAS_PHONE, "1111"));
        town.clock.advance(Duration.ofMinutes(31));
        IntStream.range(0, 4).forEach(i -> pin(ADAS_PHONE, "1111"));
        town.clock.advance(Duration.ofMinutes(31));
        IntStream.range(0, 2).forEach(i -> pin(ADAS_PHONE, "1111"));
        assertThat(pin(ADAS_PHONE, "2030")).isInstanceOf(Proof.Wrong.class);
        assertThat(byCode(ADAS_PHONE)).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void a_strangers_wrong_codes_use_up_the_strangers_challenge_only() {
        ChallengeId his = challengeWithCode(STRANGERS_PHONE);
        IntStream.range(0, 5).forEach(i -> proving.answerCode(his, "000000"));
        assertThat(proving.answerCode(his, "000000")).isInstanceOf(Proof.Expired.class);
        assertThat(byCode(ADAS_PHONE)).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void a_challenge_by_code_takes_no_pin_and_five_wrong_codes_end_it() {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, STRANGERS_PHONE).id();
        proving.sendCode(challenge, CodeBy.TEXT);
        String code = proving.mintCode(challenge).orElseThrow().code();
        assertThat(proving.answerCode(challenge, "2030")).isEqualTo(new Proof.Wrong(4));
        IntStream.range(0, 4).forEach(i -> proving.answerCode(challenge, "11111" + i));
        assertThat(proving.answerCode(challenge, code)).isInstanceOf(Proof.Expired.class);
    }

    @Test
    void a_strangers_requests_for_codes_leave_the_owner_some() {
        IntStream.range(0, 20).forEach(i -> proving.sendCode(proving.begin(ADAS_NUMBER, STRANGERS_PHONE).id(), CodeBy.TEXT));
        assertThat(sent(Asker.stranger(Channel.PAGE, "198.51.100.7"), CodeBy.TEXT)).as("from a page").isTrue();
        IntStream.range(0, 40).forEach(i -> sent(Asker.stranger(Channel.PAGE, "203.0.113." + i), CodeBy.TEXT));
        assertThat(sent(Asker.stranger(Channel.PAGE, "198.51.100.8"), CodeBy.TEXT)).as("after many strangers").isFalse();
        assertThat(sent(Asker.stranger(Channel.PAGE, "198.51.100.8"), CodeBy.EMAIL)).as("by mail").isTrue();
        assertThat(sent(ADAS_PHONE, CodeBy.TEXT)).as("from her own phone").isTrue();
    }

    @Test
    void texts_to_many_leave_others_behind_the_address_mail() {
        Asker shared = Asker.stranger(Channel.PAGE, "203.0.113.200");
        for (int i = 0; i < 30; i++) {
            proving.sendCode(proving.begin(new Claim.ByNumber(new AccountNumber("9000000" + (10 + i))), shared).id(), CodeBy.TEXT);
        }
        ChallengeId adas = proving.begin(ADAS_NUMBER, shared).id();
        assertThat(proving.sendCode(adas, CodeBy.TEXT)).isInstanceOf(CodeSending.TooManyTexts.class);
        assertThat(proving.sendCode(adas, CodeBy.EMAIL)).isInstanceOf(CodeSending.Asked.class);
        assertThat(proving.answerCode(adas, proving.mintCode(adas).orElseThrow().code())).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void who_has_no_mailbox_is_texted_no_further_than_the_place_may() {
        Asker shared = Asker.stranger(Channel.PAGE, "203.0.113.201");
        for (int i = 0; i < 30; i++) {
            proving.sendCode(proving.begin(new Claim.ByNumber(new AccountNumber("9000000" + (10 + i))), shared).id(), CodeBy.TEXT);
        }
        ChallengeId dees = proving.begin(new Claim.ByNumber(town.dees.number()), shared).id();
        assertThat(proving.sendCode(dees, CodeBy.EMAIL)).isInstanceOf(CodeSending.Asked.class);
        assertThat(proving.mintCode(dees)).isEmpty();
    }

    private boolean sent(Asker asker, CodeBy how) {
        int before = store.told().size();
        proving.sendCode(proving.begin(ADAS_NUMBER, asker).id(), how);
        return store.told().stream().skip(before).anyMatch(CodeWanted.class::isInstance);
    }

    @Test
    void the_owner_is_notified_of_a_lock_out_once_a_day() {
        guess(50, Channel.PAGE);
        assertThat(lockOutEvents()).singleElement().extracting(PinLockedOut::person).isEqualTo(town.ada.id());
        town.clock.advance(Duration.ofHours(25));
        guess(50, Channel.PAGE);
        assertThat(lockOutEvents()).hasSize(2);
    }

    private List<PinLockedOut> lockOutEvents() {
        return store.told().stream().filter(PinLockedOut.class::isInstance).map(PinLockedOut.class::cast).toList();
    }

    @Test
    void staff_see_a_lock_out_and_lift_it_with_a_reason_on_record() {
        guess(50, Channel.PAGE);
        LockOut lock = town.lockOuts.standing(SAM).getFirst();
        assertThat(lock.account()).contains(town.adas.id());
        assertThatThrownBy(() -> town.lockOuts.lift(lock.id(), "  ", SAM)).isInstanceOf(Invalid.class);
        assertThat(town.lockOuts.lift(lock.id(), "Ada called from her own phone", SAM)).isTrue();
        assertThat(town.lockOuts.standing(SAM)).isEmpty();
        assertThat(town.lockOuts.lift(lock.id(), "again", SAM)).isFalse();
        assertThat(town.audit.about(town.adas.id(), 5)).extracting(Entry::did).first().isEqualTo("lock-out-lifted");
        assertThat(pin(Asker.stranger(Channel.PAGE, "198.51.100.9"), "2030")).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void nobody_but_the_office_sees_or_lifts_lock_outs() {
        guess(50, Channel.PAGE);
        String id = town.lockOuts.standing(SAM).getFirst().id();
        for (Asker other : List.of(ADAS_PHONE, Asker.customer(Channel.PORTAL, "198.51.100.7", town.ada.id()), Asker.at(Asker.Place.OUTAGES, "oscar", "desk"))) {
            assertThatThrownBy(() -> town.lockOuts.standing(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> town.lockOuts.alarms(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> town.lockOuts.lift(id, "please", other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void guesses_at_nobody_lock_nothing_that_staff_would_see() {
        Claim nobody = new Claim.ByNumber(new AccountNumber("999999998"));
        IntStream.range(0, 12).forEach(i -> pin(Asker.stranger(Channel.PAGE, "203.0.113." + i), nobody, "1111"));
        assertThat(town.lockOuts.standing(SAM)).isEmpty();
        assertThat(store.told()).isEmpty();
    }

    @Test
    void one_pin_sprayed_over_all_accounts_stops_serving_and_raises_an_alarm() {
        for (int i = 0; i < 50; i++) {
            pin(Asker.stranger(Channel.VOICE, "+150355502" + (10 + i)), new Claim.ByNumber(new AccountNumber("9000000" + (10 + i))), "2030");
        }
        assertThat(town.lockOuts.alarms(SAM)).extracting(GuessingAlarm::kind).containsExactly(GuessingAlarm.Kind.ONE_PIN_OVER_ACCOUNTS);
        assertThat(pin(STRANGERS_PHONE, "2030")).as("Ada's PIN is the one that is sprayed").isInstanceOf(Proof.Wrong.class);
        assertThat(pin(ADAS_PHONE, "2030")).as("from her own phone").isInstanceOf(Proof.Proved.class);
        assertThat(pin(STRANGERS_PHONE, new Claim.ByNumber(town.cysOwn.number()), "9550")).as("other PINs").isInstanceOf(Proof.Proved.class);
    }

    @Test
    void one_caller_over_many_accounts_raises_an_alarm() {
        for (int i = 0; i < 20; i++) {
            pin(STRANGERS_PHONE, new Claim.ByNumber(new AccountNumber("9000000" + (10 + i))), "1" + (100 + i));
        }
        assertThat(town.lockOuts.alarms(SAM)).extracting(GuessingAlarm::kind).containsExactly(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS);
        town.clock.advance(Duration.ofDays(9));
        assertThat(town.lockOuts.alarms(SAM)).isEmpty();
    }

    @Test
    void a_slow_trickle_of_mistakes_behind_one_address_never_locks_it() {
        for (int i = 0; i < 60; i++) {
            pin(STRANGERS_PHONE, new Claim.ByNumber(new AccountNumber("9000000" + (10 + i))), "1" + (100 + i));
            town.clock.advance(Duration.ofMinutes(10));
        }
        assertThat(pin(STRANGERS_PHONE, "2030")).isInstanceOf(Proof.Proved.class);
    }

    private Proof pin(Asker asker, String pin) {
        return pin(asker, ADAS_NUMBER, pin);
    }

    private Proof pin(Asker asker, Claim claim, String pin) {
        return proving.answerPin(proving.begin(claim, asker).id(), pin);
    }

    private ChallengeId challengeWithCode(Asker asker) {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, asker).id();
        proving.sendCode(challenge, CodeBy.TEXT);
        assertThat(proving.mintCode(challenge)).isPresent();
        return challenge;
    }

    private Proof byCode(Asker asker) {
        ChallengeId challenge = proving.begin(ADAS_NUMBER, asker).id();
        proving.sendCode(challenge, CodeBy.TEXT);
        return proving.answerCode(challenge, proving.mintCode(challenge).orElseThrow().code());
    }
}
