package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.curbstop.notices.preferences.NoticePreferences;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.notices.preferences.TextConsentLedger;
import org.curbstop.outages.StormMode;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outage updates for customers who reported by phone. */
@DatabaseTest
class NoticeCallTest {

    private static final PhoneNumber LANDLINE = new PhoneNumber("+15035550147");
    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-23T06:00:00Z"); // 22:00 in Millbrook
    private static final Instant EIGHT = Instant.parse("2026-11-23T16:00:00Z");

    private final MovableClock clock = MovableClock.standingAt(NOON, SampleUtility.millbrook().zone());
    private final Map<Medium, List<Delivery>> took = new EnumMap<>(Medium.class);
    private volatile SendResult textAnswer = new SendResult.Accepted("SM1", false);
    private final LandlineNumbers landlines;
    private final TextConsent consent;
    private final DeliveryJob job;
    private final NoticeSender notices;

    NoticeCallTest(TestStore database) {
        var millbrook = new MillbrookCustomers(database);
        var utility = SampleUtility.millbrook();
        var settings = new NoticeProperties(1000, 1000, Duration.ofSeconds(5), 3, 2, 1000);
        consent = new TextConsentLedger(database.store(), clock);
        landlines = new LandlineNumbers(database.store(), millbrook.accounts, clock);
        var deliveries = new DeliveryRepository(database.store(), utility, clock);
        var renderer = new MessageRenderer(new NoticeMessages(utility, TestApplicationUrls.at("https://millbrook.example")), consent,
                settings, clock);
        var fallback = new CallFallback(deliveries, landlines, renderer, clock);
        job = new DeliveryJob(deliveries, consent, List.of(network(Medium.TEXT), network(Medium.CALL)), settings, fallback,
                new StormMode(database.store(), utility, millbrook.audit, clock), clock);
        notices = new NoticeSender(new RecipientResolver(millbrook.accounts, consent,
                new NoticePreferences(database.store(), millbrook.accounts, millbrook.audit), landlines, utility),
                renderer, deliveries, job, fallback, org.mockito.Mockito.mock(NoticeTimelineRecorder.class), clock);
    }

    private MessageTransport network(Medium medium) {
        List<Delivery> sent = Collections.synchronizedList(new ArrayList<>());
        took.put(medium, sent);
        return new MessageTransport() {
            @Override
            public Medium medium() {
                return medium;
            }

            @Override
            public SendResult send(Delivery delivery) {
                sent.add(delivery);
                return medium == Medium.TEXT ? textAnswer : new SendResult.Accepted("CA" + sent.size(), false);
            }

            @Override
            public Optional<String> find(Delivery delivery) {
                return Optional.empty();
            }
        };
    }

    private Delivery send(String key, NoticeKind kind, Language language, Instant expires) {
        return notices.send(new Notice(key, new NoticeRecipient.Caller(LANDLINE), kind,
                Map.of("place", "12 Alder St", "placed", "yes", "service", ServiceType.ELECTRIC, "reference", "123"), Optional.of(language))
                .expiring(expires, "outage:1")).getFirst();
    }

    private Delivery restored() {
        return send("restored", NoticeKind.OUTAGE_RESTORED, Language.ENGLISH, clock.instant().plus(Duration.ofDays(1)));
    }

    private Delivery until(Delivery delivery, State state) {
        for (int i = 0; i < 200 && now(delivery).state() != state; i++) {
            job.sendDue();
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(now(delivery).state()).isEqualTo(state);
        return now(delivery);
    }

    private Delivery now(Delivery delivery) {
        return notices.find(delivery.id()).orElseThrow();
    }

    @Test
    void a_person_who_prefers_calls_is_not_texted() {
        landlines.choose(LANDLINE, true);
        Delivery call = until(restored(), State.ACCEPTED);
        assertThat(call.means()).isEqualTo(Medium.CALL);
        assertThat(call.body()).contains("at 12 Alder St should be back").doesNotContain("VERIFY").doesNotContain("Reply");
        assertThat(took.get(Medium.TEXT)).isEmpty();
        landlines.choose(LANDLINE, false);
        assertThat(restored().id()).isEqualTo(call.id());
        Delivery next = send("restored:2", NoticeKind.OUTAGE_RESTORED, Language.SPANISH, NOON.plus(Duration.ofDays(1)));
        assertThat(next.means()).isEqualTo(Medium.TEXT);
        assertThat(next.spokenBody()).contains("en 12 Alder St ya debería funcionar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21614", "30006"})
    void a_text_to_a_landline_becomes_one_call(String code) {
        boolean later = code.equals("30006");
        textAnswer = later ? textAnswer : new SendResult.Refused(code);
        Delivery notice = restored();
        if (later) {
            until(notice, State.ACCEPTED);
            notices.recordReport(notice.id(), "SM1", "undelivered", code);
            notices.recordReport(notice.id(), "SM1", "undelivered", code);
        }
        for (int i = 0; i < 200 && took.get(Medium.CALL).isEmpty(); i++) {
            job.sendDue();
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(until(notice, State.ACCEPTED).means()).isEqualTo(Medium.CALL);
        assertThat(restored().id()).as("announced once").isEqualTo(notice.id());
        assertThat(took.get(Medium.TEXT)).hasSize(1);
        assertThat(took.get(Medium.CALL)).hasSize(1);
        assertThat(send("next", NoticeKind.OUTAGE_ETA, Language.ENGLISH, NOON.plus(Duration.ofDays(1))).means()).isEqualTo(Medium.CALL);
    }

    @Test
    void no_calls_at_night_and_only_the_latest_notice_is_spoken() {
        landlines.choose(LANDLINE, true);
        clock.set(NIGHT);
        Delivery known = send("known", NoticeKind.OUTAGE_KNOWN, Language.ENGLISH, NIGHT.plus(Duration.ofDays(1)));
        Delivery passed = send("eta", NoticeKind.OUTAGE_ETA, Language.ENGLISH, NIGHT.plus(Duration.ofHours(2)));
        clock.set(NIGHT.plus(Duration.ofHours(3)));
        Delivery restored = restored();
        job.sendDue();
        assertThat(took.get(Medium.CALL)).isEmpty();
        assertThat(restored.notBefore()).isEqualTo(EIGHT);
        clock.set(EIGHT);
        until(restored, State.ACCEPTED);
        until(known, State.EXPIRED);
        until(passed, State.EXPIRED);
        assertThat(took.get(Medium.CALL)).hasSize(1);
    }

    @Test
    void an_unanswered_call_is_retried_twice() {
        landlines.choose(LANDLINE, true);
        Delivery call = restored();
        for (int i = 1; i <= 3; i++) {
            until(call, State.ACCEPTED);
            notices.recordCallEnd(call.id(), "CA" + i, "no-answer");
            notices.recordCallEnd(call.id(), "CA" + i, "no-answer");
            job.sendDue();
            assertThat(took.get(Medium.CALL)).hasSize(i);
            clock.set(clock.instant().plus(Duration.ofMinutes(11)));
        }
        assertThat(until(call, State.UNDELIVERED).reasonCode()).contains("no-answer");
        notices.recordCallEnd(call.id(), "CA3", "completed");
        assertThat(now(call).state()).isEqualTo(State.UNDELIVERED);
    }

    @Test
    void an_unanswered_call_with_a_code_is_not_repeated() {
        landlines.choose(LANDLINE, true);
        Delivery call = notices.send(new Notice("code", new NoticeRecipient.Caller(LANDLINE), NoticeKind.CODE,
                Map.of("code", "******", "spoken", "******", "minutes", 10), Optional.of(Language.ENGLISH))).getFirst();
        until(call, State.ACCEPTED);
        notices.recordCallEnd(call.id(), "CA1", "no-answer");
        assertThat(until(call, State.UNDELIVERED).reasonCode()).contains("no-answer");
    }

    @Test
    void an_answered_call_is_completed() {
        landlines.choose(LANDLINE, true);
        Delivery call = until(restored(), State.ACCEPTED);
        notices.recordCallEnd(call.id(), "CA1", "completed");
        assertThat(until(call, State.DELIVERED).settledAt()).isEqualTo(NOON);
    }

    @Test
    void a_person_who_opted_out_is_not_called() {
        landlines.choose(LANDLINE, true);
        consent.record(LANDLINE, TextConsent.ConsentChange.STOPPED, "CA9");
        assertThat(restored().state()).isEqualTo(State.REFUSED);
        assertThat(took.get(Medium.CALL)).isEmpty();
    }
}
