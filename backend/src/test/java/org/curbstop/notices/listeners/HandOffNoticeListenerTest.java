package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.cases.CallbackBooked;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffClosed;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
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
class HandOffNoticeListenerTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+15035550104");

    private final Notices notices = mock(Notices.class);
    private final Accounts accounts = mock(Accounts.class);
    private final HandOffNoticeListener listener = new HandOffNoticeListener(notices, accounts);

    private static HandOffClosed closed(Optional<PersonId> person, Channel channel, Optional<PhoneNumber> phone) {
        return new HandOffClosed(CaseId.create(), HandOff.Outcome.SOLVED, "sam", Optional.of(AccountId.create()), phone,
                Optional.of(new HandOffClosed.Customer(person, channel, Language.SPANISH)), Instant.EPOCH);
    }

    private Notice sent() {
        var sent = ArgumentCaptor.forClass(Notice.class);
        verify(notices).send(sent.capture());
        return sent.getValue();
    }

    @Test
    void a_customer_is_notified_of_the_closing_in_their_language() {
        PersonId dee = PersonId.create();
        HandOffClosed closed = closed(Optional.of(dee), Channel.PORTAL, Optional.of(PHONE));
        listener.on(closed);
        assertThat(sent())
                .isEqualTo(new Notice("hand-off-closed:" + closed.id(), new NoticeRecipient.KnownPerson(dee), NoticeKind.HAND_OFF_CLOSED,
                        java.util.Map.of("reference", ReferenceNumber.of(closed.id().value()), "outcome", "SOLVED"),
                        Optional.of(Language.SPANISH), closed.account()));
    }

    @Test
    void a_booked_call_is_confirmed_with_its_time_and_reference() {
        var booked = new CallbackBooked(CaseId.create(), PHONE, Instant.parse("2026-11-24T18:00:00Z"), Language.SPANISH);
        listener.on(booked);
        assertThat(sent()).isEqualTo(new Notice("callback:" + booked.id() + ":2026-11-24T18:00:00Z", new NoticeRecipient.Phone(PHONE),
                NoticeKind.CALLBACK,
                java.util.Map.of("when", booked.at(), "reference", ReferenceNumber.of(booked.id().value())),
                Optional.of(Language.SPANISH)));
    }

    @Test
    void an_unknown_customer_is_notified_at_the_number_that_asked() {
        listener.on(closed(Optional.empty(), Channel.TEXT, Optional.of(PHONE)));
        assertThat(sent().to()).isEqualTo(new NoticeRecipient.Phone(PHONE));
    }

    @Test
    void whose_credit_was_returned_learns_how_though_nobody_asked(TestStore store) {
        var millbrook = new MillbrookCustomers(store);
        var credit = new HandOffClosed(CaseId.create(), HandOff.Outcome.RETURNED_BY_CHECK, "sam", Optional.of(millbrook.dees.id()),
                Optional.empty(), Optional.of(new HandOffClosed.Customer(Optional.empty(), Channel.SYSTEM, Language.ENGLISH)),
                Instant.EPOCH);
        new HandOffNoticeListener(notices, millbrook.accounts).on(credit);
        assertThat(sent().to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.dee.id()));
        assertThat(sent().language()).as("that of the profile").isEmpty();
        var messages = new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example"));
        var facts = new HashMap<>(sent().facts());
        facts.put("verify", "7K2PQX");
        assertThat(messages.message(sent().kind(), "text", Language.SPANISH, facts)).contains("Le enviamos un cheque");
        assertThat(messages.message(sent().kind(), "mail", Language.ENGLISH, facts)).contains("We mailed you a check");
    }

    @Test
    void a_case_without_a_requester_or_contact_notifies_nobody() {
        listener.on(closed(Optional.empty(), Channel.SYSTEM, Optional.of(PHONE)));
        listener.on(closed(Optional.empty(), Channel.CHAT, Optional.empty()));
        verify(notices, never()).send(any());
    }
}
