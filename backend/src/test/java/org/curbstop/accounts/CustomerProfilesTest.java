package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.CustomerProfiles.ProfileEditResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class CustomerProfilesTest {

    private static final Contact NEW_PHONE = Contact.phone(new PhoneNumber("+15035550142"), true);

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final CustomerProfiles profiles;
    private final Actor ada;

    CustomerProfilesTest(TestStore store) {
        this.store = store;
        this.millbrook = new MillbrookCustomers(store);
        this.profiles = millbrook.profiles;
        this.ada = Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id());
    }

    @Test
    void a_new_phone_number_works_at_once_and_the_previous_contact_is_notified() {
        Person now = done(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.AddContact(NEW_PHONE), ada));
        assertThat(now.contacts()).endsWith(NEW_PHONE);
        assertThat(millbrook.accounts.listPeopleByPhone(NEW_PHONE.phone().orElseThrow())).containsExactly(now);
        assertThat(store.told()).containsExactly(
                new ProfileChanged(millbrook.ada.id(), 1, "contact-added", Optional.of(NEW_PHONE.masked()), millbrook.clock.instant(),
                        Optional.empty()),
                new ContactChanged(millbrook.ada.id(), Contact.email("ada@example.org", true), Language.ENGLISH,
                        millbrook.clock.instant()));
    }

    @Test
    void a_change_by_staff_is_recorded_about_each_account_and_published_with_their_name() {
        Person now = done(profiles.change(millbrook.cy.id(), 0, new ProfileEdit.AddContact(NEW_PHONE), Actor.staff("sam")));
        assertThat(now.contacts()).endsWith(NEW_PHONE);
        assertThat(store.told()).contains(new ProfileChanged(millbrook.cy.id(), 1, "contact-added", Optional.of(NEW_PHONE.masked()),
                millbrook.clock.instant(), Optional.of("sam")));
        for (Account account : List.of(millbrook.cysOwn, millbrook.cysLet)) {
            assertThat(millbrook.audit.listByAccount(account.id(), 1)).singleElement().satisfies(entry -> {
                assertThat(entry.did()).isEqualTo("profile-contact-added");
                assertThat(entry.staff()).contains("sam");
            });
        }
    }

    @Test
    void an_eleventh_contact_is_refused() {
        Person now = millbrook.dee;
        for (int i = 1; i < Person.MAX_CONTACTS; i++) {
            var contact = Contact.email("dee" + i + "@example.org", false);
            now = done(profiles.change(now.id(), now.version(), new ProfileEdit.AddContact(contact), Actor.staff("sam")));
        }
        assertThat(profiles.change(now.id(), now.version(), new ProfileEdit.AddContact(NEW_PHONE), Actor.staff("sam")))
                .isEqualTo(new ProfileEditResult.Refused("profile.too-many-contacts"));
    }

    @Test
    void a_conflicting_edit_shows_the_current_profile_again() {
        Person first = done(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.SetPaperless(true), ada));
        assertThat(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.ChangeLanguage(Language.SPANISH), ada))
                .isEqualTo(new ProfileEditResult.Stale(first));
        assertThat(done(profiles.change(millbrook.ada.id(), first.version(), new ProfileEdit.ChangeLanguage(Language.SPANISH), ada)))
                .isEqualTo(millbrook.accounts.findPerson(millbrook.ada.id()).orElseThrow());
    }

    @Test
    void the_last_contact_cannot_be_removed_and_paperless_billing_needs_an_email() {
        Actor dee = Actor.customer(Channel.PORTAL, "203.0.113.4", millbrook.dee.id());
        assertThat(profiles.change(millbrook.dee.id(), 0, new ProfileEdit.RemoveContact(millbrook.dee.contacts().getFirst()), dee))
                .isEqualTo(new ProfileEditResult.Refused("profile.last-contact"));
        assertThat(profiles.change(millbrook.dee.id(), 0, new ProfileEdit.SetPaperless(true), dee))
                .isEqualTo(new ProfileEditResult.Refused("profile.paperless-needs-email"));
        Person paperless = done(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.SetPaperless(true), ada));
        assertThat(profiles.change(millbrook.ada.id(), paperless.version(),
                new ProfileEdit.RemoveContact(millbrook.ada.email().orElseThrow()), ada))
                .isEqualTo(new ProfileEditResult.Refused("profile.paperless-needs-email"));
    }

    @Test
    void the_last_confirmed_contact_is_removed_by_staff_only() {
        Contact confirmed = millbrook.ada.email().orElseThrow();
        assertThat(millbrook.ada.contacts()).filteredOn(Contact::verified).containsExactly(confirmed);
        assertThat(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.RemoveContact(confirmed), ada))
                .isEqualTo(new ProfileEditResult.Refused("profile.last-confirmed"));
        assertThat(done(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.RemoveContact(confirmed), Actor.staff("sam"))).contacts())
                .doesNotContain(confirmed);
    }

    @Test
    void an_unsupported_language_is_rejected() {
        assertThat(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.ChangeLanguage(new Language("fr")), ada))
                .isEqualTo(new ProfileEditResult.Refused("profile.language"));
    }

    @Test
    void a_new_mailing_address_clears_the_returned_mail_flag() {
        Person returned = done(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.ReportReturnedMail(), Actor.staff("sam")));
        assertThat(returned.mailReturned()).isTrue();
        Person settled = done(profiles.change(millbrook.ada.id(), returned.version(),
                new ProfileEdit.ChangeMailingAddress(Optional.of(MillbrookCustomers.at("PO Box 9"))), ada));
        assertThat(settled.mailReturned()).isFalse();
        assertThat(settled.mailing()).map(Address::line1).contains("PO Box 9");
    }

    @Test
    void only_the_owner_can_edit_a_profile_and_others_cannot_tell_that_it_exists() {
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", org.curbstop.common.PersonId.create());
        assertThat(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.AddContact(NEW_PHONE), eve))
                .isEqualTo(profiles.change(org.curbstop.common.PersonId.create(), 0, new ProfileEdit.AddContact(NEW_PHONE), eve))
                .isEqualTo(new ProfileEditResult.Refused("profile.unknown"));
        assertThat(millbrook.accounts.findPerson(millbrook.ada.id())).contains(millbrook.ada);
    }

    @Test
    void the_preferred_contact_comes_first() {
        Contact mail = millbrook.ada.email().orElseThrow();
        assertThat(done(profiles.change(millbrook.ada.id(), 0, new ProfileEdit.PreferContact(mail), ada)).contacts()).startsWith(mail);
        assertThat(profiles.change(millbrook.ada.id(), 1, new ProfileEdit.PreferContact(NEW_PHONE), ada))
                .isEqualTo(new ProfileEditResult.Refused("profile.unknown-contact"));
    }

    private static Person done(ProfileEditResult edited) {
        assertThat(edited).isInstanceOf(ProfileEditResult.Done.class);
        return ((ProfileEditResult.Done) edited).now();
    }
}
