package org.curbstop.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.HashMap;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.ContactChanged;
import org.curbstop.accounts.DesigneeNamed;
import org.curbstop.accounts.Designees;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.PinLockedOut;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestAddresses;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

@StoreTest
class TellingOfProfilesTest {

    private final Neighbours town;
    private final Notices notices = mock(Notices.class);
    private final TellingOfProfiles telling;
    private final Asker ada;

    TellingOfProfilesTest(TestStore store) {
        town = new Neighbours(store);
        telling = new TellingOfProfiles(notices, town.accounts);
        ada = Asker.customer(Channel.PORTAL, "203.0.113.1", town.ada.id());
    }

    @Test
    void a_contact_that_was_there_before_is_told_of_a_change_where_it_can_be_reached() {
        telling.on(new ContactChanged(town.ada.id(), Contact.email("ada@example.org", true), Language.SPANISH, town.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new To.Mail("ada@example.org"));
        assertThat(notice.language()).contains(Language.SPANISH);
        telling.on(new ContactChanged(town.ada.id(), Contact.phone(new PhoneNumber("+15035550101"), false), Language.ENGLISH, town.clock.instant()));
        told(); // a phone that takes no texts is told nothing
    }

    @Test
    void the_owner_of_a_locked_pin_is_notified_until_when_and_that_a_code_still_works() {
        telling.on(new PinLockedOut(town.dee.id(), Instant.parse("2026-11-24T01:30:00Z"), town.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new To.Person(town.dee.id()));
        var words = new NoticeWords(SampleUtility.millbrook(), TestAddresses.at("https://millbrook.example"));
        var facts = new HashMap<>(notice.facts());
        facts.put("verify", "7K2PQX");
        assertThat(words.of(notice.kind(), "text", Language.ENGLISH, facts)).contains("PINs are off until").contains("code").contains("5:30");
        assertThat(words.of(notice.kind(), "text", Language.SPANISH, facts)).contains("El PIN no sirve hasta");
    }

    @Test
    void whoever_was_named_is_told_where_and_not_by_whom() {
        Person sister = ((Designees.Answer.Done) town.designees.name(
                town.adas.id(), "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true), Language.ENGLISH, ada)).designee();
        telling.on(new DesigneeNamed(town.adas.id(), sister.id(), town.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new To.Person(sister.id()));
        assertThat(new NoticeWords(SampleUtility.millbrook(), TestAddresses.at("https://millbrook.example")).of(notice.kind(), "mail", Language.ENGLISH, notice.facts()))
                .contains("12 Alder St").contains("take your name off").doesNotContain("Ada");
    }

    @Test
    void whoever_was_taken_back_before_is_told_nothing() {
        Person sister = ((Designees.Answer.Done) town.designees.name(
                town.adas.id(), "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true), Language.ENGLISH, ada)).designee();
        town.designees.remove(town.adas.id(), sister.id(), ada);
        telling.on(new DesigneeNamed(town.adas.id(), sister.id(), town.clock.instant()));
        verify(notices, never()).send(any());
    }

    private Notice told() {
        ArgumentCaptor<Notice> sent = ArgumentCaptor.forClass(Notice.class);
        verify(notices).send(sent.capture());
        return sent.getValue();
    }
}
