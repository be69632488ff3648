package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.accounts.lockout.GuessingAlarm;
import org.curbstop.accounts.lockout.LockOut;
import org.curbstop.accounts.verification.VerificationResult.LockedOut;
import org.curbstop.accounts.verification.VerificationResult.Verified;
import org.curbstop.accounts.verification.VerificationResult.Wrong;
import org.curbstop.audit.AuditEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PostalCode;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** What each attempt limit allows, when it resets, and what staff and the audit trail learn of it. */
@DatabaseTest
class IdentityLimitsTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final Actor ADAS_PHONE = Actor.anonymous(Channel.VOICE, "+15035550101");
    private static final Actor STRANGER = Actor.anonymous(Channel.VOICE, "+15035550199");
    private static final IdentityClaim ADAS_NUMBER = new IdentityClaim.ByAccountNumber(new AccountNumber("100200302"));

    private final TestStore store;
    private MillbrookCustomers millbrook;

    IdentityLimitsTest(TestStore store) {
        this.store = store;
    }

    private ProvingIdentity limitedBy(Map<String, Object> settings) {
        millbrook = new MillbrookCustomers(store, settings);
        return millbrook.provingIdentity;
    }

    @Test
    void correct_pins_use_up_no_attempts() {
        ProvingIdentity strict = limitedBy(Map.of("claim-tries", 2, "person-tries", 2, "origin-tries", 2, "pin-tries", 2, "all-tries", 2));
        for (int i = 0; i < 4; i++) {
            assertThat(pin(strict, STRANGER, ADAS_NUMBER, "2030")).isInstanceOf(Verified.class);
        }
    }

    @Test
    void correct_codes_use_up_no_attempts() {
        ProvingIdentity strict = limitedBy(Map.of("codes", 1, "person-codes", 1, "origin-tries", 1));
        for (int i = 1; i <= 3; i++) {
            ChallengeId challenge = strict.startChallenge(ADAS_NUMBER, STRANGER).id();
            assertThat(strict.requestCode(challenge, OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.Requested.class);
            assertThat(store.told()).filteredOn(OtpRequested.class::isInstance).hasSize(i);
            assertThat(strict.verifyCode(challenge, strict.createCode(challenge).orElseThrow().code())).isInstanceOf(Verified.class);
        }
    }

    @Test
    void wrong_pins_over_all_accounts_disable_pins_except_from_phones_on_file() {
        ProvingIdentity strict = limitedBy(Map.of("all-tries", 3));
        for (int i = 0; i < 3; i++) {
            assertThat(millbrook.lockOuts.alarms(SAM)).isEmpty();
            pin(strict, place(i), number("9000000" + (10 + i)), "111" + i);
        }
        assertThat(millbrook.lockOuts.alarms(SAM)).extracting(GuessingAlarm::kind)
                .containsExactly(GuessingAlarm.Kind.MANY_WRONG_PINS);
        assertThat(pin(strict, place(9), ADAS_NUMBER, "2030")).isInstanceOf(Wrong.class);
        assertThat(pin(strict, ADAS_PHONE, ADAS_NUMBER, "2030")).isInstanceOf(Verified.class);
    }

    @Test
    void a_phone_on_file_can_be_configured_to_have_no_exemption() {
        ProvingIdentity strict = limitedBy(Map.of("all-tries", 1, "own-line", false));
        pin(strict, place(1), number("900000010"), "1111");
        assertThat(pin(strict, ADAS_PHONE, ADAS_NUMBER, "2030")).isInstanceOf(Wrong.class);
    }

    @Test
    void a_phone_on_file_entered_on_a_page_proves_nothing() {
        ProvingIdentity strict = limitedBy(Map.of("all-tries", 1));
        pin(strict, place(1), number("900000010"), "1111");
        assertThat(pin(strict, Actor.anonymous(Channel.CHAT, "+15035550101"), ADAS_NUMBER, "2030")).isInstanceOf(Wrong.class);
    }

    @Test
    void guessing_at_many_accounts_locks_out_the_origin_for_an_hour() {
        ProvingIdentity strict = limitedBy(Map.of("origin-tries", 2));
        var now = millbrook.clock.instant();
        pin(strict, STRANGER, number("900000010"), "1111");
        assertThat(pin(strict, STRANGER, ADAS_NUMBER, "1111")).isEqualTo(new LockedOut(now.plus(Duration.ofHours(1))));
        assertThat(millbrook.lockOuts.listActive(SAM)).as("no account is locked").isEmpty();
    }

    @Test
    void staff_see_how_long_five_wrong_answers_lock_a_claim() {
        limitedBy(Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(millbrook.lockOuts.listActive(SAM)).isEmpty();
            pin(millbrook.provingIdentity, STRANGER, ADAS_NUMBER, "1111");
        }
        assertThat(millbrook.lockOuts.listActive(SAM)).singleElement().satisfies(lock -> {
            assertThat(lock.kind()).isEqualTo(LockOut.Kind.PIN);
            assertThat(lock.until()).isEqualTo(millbrook.clock.instant().plus(Duration.ofMinutes(30)));
        });
    }

    @Test
    void ten_wrong_answers_from_ten_origins_lock_a_persons_pins_for_a_day() {
        limitedBy(Map.of());
        for (int i = 0; i < 10; i++) {
            assertThat(millbrook.lockOuts.listActive(SAM)).isEmpty();
            pin(millbrook.provingIdentity, place(i), ADAS_NUMBER, "1111");
        }
        assertThat(millbrook.lockOuts.listActive(SAM)).singleElement().extracting(LockOut::until)
                .isEqualTo(millbrook.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void attempts_from_one_phone_do_not_use_up_those_of_another() {
        ProvingIdentity strict = limitedBy(Map.of("pin-tries", 1, "all-tries", 1));
        pin(strict, ADAS_PHONE, ADAS_NUMBER, "1111");
        IdentityClaim cysNumber = new IdentityClaim.ByAccountNumber(millbrook.cysOwn.number());
        assertThat(pin(strict, Actor.anonymous(Channel.VOICE, "+15035550103"), cysNumber, "9550")).isInstanceOf(Verified.class);
    }

    @Test
    void a_correct_code_ends_its_challenge() {
        ProvingIdentity identity = limitedBy(Map.of());
        ChallengeId challenge = identity.startChallenge(ADAS_NUMBER, STRANGER).id();
        identity.requestCode(challenge, OtpChannel.TEXT);
        identity.verifyCode(challenge, identity.createCode(challenge).orElseThrow().code());
        assertThat(identity.verifyCode(challenge, "000000")).isInstanceOf(VerificationResult.Expired.class);
        assertThat(identity.requestCode(challenge, OtpChannel.TEXT)).isInstanceOf(OtpRequestResult.Expired.class);
        assertThat(identity.createCode(challenge)).isEmpty();
    }

    @Test
    void a_landline_called_instead_of_an_email_counts_once_and_can_hear_its_code_again() {
        ProvingIdentity identity = limitedBy(Map.of("origin-tries", 1));
        added("Ed Brandt", Contact.phone(MillbrookCustomers.number("+15035550145"), false));
        var edsPhone = new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550145"));
        ChallengeId challenge = identity.startChallenge(edsPhone, STRANGER).id();
        identity.requestCode(challenge, OtpChannel.EMAIL);
        assertThat(identity.createCode(challenge)).isPresent();
        assertThat(identity.createSpokenCode(challenge)).map(OneTimeCode::by).contains(OtpChannel.CALL);
        assertThat(identity.verifyCode(challenge, identity.createSpokenCode(challenge).orElseThrow().code())).isInstanceOf(Verified.class);
        ChallengeId other = identity.startChallenge(edsPhone, STRANGER).id();
        identity.requestCode(other, OtpChannel.EMAIL);
        assertThat(identity.createCode(other)).as("the first one was counted").isEmpty();
    }

    @Test
    void the_last_wrong_code_ends_its_challenge() {
        ProvingIdentity identity = limitedBy(Map.of("code-tries", 2));
        ChallengeId challenge = identity.startChallenge(ADAS_NUMBER, STRANGER).id();
        identity.requestCode(challenge, OtpChannel.TEXT);
        assertThat(identity.verifyCode(challenge, "none")).isEqualTo(new Wrong(1));
        assertThat(identity.verifyCode(challenge, "none")).isEqualTo(new VerificationResult.Expired());
    }

    @Test
    void staff_see_that_a_person_gets_no_more_codes() {
        ProvingIdentity strict = limitedBy(Map.of("person-codes", 2));
        ask(strict, place(1), OtpChannel.TEXT);
        assertThat(millbrook.lockOuts.listActive(SAM)).isEmpty();
        ask(strict, place(2), OtpChannel.TEXT);
        assertThat(millbrook.lockOuts.listActive(SAM)).singleElement().satisfies(lock -> {
            assertThat(lock.kind()).isEqualTo(LockOut.Kind.CODES);
            assertThat(lock.until()).isEqualTo(millbrook.clock.instant().plus(Duration.ofHours(1)));
        });
    }

    @Test
    void emailed_codes_from_one_origin_are_limited_too() {
        ProvingIdentity strict = limitedBy(Map.of("place-mails", 1));
        assertThat(ask(strict, STRANGER, OtpChannel.EMAIL)).isInstanceOf(OtpRequestResult.Requested.class);
        assertThat(ask(strict, STRANGER, OtpChannel.EMAIL))
                .isEqualTo(new OtpRequestResult.TooManyRequests(millbrook.clock.instant().plus(Duration.ofHours(1))));
    }

    @Test
    void different_claims_from_one_origin_do_not_share_attempts() {
        limitedBy(Map.of());
        List<IdentityClaim> claims = List.of(
                number("900000010"), number("900000011"),
                new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550171")),
                new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550172")));
        assertThat(claims.stream().map(ChallengeRepository::digest)).doesNotHaveDuplicates();
    }

    @Test
    void failed_and_successful_verifications_and_new_pins_are_audited() {
        limitedBy(Map.of());
        pin(millbrook.provingIdentity, STRANGER, ADAS_NUMBER, "1111");
        ChallengeId challenge = millbrook.provingIdentity.startChallenge(ADAS_NUMBER, STRANGER).id();
        millbrook.provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        OneTimeCode code = millbrook.provingIdentity.createCode(challenge).orElseThrow();
        millbrook.provingIdentity.verifyCode(challenge, "none");
        millbrook.provingIdentity.verifyCode(challenge, code.code());
        pin(millbrook.provingIdentity, STRANGER, ADAS_NUMBER, "2030");
        millbrook.provingIdentity.setPin(millbrook.adas.id(), "8642", SAM);
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 6)).extracting(AuditEntry::did).containsExactly(
                "pin-chosen", "identity-proved", "identity-proved", "proof-refused", "proof-refused", "pin-chosen");
    }

    @Test
    void a_person_without_an_account_is_audited_too() {
        limitedBy(Map.of());
        PhoneNumber phone = MillbrookCustomers.number("+15035550144");
        Person nobodysCustomer = added("Noa Brandt", Contact.phone(phone, true));
        ChallengeId challenge = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByPhone(phone), STRANGER).id();
        millbrook.provingIdentity.requestCode(challenge, OtpChannel.TEXT);
        String code = millbrook.provingIdentity.createCode(challenge).orElseThrow().code();
        assertThat(millbrook.provingIdentity.verifyCode(challenge, code))
                .isEqualTo(new Verified(VerificationLevel.CODE, nobodysCustomer.id(), List.of()));
        assertThat(millbrook.audit.listLast(1).getFirst().entry()).satisfies(entry -> {
            assertThat(entry.did()).isEqualTo("identity-proved");
            assertThat(entry.person()).contains(nobodysCustomer.id());
        });
    }

    @Test
    void codes_are_texted_only_to_phones_that_can_receive_texts() {
        limitedBy(Map.of());
        Contact mail = Contact.email("ed@example.org", true);
        PhoneNumber number = MillbrookCustomers.number("+15035550145");
        Contact landline = Contact.phone(number, false);
        Contact mobile = Contact.phone(MillbrookCustomers.number("+15035550146"), true);
        added("Ed Brandt", mail, landline, mobile);
        assertThat(codeGoesTo(number, OtpChannel.CALL)).isEqualTo(landline);
        assertThat(codeGoesTo(number, OtpChannel.TEXT)).isEqualTo(mobile);
        assertThat(codeGoesTo(number, OtpChannel.EMAIL)).isEqualTo(mail);
    }

    @Test
    void a_shared_phone_identifies_the_holder_of_the_oldest_open_account() {
        limitedBy(Map.of());
        Contact shared = Contact.phone(MillbrookCustomers.number("+15035550147"), true);
        IdentityClaim byPhone = new IdentityClaim.ByPhone(MillbrookCustomers.number("+15035550147"));
        Person lodger = added("Lou Lodger", shared);
        assertThat(claimed(byPhone)).as("no person with an account has the phone").contains(lodger.id());
        Person former = added("Fay Former", shared);
        Person younger = added("Yan Younger", shared);
        Person older = added("Ola Older", shared);
        account("100200901", former, LocalDate.of(2019, 1, 1), Optional.of(LocalDate.of(2024, 1, 1)));
        account("100200902", younger, LocalDate.of(2022, 1, 1), Optional.empty());
        assertThat(claimed(byPhone)).contains(younger.id());
        account("100200903", older, LocalDate.of(2021, 1, 1), Optional.empty());
        assertThat(claimed(byPhone)).contains(older.id());
    }

    @Test
    void guessing_pairs_raises_an_alarm_and_each_pair_is_audited() {
        limitedBy(Map.of("origin-tries", 2));
        Actor page = place(1);
        for (int i = 0; i < 2; i++) {
            assertThat(millbrook.lockOuts.alarms(SAM)).isEmpty();
            millbrook.guests.find(new GuestAccountLookup.Bill(millbrook.adas.number(), new PostalCode("97001"), Optional.empty()), page,
                    "c" + i);
        }
        assertThat(millbrook.lockOuts.alarms(SAM)).extracting(GuessingAlarm::kind)
                .containsExactly(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS);
        millbrook.guests.find(new GuestAccountLookup.Bill(millbrook.adas.number(), MillbrookCustomers.ZIP, Optional.empty()), place(2),
                "other");
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 3)).extracting(AuditEntry::did)
                .containsExactly("guest-matched", "guest-refused", "guest-refused");
    }

    private Optional<PersonId> claimed(IdentityClaim claim) {
        return millbrook.claims.resolve(claim).person();
    }

    private Contact codeGoesTo(PhoneNumber phone, OtpChannel how) {
        ChallengeId challenge = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByPhone(phone), STRANGER).id();
        millbrook.provingIdentity.requestCode(challenge, how);
        return millbrook.provingIdentity.createCode(challenge).orElseThrow().to();
    }

    private Person added(String name, Contact... contacts) {
        Person person = Person.of(name, Language.ENGLISH, contacts);
        assertThat(millbrook.accounts.add(person)).isTrue();
        return person;
    }

    private void account(String number, Person holder, LocalDate opened, Optional<LocalDate> closed) {
        assertThat(millbrook.accounts.add(new Account(
                AccountId.create(), 0, new AccountNumber(number), List.of(), holder.id(), Set.of(), millbrook.adas.premise(), List.of(),
                CustomerClass.RESIDENTIAL, opened, closed))).isTrue();
    }

    private static VerificationResult pin(ProvingIdentity identity, Actor actor, IdentityClaim claim, String pin) {
        return identity.verifyPin(identity.startChallenge(claim, actor).id(), pin);
    }

    private static OtpRequestResult ask(ProvingIdentity identity, Actor actor, OtpChannel how) {
        return identity.requestCode(identity.startChallenge(ADAS_NUMBER, actor).id(), how);
    }

    private static Actor place(int i) {
        return Actor.anonymous(Channel.PAGE, "203.0.113." + i);
    }

    private static IdentityClaim number(String number) {
        return new IdentityClaim.ByAccountNumber(new AccountNumber(number));
    }
}
