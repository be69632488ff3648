package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.verification.ConfirmingContacts.CodeRequestResult;
import org.curbstop.accounts.verification.ConfirmingContacts.ConfirmationResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** A contact is confirmed by the code that went there, by its owner, within limits, and only then serves for anything. */
@DatabaseTest
class ConfirmingContactsTest {

    private static final Contact NEW = Contact.phone(MillbrookCustomers.number("+15035550177"), true);

    private final MillbrookCustomers town;
    private final ConfirmingContacts confirming;
    private final Actor ada;

    ConfirmingContactsTest(TestStore test) {
        town = new MillbrookCustomers(test);
        confirming = town.confirming;
        ada = Actor.customer(Channel.PORTAL, "192.0.2.1", town.ada.id());
    }

    @Test
    void a_new_contact_stands_on_file_only_after_its_code() {
        String code = sent(NEW);
        assertThat(contacts()).noneMatch(NEW::sameAs);
        assertThat(confirming.listPending(town.ada.id())).containsExactly(NEW);
        assertThat(confirming.confirm(town.ada.id(), NEW, code.substring(0, 3) + " " + code.substring(3), ada))
                .isInstanceOf(ConfirmationResult.Confirmed.class);
        assertThat(contacts()).contains(NEW.asVerified());
        assertThat(confirming.listPending(town.ada.id())).isEmpty();
    }

    @Test
    void a_contact_on_file_is_used_first_only_once_it_is_confirmed() {
        Contact phone = town.ada.contacts().getFirst();
        assertThat(town.profiles.change(town.ada.id(), 0, new ProfileEdit.PreferContact(phone), ada))
                .isEqualTo(new CustomerProfiles.ProfileEditResult.Refused("profile.confirm-first"));
        assertThat(confirming.confirm(town.ada.id(), phone, sent(phone), ada)).isInstanceOf(ConfirmationResult.Confirmed.class);
        assertThat(contacts()).filteredOn(phone::sameAs).containsExactly(phone.asVerified());
        Person now = town.accounts.findPerson(town.ada.id()).orElseThrow();
        assertThat(town.profiles.change(town.ada.id(), now.version(), new ProfileEdit.PreferContact(phone), ada))
                .isInstanceOf(CustomerProfiles.ProfileEditResult.Done.class);
        assertThat(confirming.requestCode(town.ada.id(), phone, ada)).isEqualTo(new CodeRequestResult.Refused("profile.confirmed-already"));
    }

    @Test
    void five_wrong_codes_end_it_and_the_right_one_comes_too_late() {
        String code = sent(NEW);
        String wrong = code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
        for (int left = 4; left > 0; left--) {
            assertThat(confirming.confirm(town.ada.id(), NEW, wrong, ada)).isEqualTo(new ConfirmationResult.Wrong(left));
        }
        assertThat(confirming.confirm(town.ada.id(), NEW, wrong, ada)).isInstanceOf(ConfirmationResult.Expired.class);
        assertThat(confirming.confirm(town.ada.id(), NEW, code, ada)).isInstanceOf(ConfirmationResult.Expired.class);
        assertThat(confirming.confirm(town.ada.id(), NEW, sent(NEW), ada)).isInstanceOf(ConfirmationResult.Confirmed.class);
    }

    @Test
    void a_code_serves_ten_minutes_and_only_the_last_one() {
        String first = sent(NEW);
        String second = sent(NEW);
        if (!first.equals(second)) {
            assertThat(confirming.confirm(town.ada.id(), NEW, first, ada)).isInstanceOf(ConfirmationResult.Wrong.class);
        }
        town.clock.advance(Duration.ofMinutes(10));
        assertThat(confirming.confirm(town.ada.id(), NEW, second, ada)).isInstanceOf(ConfirmationResult.Expired.class);
        town.clock.advance(Duration.ofDays(1));
        assertThat(confirming.listPending(town.ada.id())).isEmpty();
    }

    @Test
    void nobodys_phone_is_flooded_with_codes() {
        for (int codes = 0; codes < 3; codes++) {
            assertThat(confirming.requestCode(town.ada.id(), NEW, ada)).isInstanceOf(CodeRequestResult.Sent.class);
        }
        assertThat(confirming.requestCode(town.ada.id(), NEW, ada)).isInstanceOf(CodeRequestResult.TooManyRequests.class);
        Actor cy = Actor.customer(Channel.PORTAL, "192.0.2.2", town.cy.id());
        assertThat(confirming.requestCode(town.cy.id(), NEW, cy)).as("the same phone by way of another profile")
                .isInstanceOf(CodeRequestResult.TooManyRequests.class);
    }

    @Test
    void nobody_confirms_for_another() {
        String code = sent(NEW);
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", PersonId.create());
        assertThat(confirming.requestCode(town.ada.id(), NEW, eve)).isInstanceOf(CodeRequestResult.Refused.class);
        assertThat(confirming.confirm(town.ada.id(), NEW, code, eve)).isInstanceOf(ConfirmationResult.Expired.class);
        assertThat(contacts()).noneMatch(NEW::sameAs);
    }

    /** As whoever delivers it gets it. */
    private String sent(Contact contact) {
        assertThat(confirming.requestCode(town.ada.id(), contact, ada)).isInstanceOf(CodeRequestResult.Sent.class);
        return confirming.createCode(ConfirmingContacts.idOf(town.ada.id(), contact)).orElseThrow().code();
    }

    private java.util.List<Contact> contacts() {
        return town.accounts.findPerson(town.ada.id()).orElseThrow().contacts();
    }
}
