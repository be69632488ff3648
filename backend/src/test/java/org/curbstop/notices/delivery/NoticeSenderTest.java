package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.MessageVerification;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.UndeliveredNotices;
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
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class NoticeSenderTest {

    private static final PhoneNumber ADA = new PhoneNumber("+15035550101");
    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-23T06:00:00Z"); // 22:00 in Millbrook

    private final MovableClock clock = MovableClock.standingAt(NOON, SampleUtility.millbrook().zone());
    private final Network network = new Network();
    private MillbrookCustomers millbrook;
    private TextConsent consent;
    private DeliveryRepository deliveries;
    private DeliveryJob deliveryJob;
    private CallFallback callFallback;
    private StormMode storm;
    private NoticePreferences preferences;
    private LandlineNumbers landlines;
    private NoticeSender notices;

    /** A message transport that records what it accepted. */
    private static final class Network implements MessageTransport {
        final List<Delivery> took = Collections.synchronizedList(new ArrayList<>());
        volatile Function<Delivery, SendResult> answer = delivery -> new SendResult.Accepted("SM" + delivery.id(), false);

        @Override
        public Delivery.Medium medium() {
            return Delivery.Medium.TEXT;
        }

        @Override
        public SendResult send(Delivery delivery) {
            SendResult end = answer.apply(delivery);
            if (end instanceof SendResult.Accepted) {
                took.add(delivery);
            }
            return end;
        }

        @Override
        public Optional<String> find(Delivery delivery) {
            return took.stream().filter(one -> one.body().equals(delivery.body())).map(one -> "SM" + one.id()).findFirst();
        }
    }

    @BeforeEach
    void wire(TestStore database) {
        millbrook = new MillbrookCustomers(database);
        consent = new TextConsentLedger(database.store(), clock);
        storm = new StormMode(database.store(), SampleUtility.millbrook(), millbrook.audit, clock);
        deliveries = new DeliveryRepository(database.store(), SampleUtility.millbrook(), clock);
        landlines = new LandlineNumbers(database.store(), millbrook.accounts, clock);
        preferences = new NoticePreferences(database.store(), millbrook.accounts, millbrook.audit);
        sendAtMost(1000);
    }

    private void sendAtMost(int textsPerSecond) {
        var utility = SampleUtility.millbrook();
        var settings = new NoticeProperties(textsPerSecond, 1000, Duration.ofSeconds(5), 3, 2, 1000);
        var renderer = new MessageRenderer(new NoticeMessages(utility, TestApplicationUrls.at("https://millbrook.example")), consent,
                settings, clock);
        callFallback = new CallFallback(deliveries, landlines, renderer, clock);
        deliveryJob = new DeliveryJob(deliveries, consent, List.of(network), settings, callFallback, storm, clock);
        notices = new NoticeSender(new RecipientResolver(millbrook.accounts, consent, preferences, landlines, utility), renderer,
                deliveries, deliveryJob, callFallback, org.mockito.Mockito.mock(NoticeTimelineRecorder.class), clock);
    }

    private Notice due(String key) {
        return new Notice(key, new NoticeRecipient.Phone(ADA), NoticeKind.BILL_DUE,
                Map.of("amount", org.curbstop.common.Money.usd("84.12"), "account", "…302", "due", java.time.LocalDate.of(2026, 12, 4)),
                Optional.of(Language.ENGLISH));
    }

    private Notice restored(String key) {
        return new Notice(key, new NoticeRecipient.Phone(ADA), NoticeKind.OUTAGE_RESTORED,
                Map.of("place", "12 Alder St", "placed", "yes", "service", org.curbstop.utility.ServiceType.ELECTRIC, "reference", "123"),
                Optional.of(Language.ENGLISH));
    }

    private Delivery after(Delivery delivery) {
        deliveryJob.sendDue();
        return notices.find(delivery.id()).orElseThrow();
    }

    private void until(java.util.function.BooleanSupplier holds) {
        for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @Test
    void a_notice_is_sent_and_its_delivery_recorded() {
        Delivery sent = notices.send(due("due:1")).getFirst();
        until(() -> after(sent).state() == State.ACCEPTED);
        notices.recordReport(sent.id(), "SM1", "delivered", "");
        assertThat(notices.find(sent.id()).orElseThrow().state()).isEqualTo(State.DELIVERED);
        assertThat(notices.listByPhone(ADA, 5)).hasSize(1);
    }

    @Test
    void a_hazard_warning_overtakes_waiting_updates() {
        sendAtMost(1);
        for (int i = 0; i < 20; i++) {
            notices.send(new Notice("out:" + i, new NoticeRecipient.Phone(new PhoneNumber("+1503555%04d".formatted(2000 + i))),
                    NoticeKind.OUTAGE_STILL_OUT, Map.of("place", "12 Alder St", "placed", "yes", "service",
                            org.curbstop.utility.ServiceType.ELECTRIC, "reference", "123", "eta", "none"), Optional.of(Language.ENGLISH)));
        }
        notices.send(new Notice("boil", new NoticeRecipient.Phone(ADA), NoticeKind.SAFETY, Map.of("what", "Boil your water."),
                Optional.of(Language.ENGLISH)));
        Thread.startVirtualThread(deliveryJob::sendDue);
        for (int i = 0; i < 5 && network.took.stream().noneMatch(sent -> sent.kind() == NoticeKind.SAFETY); i++) {
            until(1 + network.took.size());
        }
        assertThat(network.took).as("at one message a second").anyMatch(sent -> sent.kind() == NoticeKind.SAFETY);
    }

    private void until(int sent) {
        until(() -> network.took.size() >= sent);
    }

    @Test
    void a_notice_sent_concurrently_reaches_each_address_once() throws Exception {
        var start = new CountDownLatch(1);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                many.submit(() -> {
                    start.await();
                    return notices.send(due("due:1"));
                });
            }
            start.countDown();
        }
        deliveryJob.sendDue();
        until(() -> network.took.size() >= 1);
        deliveryJob.sendDue();
        assertThat(network.took).hasSize(1);
    }

    @Test
    void two_concurrent_sweeps_send_each_notice_once() throws Exception {
        clock.set(NIGHT);
        for (int i = 0; i < 30; i++) {
            notices.send(due("due:" + i));
        }
        clock.set(NIGHT.plus(Duration.ofHours(10)));
        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            two.submit(deliveryJob::sendDue);
            two.submit(deliveryJob::sendDue);
        }
        deliveryJob.sendDue();
        assertThat(network.took).hasSize(30);
        assertThat(network.took.stream().map(Delivery::id).distinct()).hasSize(30);
    }

    @Test
    void non_urgent_notices_wait_for_the_morning() {
        clock.set(NIGHT);
        Delivery deferred = notices.send(due("due:1")).getFirst();
        assertThat(after(deferred).state()).isEqualTo(State.WAITING);
        clock.set(Instant.parse("2026-11-23T15:59:59.999Z"));
        assertThat(after(deferred).state()).isEqualTo(State.WAITING);
        clock.set(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(after(deferred).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void requested_outage_updates_are_sent_at_night_too() {
        clock.set(NIGHT);
        Delivery delivery = notices.send(restored("restored:1")).getFirst();
        until(() -> after(delivery).state() == State.ACCEPTED);
    }

    @Test
    void nothing_is_sent_to_a_number_between_stop_and_start() {
        consent.record(ADA, TextConsent.ConsentChange.STOPPED, "SM1");
        Delivery refused = notices.send(due("due:1")).getFirst();
        assertThat(after(refused).state()).isEqualTo(State.REFUSED);
        assertThat(refused.reasonCode()).contains("stopped");
        clock.advance(Duration.ofSeconds(1));
        consent.record(ADA, TextConsent.ConsentChange.STARTED, "SM2");
        Delivery again = notices.send(due("due:2")).getFirst();
        until(() -> after(again).state() == State.ACCEPTED);
        assertThat(network.took).hasSize(1);
        assertThat(consent.history(ADA)).extracting(TextConsent.ConsentEntry::choice).containsExactly(TextConsent.ConsentChange.STOPPED,
                TextConsent.ConsentChange.STARTED);
    }

    @Test
    void a_redelivered_stop_is_one_entry() {
        consent.record(ADA, TextConsent.ConsentChange.STOPPED, "SM1");
        consent.record(ADA, TextConsent.ConsentChange.STOPPED, "SM1");
        assertThat(consent.history(ADA)).hasSize(1);
    }

    @Test
    void a_stop_during_the_night_applies_to_notices_waiting_for_the_morning() {
        clock.set(NIGHT);
        Delivery deferred = notices.send(due("due:1")).getFirst();
        consent.record(ADA, TextConsent.ConsentChange.STOPPED, "SM1");
        clock.set(NIGHT.plus(Duration.ofHours(10)));
        assertThat(after(deferred).state()).isEqualTo(State.REFUSED);
        assertThat(network.took).isEmpty();
    }

    @Test
    void an_opt_out_known_only_to_the_provider_is_recorded() {
        network.answer = delivery -> new SendResult.OptedOut();
        Delivery refused = notices.send(due("due:1")).getFirst();
        until(() -> after(refused).state() == State.REFUSED);
        assertThat(consent.isStopped(ADA)).isTrue();
    }

    @Test
    void delivery_reports_in_any_order_give_the_same_state() {
        for (List<String> order : List.of(List.of("queued", "sent", "delivered"), List.of("delivered", "sent", "queued"),
                List.of("sent", "delivered", "sent"),
                List.of("delivered", "undelivered"), List.of("undelivered", "delivered"))) {
            Delivery sent = notices.send(due("due:" + order)).getFirst();
            until(() -> after(sent).state() == State.ACCEPTED);
            order.forEach(word -> notices.recordReport(sent.id(), "SM1", word, "30003"));
            assertThat(notices.find(sent.id()).orElseThrow().state()).as(order.toString()).isEqualTo(State.DELIVERED);
        }
        Delivery lost = notices.send(due("due:lost")).getFirst();
        until(() -> after(lost).state() == State.ACCEPTED);
        List.of("sent", "undelivered", "sent").forEach(word -> notices.recordReport(lost.id(), "SM1", word, "30003"));
        assertThat(notices.find(lost.id()).orElseThrow().state()).isEqualTo(State.UNDELIVERED);
        assertThat(notices.find(lost.id()).orElseThrow().reasonCode()).contains("30003");
    }

    @Test
    void sending_is_retried_while_the_provider_is_down_and_finally_abandoned() {
        network.answer = delivery -> new SendResult.Retryable("away");
        Delivery waiting = notices.send(due("due:1")).getFirst();
        until(() -> notices.find(waiting.id()).orElseThrow().attempts() == 1
                && notices.find(waiting.id()).orElseThrow().state() == State.WAITING);
        assertThat(after(waiting).attempts()).isEqualTo(1); // not before the retry delay is over
        clock.advance(Duration.ofSeconds(8));
        assertThat(after(waiting).attempts()).isEqualTo(2);
        clock.advance(Duration.ofMinutes(5));
        assertThat(after(waiting).state()).isEqualTo(State.UNDELIVERED);
    }

    @Test
    void an_attempt_with_an_unknown_result_is_looked_up_and_not_repeated() {
        network.answer = delivery -> {
            network.took.add(delivery); // the network accepts it, and the answer is lost
            return new SendResult.Unknown("no answer");
        };
        Delivery unsure = notices.send(due("due:1")).getFirst();
        until(() -> network.took.size() == 1);
        assertThat(after(unsure).state()).isEqualTo(State.SENDING);
        clock.advance(Duration.ofSeconds(61));
        assertThat(after(unsure).state()).isEqualTo(State.ACCEPTED);
        assertThat(network.took).hasSize(1);
    }

    @Test
    void an_attempt_unknown_to_the_provider_is_repeated() {
        var asked = new AtomicBoolean();
        network.answer = delivery -> {
            asked.set(true);
            return new SendResult.Unknown("no answer");
        };
        Delivery unsure = notices.send(due("due:1")).getFirst();
        until(asked::get);
        network.answer = delivery -> new SendResult.Accepted("SM1", false);
        clock.advance(Duration.ofSeconds(61));
        assertThat(after(unsure).state()).isEqualTo(State.ACCEPTED);
        assertThat(network.took).hasSize(1);
    }

    @Test
    void urgent_notices_are_sent_before_others() {
        network.answer = delivery -> new SendResult.Retryable("away");
        clock.set(NIGHT);
        for (int i = 0; i < 5; i++) {
            notices.send(due("due:" + i));
        }
        clock.set(NIGHT.plus(Duration.ofHours(10)));
        Delivery news = notices.send(restored("restored:1")).getFirst();
        until(() -> notices.find(news.id()).orElseThrow().attempts() == 1
                && notices.find(news.id()).orElseThrow().state() == State.WAITING);
        clock.advance(Duration.ofMinutes(1));
        assertThat(deliveries.listDue(Delivery.Medium.TEXT, 10, false)).hasSize(6).first().extracting(Delivery::id).isEqualTo(news.id());
    }

    @Test
    void a_code_verifies_a_message_only_for_its_recipient() {
        Delivery sent = notices.send(due("due:1")).getFirst();
        until(() -> after(sent).state() == State.ACCEPTED);
        String code = sent.verify().toUpperCase(java.util.Locale.ROOT);
        assertThat(sent.body()).endsWith("VERIFY " + code);
        assertThat(notices.findSentTo(ADA, code, Language.SPANISH)).map(MessageVerification.VerifiedMessage::about)
                .contains("una factura por vencer");
        assertThat(notices.findSentTo(new PhoneNumber("+15035550105"), code, Language.ENGLISH)).isEmpty();
        assertThat(notices.findSent(code, Language.ENGLISH)).map(MessageVerification.VerifiedMessage::to).contains("…01");
        assertThat(notices.findSent("000000", Language.ENGLISH)).isEmpty();
    }

    /** A second transport, which works. */
    private static final class Mail implements MessageTransport {
        final List<Delivery> took = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Delivery.Medium medium() {
            return Delivery.Medium.MAIL;
        }

        @Override
        public SendResult send(Delivery delivery) {
            took.add(delivery);
            return new SendResult.Accepted("M" + delivery.id(), true);
        }

        @Override
        public Optional<String> find(Delivery delivery) {
            return Optional.empty();
        }
    }

    @Test
    void an_unavailable_provider_does_not_delay_others_or_use_up_attempts() {
        clock.set(NIGHT);
        for (int i = 0; i < 40; i++) {
            notices.send(due("due:" + i));
        }
        Delivery template = deliveries.listByAddress(ADA.e164(), 1).getFirst();
        for (int i = 0; i < 5; i++) {
            deliveries.insertIfAbsent(
                    new Delivery("ntc_mail" + i, 0, "mail:" + i, template.kind(), Delivery.Medium.MAIL, "ada@example.com", Language.ENGLISH,
                    "Subject", "Body", "code" + i, State.WAITING, 2, NIGHT, NIGHT, null, 0, null, null, null));
        }
        network.answer = delivery -> new SendResult.Retryable("away");
        var mail = new Mail();
        var settings = new NoticeProperties(10, 10, Duration.ofSeconds(5), 24, 2, 1000);
        var both = new DeliveryJob(deliveries, consent, List.of(network, mail), settings, callFallback, storm, clock);
        clock.set(NIGHT.plus(Duration.ofHours(10)));

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), both::sendDue);
        assertThat(mail.took).hasSize(5);
        int tried = deliveries.listByAddress(ADA.e164(), 100).stream().mapToInt(Delivery::attempts).sum();
        assertThat(tried).as("the circuit breaker opens").isLessThanOrEqualTo(30);
        both.sendDue();
        assertThat(deliveries.listByAddress(ADA.e164(), 100).stream().mapToInt(Delivery::attempts).sum()).as("no retries").isEqualTo(tried);
        both.destroy();
    }

    @Test
    void staff_can_resend_abandoned_notices_but_not_rejected_ones() {
        var undelivered = new UndeliveredNotices(deliveries, millbrook.audit, clock);
        var sam = org.curbstop.common.Actor.staff("sam");
        network.answer = delivery -> new SendResult.Refused("21211");
        Delivery refused = notices.send(due("due:refused")).getFirst();
        until(() -> after(refused).state() == State.UNDELIVERED);
        network.answer = delivery -> new SendResult.Retryable("away");
        Delivery waiting = notices.send(due("due:1")).getFirst();
        for (int i = 0; i < 10 && after(waiting).state() != State.UNDELIVERED; i++) {
            clock.advance(Duration.ofMinutes(20));
        }
        network.answer = delivery -> new SendResult.Accepted("SM1", false);

        assertThat(undelivered.list(10, sam)).extracting(Delivery::id).containsExactlyInAnyOrder(refused.id(), waiting.id());
        assertThat(undelivered.sendAgain(refused.id(), sam)).isFalse();
        assertThat(undelivered.sendAgain(waiting.id(), sam)).isTrue();
        assertThat(undelivered.sendAgain(waiting.id(), sam)).isFalse();
        assertThat(after(waiting).state()).isEqualTo(State.ACCEPTED);
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> undelivered.list(1, org.curbstop.common.Actor.anonymous(org.curbstop.common.Channel.VOICE, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void non_urgent_notices_wait_until_storm_mode_ends() {
        var desk = Actor.atWorkplace(Actor.Workplace.OUTAGES, "oscar", "desk");
        storm.begin(Map.of(), Map.of(), desk);
        Delivery bill = notices.send(due("storm-bill")).getFirst();
        Delivery urgent = notices.send(restored("storm-news")).getFirst();
        until(() -> after(urgent).state() == State.ACCEPTED);
        assertThat(after(bill).state()).isEqualTo(State.WAITING);
        storm.end(desk);
        assertThat(after(bill).state()).isEqualTo(State.ACCEPTED);
    }
}
