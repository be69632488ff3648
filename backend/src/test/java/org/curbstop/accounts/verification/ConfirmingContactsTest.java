package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.verification.ConfirmingContacts.CodeRequestResult;
import org.curbstop.accounts.verification.ConfirmingContacts.ConfirmationResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** A contact is confirmed by its owner with the code sent to it, within limits; only then can it be used. */
@DatabaseTest
class ConfirmingContactsTest {

    private static final Contact NEW = Contact.phone(MillbrookCustomers.number("+15035550177"), true);

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final ConfirmingContacts confirmingContacts;
    private final Actor ada;

    ConfirmingContactsTest(TestStore test) {
        store = test;
        millbrook = new MillbrookCustomers(test);
        confirmingContacts = millbrook.confirmingContacts;
        ada = Actor.customer(Channel.PORTAL, "192.0.2.1", millbrook.ada.id());
    }

    @Test
    void a_new_contact_is_on_file_only_after_its_code_is_entered() {
        String code = sent(NEW);
        assertThat(contacts()).noneMatch(NEW::sameAs);
        assertThat(confirmingContacts.listPending(millbrook.ada.id())).containsExactly(NEW);
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, code.substring(0, 3) + " " + code.substring(3), ada))
                .isInstanceOf(ConfirmationResult.Confirmed.class);
        assertThat(contacts()).contains(NEW.asVerified());
        assertThat(confirmingContacts.listPending(millbrook.ada.id())).isEmpty();
    }

    @Test
    void a_contact_becomes_preferred_only_after_confirmation() {
        Contact phone = millbrook.ada.contacts().getFirst();
        assertThat(millbrook.profiles.change(millbrook.ada.id(), 0, new ProfileEdit.PreferContact(phone), ada))
                .isEqualTo(new CustomerProfiles.ProfileEditResult.Refused("profile.confirm-first"));
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), phone, sent(phone), ada))
                .isInstanceOf(ConfirmationResult.Confirmed.class);
        assertThat(contacts()).filteredOn(phone::sameAs).containsExactly(phone.asVerified());
        Person now = millbrook.accounts.findPerson(millbrook.ada.id()).orElseThrow();
        assertThat(millbrook.profiles.change(millbrook.ada.id(), now.version(), new ProfileEdit.PreferContact(phone), ada))
                .isInstanceOf(CustomerProfiles.ProfileEditResult.Done.class);
        assertThat(confirmingContacts.requestCode(millbrook.ada.id(), phone, ada))
                .isEqualTo(new CodeRequestResult.Refused("profile.confirmed-already"));
    }

    @Test
    void after_five_wrong_codes_the_correct_one_is_rejected() {
        String code = sent(NEW);
        String wrong = code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
        for (int left = 4; left > 0; left--) {
            assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, wrong, ada)).isEqualTo(new ConfirmationResult.Wrong(left));
        }
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, wrong, ada)).isInstanceOf(ConfirmationResult.Expired.class);
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, code, ada)).isInstanceOf(ConfirmationResult.Expired.class);
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, sent(NEW), ada)).isInstanceOf(ConfirmationResult.Confirmed.class);
    }

    @Test
    void only_the_latest_code_is_valid_and_only_for_ten_minutes() {
        String first = sent(NEW);
        String second = sent(NEW);
        if (!first.equals(second)) {
            assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, first, ada)).isInstanceOf(ConfirmationResult.Wrong.class);
        }
        millbrook.clock.advance(Duration.ofMinutes(10));
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, second, ada)).isInstanceOf(ConfirmationResult.Expired.class);
        millbrook.clock.advance(Duration.ofDays(1));
        assertThat(confirmingContacts.listPending(millbrook.ada.id())).isEmpty();
    }

    @Test
    void the_number_of_codes_sent_to_one_phone_is_limited() {
        for (int codes = 0; codes < 3; codes++) {
            assertThat(confirmingContacts.requestCode(millbrook.ada.id(), NEW, ada)).isInstanceOf(CodeRequestResult.Sent.class);
        }
        assertThat(confirmingContacts.requestCode(millbrook.ada.id(), NEW, ada)).isInstanceOf(CodeRequestResult.TooManyRequests.class);
        Actor cy = Actor.customer(Channel.PORTAL, "192.0.2.2", millbrook.cy.id());
        assertThat(confirmingContacts.requestCode(millbrook.cy.id(), NEW, cy)).as("the same phone in another profile")
                .isInstanceOf(CodeRequestResult.TooManyRequests.class);
    }

    @Test
    void nobody_can_confirm_a_contact_of_another_person() {
        String code = sent(NEW);
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", PersonId.create());
        assertThat(confirmingContacts.requestCode(millbrook.ada.id(), NEW, eve)).isInstanceOf(CodeRequestResult.Refused.class);
        assertThat(confirmingContacts.confirm(millbrook.ada.id(), NEW, code, eve)).isInstanceOf(ConfirmationResult.Expired.class);
        assertThat(contacts()).noneMatch(NEW::sameAs);
    }

    @Test
    void each_request_sends_one_code_and_contacts_are_confirmed_separately() {
        Contact other = Contact.email("ada.new@example.org", false);
        confirmingContacts.requestCode(millbrook.ada.id(), NEW, ada);
        confirmingContacts.requestCode(millbrook.ada.id(), NEW, ada);
        confirmingContacts.requestCode(millbrook.ada.id(), other, ada);
        assertThat(store.told()).filteredOn(ContactOtpRequested.class::isInstance).hasSize(3);
        assertThat(confirmingContacts.listPending(millbrook.ada.id())).containsExactlyInAnyOrder(NEW, other);
    }

    @Test
    void contacts_are_limited_to_ten_and_those_on_file_can_still_be_confirmed() {
        Contact[] ten = IntStream.range(0, 10).mapToObj(i -> Contact.phone(MillbrookCustomers.number("+1503555018" + i), true))
                .toArray(Contact[]::new);
        Person many = Person.of("Max Many", Language.SPANISH, ten);
        assertThat(millbrook.accounts.add(many)).isTrue();
        Actor max = Actor.customer(Channel.PORTAL, "192.0.2.3", many.id());
        assertThat(confirmingContacts.requestCode(many.id(), NEW, max))
                .isEqualTo(new CodeRequestResult.Refused("profile.too-many-contacts"));
        assertThat(confirmingContacts.requestCode(many.id(), ten[9], max)).isInstanceOf(CodeRequestResult.Sent.class);
        OneTimeCode code = confirmingContacts.createCode(ConfirmingContacts.idOf(many.id(), ten[9])).orElseThrow();
        assertThat(code.minutes()).isEqualTo(10);
        assertThat(code.language()).isEqualTo(Language.SPANISH);
    }

    @Test
    void only_the_owner_can_cancel_a_pending_contact_and_it_gets_no_code() {
        sent(NEW);
        confirmingContacts.cancel(millbrook.ada.id(), NEW, Actor.customer(Channel.PORTAL, "203.0.113.9", millbrook.cy.id()));
        assertThat(confirmingContacts.listPending(millbrook.ada.id())).containsExactly(NEW);
        confirmingContacts.cancel(millbrook.ada.id(), NEW, ada);
        assertThat(confirmingContacts.listPending(millbrook.ada.id())).isEmpty();
        assertThat(confirmingContacts.createCode(ConfirmingContacts.idOf(millbrook.ada.id(), NEW))).isEmpty();
    }

    @Test
    void unconfirmed_contacts_are_deleted_with_locks_and_challenges() {
        sent(NEW);
        for (int i = 0; i < 5; i++) {
            millbrook.provingIdentity.verifyPin(millbrook.provingIdentity.startChallenge(
                    new IdentityClaim.ByAccountNumber(millbrook.adas.number()), ada).id(), "1111");
        }
        var retentionJob = new VerificationRetentionJob(millbrook.challenges, millbrook.attempts, millbrook.lockOuts, confirmingContacts,
                millbrook.clock);
        millbrook.clock.advance(Duration.ofDays(5));
        // the contact and two counters of its codes; five challenges; five counters: origin, claim, person, PIN and total; one lock-out
        assertThat(retentionJob.deleteExpired()).isEqualTo(1 + 2 + 5 + 5 + 1);
        assertThat(retentionJob.deleteExpired()).isZero();
    }

    /** Requests a code and returns it as it is delivered. */
    private String sent(Contact contact) {
        assertThat(confirmingContacts.requestCode(millbrook.ada.id(), contact, ada)).isInstanceOf(CodeRequestResult.Sent.class);
        return confirmingContacts.createCode(ConfirmingContacts.idOf(millbrook.ada.id(), contact)).orElseThrow().code();
    }

    private java.util.List<Contact> contacts() {
        return millbrook.accounts.findPerson(millbrook.ada.id()).orElseThrow().contacts();
    }
}
