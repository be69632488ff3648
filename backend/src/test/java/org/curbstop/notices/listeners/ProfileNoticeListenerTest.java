package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.ContactChanged;
import org.curbstop.accounts.DesigneeNamed;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.accounts.PinChanged;
import org.curbstop.accounts.PinLockedOut;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

@DatabaseTest
class ProfileNoticeListenerTest {

    private final MillbrookCustomers millbrook;
    private final Notices notices = mock(Notices.class);
    private final ProfileNoticeListener listener;
    private final Actor ada;

    ProfileNoticeListenerTest(TestStore store) {
        millbrook = new MillbrookCustomers(store);
        listener = new ProfileNoticeListener(notices, millbrook.accounts);
        ada = Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id());
    }

    @Test
    void previous_contacts_are_notified_of_a_change_where_reachable() {
        listener.on(new ContactChanged(millbrook.ada.id(), Contact.email("ada@example.org", true), Language.SPANISH,
                millbrook.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new NoticeRecipient.Email("ada@example.org"));
        assertThat(notice.language()).contains(Language.SPANISH);
        listener.on(new ContactChanged(millbrook.ada.id(), Contact.phone(new PhoneNumber("+15035550101"), false), Language.ENGLISH,
                millbrook.clock.instant()));
        told(); // a phone that accepts no texts is not notified
    }

    @Test
    void the_customer_learns_that_staff_changed_where_letters_go() {
        listener.on(new ProfileChanged(millbrook.ada.id(), 3, "mailing-changed", Optional.empty(), millbrook.clock.instant(),
                Optional.empty()));
        listener.on(new ProfileChanged(millbrook.ada.id(), 4, "language-chosen", Optional.empty(), millbrook.clock.instant(),
                Optional.of("sam")));
        verify(notices, never()).send(any());
        listener.on(new ProfileChanged(millbrook.ada.id(), 5, "mailing-changed", Optional.empty(), millbrook.clock.instant(),
                Optional.of("sam")));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.ada.id()));
        var messages = new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example"));
        var facts = new HashMap<>(notice.facts());
        facts.put("verify", "7K2PQX");
        assertThat(messages.message(notice.kind(), "text", Language.ENGLISH, facts)).contains("changed where your letters go", "call");
        assertThat(messages.message(notice.kind(), "text", Language.SPANISH, facts)).contains("cambió adónde van sus cartas");
        facts.put("change", "paperless");
        assertThat(messages.message(notice.kind(), "mail", Language.SPANISH, facts)).contains("cómo recibe sus facturas: solo por correo");
        facts.put("change", "contact");
        assertThat(messages.message(notice.kind(), "text", Language.ENGLISH, facts)).contains("was added or removed");
    }

    @Test
    void a_lock_out_notice_states_its_end_and_that_codes_still_work() {
        listener.on(new PinLockedOut(millbrook.dee.id(), Instant.parse("2026-11-24T01:30:00Z"), millbrook.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.dee.id()));
        var messages = new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example"));
        var facts = new HashMap<>(notice.facts());
        facts.put("verify", "7K2PQX");
        assertThat(messages.message(notice.kind(), "text", Language.ENGLISH, facts)).contains("PINs are off until").contains("code")
                .contains("5:30");
        assertThat(messages.message(notice.kind(), "text", Language.SPANISH, facts)).contains("El PIN no sirve hasta");
    }

    @Test
    void a_new_pin_is_told_at_every_address_with_the_number_to_call() {
        listener.on(new PinChanged(millbrook.dee.id(), false, millbrook.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.dee.id()));
        assertThat(notice.kind().defaultRoute()).isEqualTo(NoticeKind.DefaultRoute.EVERY_WAY);
        var messages = new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example"));
        var facts = new HashMap<>(notice.facts());
        facts.put("verify", "7K2PQX");
        assertThat(messages.message(notice.kind(), "text", Language.SPANISH, facts)).contains("cambió el PIN").contains("llame ya al");
        facts.put("change", "removed");
        assertThat(messages.message(notice.kind(), "text", Language.ENGLISH, facts)).contains("was turned off");
        assertThat(messages.message(notice.kind(), "mail", Language.ENGLISH, facts)).contains("choose another PIN in your profile");
    }

    @Test
    void a_designee_learns_the_address_and_not_the_customers_name() {
        Person sister = ((ThirdPartyDesignees.DesigneeResult.Done) millbrook.designees.designate(
                millbrook.adas.id(), "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true), Language.ENGLISH, ada))
                .designee();
        listener.on(new DesigneeNamed(millbrook.adas.id(), sister.id(), millbrook.clock.instant()));
        Notice notice = told();
        assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(sister.id()));
        assertThat(new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example")).message(notice.kind(),
                "mail", Language.ENGLISH, notice.facts()))
                .contains("12 Alder St").contains("remove your name").doesNotContain("Ada");
    }

    @Test
    void a_designee_removed_before_is_not_notified() {
        Person sister = ((ThirdPartyDesignees.DesigneeResult.Done) millbrook.designees.designate(
                millbrook.adas.id(), "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true), Language.ENGLISH, ada))
                .designee();
        millbrook.designees.remove(millbrook.adas.id(), sister.id(), ada);
        listener.on(new DesigneeNamed(millbrook.adas.id(), sister.id(), millbrook.clock.instant()));
        verify(notices, never()).send(any());
    }

    private Notice told() {
        ArgumentCaptor<Notice> sent = ArgumentCaptor.forClass(Notice.class);
        verify(notices).send(sent.capture());
        return sent.getValue();
    }
}
