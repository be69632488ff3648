package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

class OutageNoticeListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final OutageId NORTH = OutageId.create();
    private static final OutageRecipient ADA = new OutageRecipient(
            OutageReportId.create(), new PhoneNumber("+15035550101"), Language.ENGLISH,
            Optional.of("12 Alder St"), Optional.of(Channel.TEXT));
    private static final OutageRecipient STRANGER = new OutageRecipient(OutageReportId.create(), new PhoneNumber("+15035550147"),
            Language.SPANISH, Optional.empty(), Optional.of(Channel.VOICE));

    private final List<Notice> published = new ArrayList<>();
    private final NoticeMessages messages = new NoticeMessages(SampleUtility.millbrook(),
            TestApplicationUrls.at("https://millbrook.example"));
    private final OutageNoticeListener listener = new OutageNoticeListener(new Notices() {
        @Override
        public List<Delivery> send(Notice notice) {
            published.add(notice);
            return List.of();
        }

        @Override
        public Optional<Delivery> find(String deliveryId) {
            return Optional.empty();
        }

        @Override
        public List<Delivery> listByPhone(PhoneNumber phone, int limit) {
            return List.of();
        }

        @Override
        public void recordReport(String deliveryId, String providerId, String word, String errorCode) {}

        @Override
        public void recordCallEnd(String deliveryId, String providerId, String word) {}
    }, Clock.fixed(NOW, ZoneOffset.UTC));

    private String text(Notice notice) {
        return messages.message(notice.kind(), "text", notice.language().orElseThrow(), notice.facts());
    }

    @Test
    void every_reporter_is_notified_of_each_new_etr_in_their_language() {
        Etr seven = new Etr(Optional.of(Instant.parse("2026-11-23T03:00:00Z")), Etr.Source.CREW_ON_SITE, NOW, "oscar");
        listener.on(new EtrChanged(NORTH, ServiceType.ELECTRIC, 2, seven, List.of(ADA, STRANGER)));
        assertThat(published).hasSize(2);
        assertThat(text(published.get(0))).contains("at 12 Alder St").contains("7:00 PM").doesNotContain("oscar");
        assertThat(text(published.get(1))).contains("interrupción de electricidad.").contains("7:00");
        assertThat(published.get(0).key()).isNotEqualTo(published.get(1).key());
    }

    @Test
    void a_repeated_event_creates_the_same_notice_and_a_new_etr_another() {
        Etr unknown = new Etr(Optional.empty(), Etr.Source.DISPATCH, NOW, "oscar");
        listener.on(new EtrChanged(NORTH, ServiceType.WATER, 1, unknown, List.of(ADA)));
        listener.on(new EtrChanged(NORTH, ServiceType.WATER, 1, unknown, List.of(ADA)));
        listener.on(new EtrChanged(NORTH, ServiceType.WATER, 2, unknown, List.of(ADA)));
        assertThat(published.get(0).key()).isEqualTo(published.get(1).key()).isNotEqualTo(published.get(2).key());
        assertThat(text(published.get(0))).contains("cannot say yet");
    }

    @Test
    void phone_reporters_can_be_called_until_the_etr_has_passed() {
        Instant seven = Instant.parse("2026-11-23T03:00:00Z");
        listener.on(new EtrChanged(NORTH, ServiceType.ELECTRIC, 2, new Etr(Optional.of(seven), Etr.Source.DISPATCH, NOW, "oscar"),
                List.of(ADA, STRANGER)));
        assertThat(published).extracting(Notice::to).containsExactly(new NoticeRecipient.Phone(ADA.phone()),
                new NoticeRecipient.Caller(STRANGER.phone()));
        assertThat(published).allSatisfy(notice -> assertThat(notice.expiresAt()).contains(seven));
        assertThat(messages.message(published.get(1).kind(), "call", Language.SPANISH, published.get(1).facts()))
                .contains("novedades de la interrupción de electricidad").contains("7:00").doesNotContain("VERIFY");
        assertThat(published.get(0).collapseKey()).isNotEqualTo(published.get(1).collapseKey());
    }

    @Test
    void reporters_are_asked_whether_service_is_restored() {
        listener.on(new OutageRestored(NORTH, ServiceType.ELECTRIC, NOW, List.of(ADA, STRANGER)));
        assertThat(text(published.get(0))).contains("Are you back on? Reply YES or NO");
        assertThat(text(published.get(1))).contains("Responda SÍ o NO");
    }
}
