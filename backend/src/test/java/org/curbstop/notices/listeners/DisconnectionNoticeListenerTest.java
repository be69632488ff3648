package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.DisconnectionSigned;
import org.curbstop.arrangements.disconnection.DisconnectionSuspended;
import org.curbstop.arrangements.disconnection.ReconnectionPromised;
import org.curbstop.arrangements.disconnection.ServiceDisconnected;
import org.curbstop.arrangements.disconnection.ServiceReconnected;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
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
class DisconnectionNoticeListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final DisconnectionNoticeId NOTICE = DisconnectionNoticeId.create();

    private final Notices notices = mock(Notices.class);
    private final NoticeMessages messages = new NoticeMessages(SampleUtility.millbrook(),
            TestApplicationUrls.at("https://millbrook.example"));
    private final MillbrookCustomers millbrook;
    private final DisconnectionNoticeListener listener;

    DisconnectionNoticeListenerTest(TestStore test) {
        millbrook = new MillbrookCustomers(test);
        listener = new DisconnectionNoticeListener(notices, millbrook.accounts);
    }

    private List<Notice> sent() {
        var sent = ArgumentCaptor.forClass(Notice.class);
        verify(notices, atLeastOnce()).send(sent.capture());
        return sent.getAllValues();
    }

    private String text(Notice notice, Language language) {
        return messages.message(notice.kind(), "text", language, java.util.Map.copyOf(withCode(notice)));
    }

    private static java.util.Map<String, Object> withCode(Notice notice) {
        var facts = new java.util.HashMap<>(notice.facts());
        facts.put("verify", "7K2PQX");
        return facts;
    }

    private static NoticeAddressee addressee(NoticeAddressee.Role role, PersonId person) {
        return new NoticeAddressee(role, Optional.of(person), Optional.empty());
    }

    @Test
    void the_holder_is_notified_of_the_signing_and_how_to_stop_it() {
        listener.on(new DisconnectionSigned(NOTICE, millbrook.dees.id(), "cut_1", DAY, "stella", Optional.of(Money.usd("129.95")),
                Optional.of("no answer"), NOW));
        assertThat(sent()).singleElement().satisfies(notice -> {
            assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.dee.id()));
            assertThat(notice.account()).contains(millbrook.dees.id());
            assertThat(text(notice, Language.SPANISH)).contains("se cortará el 23 de noviembre de 2026").contains("$129.95")
                    .doesNotContain("no answer");
        });
    }

    @Test
    void all_addressees_learn_of_the_shut_off_and_only_the_holder_of_amounts() {
        listener.on(new ServiceDisconnected(NOTICE, millbrook.cysLet.id(), DAY, Money.usd("100.00"),
                List.of(addressee(NoticeAddressee.Role.OWNER, millbrook.cysLet.holder()),
                        addressee(NoticeAddressee.Role.TENANT, millbrook.tess.id())),
                NOW));
        assertThat(sent()).hasSize(2);
        assertThat(sent()).filteredOn(notice -> notice.to().equals(new NoticeRecipient.KnownPerson(millbrook.tess.id()))).singleElement()
                .satisfies(notice -> assertThat(text(notice, Language.ENGLISH)).contains("is off").doesNotContain("$"));
        assertThat(sent()).filteredOn(notice -> notice.to().equals(new NoticeRecipient.KnownPerson(millbrook.cysLet.holder())))
                .singleElement()
                .satisfies(notice -> assertThat(text(notice, Language.ENGLISH)).contains("comes back once you pay $100.00"));
    }

    @Test
    void each_later_step_is_announced_in_both_languages() {
        listener.on(new DisconnectionSuspended(NOTICE, millbrook.dees.id(), "cut_1", NOW));
        listener.on(new ReconnectionPromised(NOTICE, millbrook.dees.id(), NOW, NOW));
        listener.on(new ServiceReconnected(NOTICE, millbrook.dees.id(), "sam", NOW,
                List.of(addressee(NoticeAddressee.Role.OWNER, millbrook.dee.id())), NOW));
        assertThat(sent()).extracting(Notice::kind).containsExactly(NoticeKind.DISCONNECTION_STAYED, NoticeKind.RECONNECTION_PROMISED,
                NoticeKind.SERVICE_RESTORED);
        assertThat(sent()).allSatisfy(notice -> {
            assertThat(text(notice, Language.ENGLISH)).contains("21 Dogwood Ln");
            assertThat(text(notice, Language.SPANISH)).contains("21 Dogwood Ln");
        });
        assertThat(text(sent().get(1), Language.ENGLISH)).contains("Nov 23, 2026, 10:00 AM");
    }
}
