package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.curbstop.accounts.Profiles.Edit;
import org.curbstop.accounts.Profiles.Edited;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@StoreTest
class ProfilesTest {

    private static final Contact NEW_PHONE = Contact.phone(new PhoneNumber("+15035550142"), true);

    private final TestStore store;
    private final Neighbours town;
    private final Profiles profiles;
    private final Asker ada;

    ProfilesTest(TestStore store) {
        this.store = store;
        this.town = new Neighbours(store);
        this.profiles = town.profiles;
        this.ada = Asker.customer(Channel.PORTAL, "203.0.113.1", town.ada.id());
    }

    @Test
    void a_new_phone_is_found_by_at_once_and_the_contact_that_was_there_is_told() {
        Person now = done(profiles.change(town.ada.id(), 0, new Edit.AddContact(NEW_PHONE), ada));
        assertThat(now.contacts()).endsWith(NEW_PHONE);
        assertThat(town.accounts.byPhone(NEW_PHONE.phone().orElseThrow())).containsExactly(now);
        assertThat(store.told()).containsExactly(new ContactChanged(
                town.ada.id(), Contact.email("ada@example.org", true), Language.ENGLISH, town.clock.instant()));
    }

    @Test
    void who_edits_what_has_changed_since_is_shown_it_again() {
        Person first = done(profiles.change(town.ada.id(), 0, new Edit.Paperless(true), ada));
        assertThat(profiles.change(town.ada.id(), 0, new Edit.Speak(Language.SPANISH), ada)).isEqualTo(new Edited.Stale(first));
        assertThat(done(profiles.change(town.ada.id(), first.version(), new Edit.Speak(Language.SPANISH), ada)))
                .isEqualTo(town.accounts.person(town.ada.id()).orElseThrow());
    }

    @Test
    void the_last_contact_stays_and_paperless_needs_an_address() {
        Asker dee = Asker.customer(Channel.PORTAL, "203.0.113.4", town.dee.id());
        assertThat(profiles.change(town.dee.id(), 0, new Edit.RemoveContact(town.dee.contacts().getFirst()), dee))
                .isEqualTo(new Edited.Refused("profile.last-contact"));
        assertThat(profiles.change(town.dee.id(), 0, new Edit.Paperless(true), dee))
                .isEqualTo(new Edited.Refused("profile.paperless-needs-email"));
        Person paperless = done(profiles.change(town.ada.id(), 0, new Edit.Paperless(true), ada));
        assertThat(profiles.change(town.ada.id(), paperless.version(), new Edit.RemoveContact(town.ada.email().orElseThrow()), ada))
                .isEqualTo(new Edited.Refused("profile.paperless-needs-email"));
    }

    @Test
    void a_language_that_is_not_spoken_here_is_refused() {
        assertThat(profiles.change(town.ada.id(), 0, new Edit.Speak(new Language("fr")), ada)).isEqualTo(new Edited.Refused("profile.language"));
    }

    @Test
    void a_new_mailing_address_settles_the_letter_that_came_back() {
        Person returned = done(profiles.change(town.ada.id(), 0, new Edit.MailReturned(), Asker.staff("sam")));
        assertThat(returned.mailReturned()).isTrue();
        Person settled = done(profiles.change(town.ada.id(), returned.version(), new Edit.MailTo(Optional.of(Neighbours.at("PO Box 9"))), ada));
        assertThat(settled.mailReturned()).isFalse();
        assertThat(settled.mailing()).map(Address::line1).contains("PO Box 9");
    }

    @Test
    void nobody_edits_another_and_to_nobody_it_shows_that_she_exists() {
        Asker eve = Asker.customer(Channel.PORTAL, "203.0.113.9", org.curbstop.common.PersonId.mint());
        assertThat(profiles.change(town.ada.id(), 0, new Edit.AddContact(NEW_PHONE), eve))
                .isEqualTo(profiles.change(org.curbstop.common.PersonId.mint(), 0, new Edit.AddContact(NEW_PHONE), eve))
                .isEqualTo(new Edited.Refused("profile.unknown"));
        assertThat(town.accounts.person(town.ada.id())).contains(town.ada);
    }

    @Test
    void the_preferred_contact_comes_first() {
        Contact mail = town.ada.email().orElseThrow();
        assertThat(done(profiles.change(town.ada.id(), 0, new Edit.PreferContact(mail), ada)).contacts()).startsWith(mail);
        assertThat(profiles.change(town.ada.id(), 1, new Edit.PreferContact(NEW_PHONE), ada))
                .isEqualTo(new Edited.Refused("profile.unknown-contact"));
    }

    private static Person done(Edited edited) {
        assertThat(edited).isInstanceOf(Edited.Done.class);
        return ((Edited.Done) edited).now();
    }
}
