package org.curbstop.notices.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.curbstop.notices.preferences.NoticePreferences;
import org.curbstop.notices.preferences.TextConsentLedger;
import org.curbstop.outages.StormMode;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.mockito.Mockito;

/**
 * Sends updates about an outage to many customers through a carrier that accepts 100 a second, in real time, and a hundred warnings
 * halfway. Measures the duration against the carrier's best, whether the rate is kept, and how long a warning waits.
 */
public final class BroadcastBench implements Bench {

    private static final int UPDATES = 3_000;
    private static final int WARNINGS = 100;
    private static final int RATE = 100;
    private static final int MAKERS = 4;
    private static final Duration CARRIER_TAKES = Duration.ofMillis(40);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");

    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();

    private record Sent(String address, NoticeKind kind, long nanos) {}

    @Override
    public String name() {
        return "broadcast";
    }

    /** @param arguments number of updates; 113000 take 19 minutes */
    @Override
    public void run(List<String> arguments) throws Exception {
        int updates = arguments.isEmpty() ? UPDATES : Integer.parseInt(arguments.getFirst());
        try (var database = new TestStore()) {
            var clock = MovableClock.standingAt(NOON, SampleUtility.millbrook().zone());
            var millbrook = new MillbrookCustomers(database);
            var utility = SampleUtility.millbrook();
            var settings = new NoticeProperties(RATE, RATE, Duration.ofSeconds(5), 3, 2, RATE);
            var consent = new TextConsentLedger(database.store(), clock);
            var deliveries = new DeliveryRepository(database.store(), utility, clock);
            var renderer = new MessageRenderer(new NoticeMessages(utility, TestApplicationUrls.at("https://millbrook.example")), consent,
                    settings, clock);
            var landlines = new LandlineNumbers(database.store(), millbrook.accounts, clock);
            var calls = new CallFallback(deliveries, landlines, renderer, clock);
            var job = new DeliveryJob(deliveries, consent, List.of(new Carrier()), settings, calls,
                    new StormMode(database.store(), utility, millbrook.audit, clock), clock);
            var notices = new NoticeSender(
                    new RecipientResolver(millbrook.accounts, consent,
                            new NoticePreferences(database.store(), millbrook.accounts, millbrook.audit), landlines, utility),
                    renderer, deliveries, job, calls, Mockito.mock(NoticeTimelineRecorder.class), clock);
            measure(notices, job, updates);
            job.destroy();
        }
    }

    private void measure(NoticeSender notices, DeliveryJob job, int updates) throws Exception {
        var done = new AtomicBoolean();
        long began = System.nanoTime();
        long warned;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                while (!done.get()) {
                    job.sendDue();
                    Thread.sleep(SWEEP_EVERY);
                }
                return null;
            });
            for (int maker = 0; maker < MAKERS; maker++) {
                int first = maker;
                threads.submit(() -> {
                    for (int i = first; i < updates; i += MAKERS) {
                        notices.send(update(i));
                    }
                });
            }
            await(updates / 2);
            warned = System.nanoTime();
            for (int i = 0; i < WARNINGS; i++) {
                notices.send(warning(updates + i));
            }
            await(updates + WARNINGS);
            done.set(true);
        }
        List<Sent> all = sent.stream().toList();
        double best = (updates + WARNINGS) / (double) RATE;
        double last = (all.stream().mapToLong(Sent::nanos).max().orElseThrow() - began) / 1e9;
        double warnings = (all.stream().filter(each -> each.kind == NoticeKind.SAFETY).mapToLong(Sent::nanos).max().orElseThrow() - warned)
                / 1e9;
        Figure.atMost(name(), updates + " updates and " + WARNINGS + " warnings, until the last is sent", last, "s", 1.1, best).print();
        Figure.atMost(name(), "most in any second", mostInASecond(all), "texts", 1.1, RATE).print();
        Figure.atMost(name(), "until the last of the warnings is sent, made when half of the updates were", warnings, "s", 5).print();
        Figure.exactly(name(), "sent twice", all.size() - new HashSet<>(all.stream().map(Sent::address).toList()).size(), "texts", 0)
                .print();
    }

    private void await(int many) throws InterruptedException {
        while (sent.size() < many) {
            Thread.sleep(20);
        }
    }

    private static Notice update(int i) {
        return new Notice("update:" + i, phone(i), NoticeKind.OUTAGE_STILL_OUT,
                Map.of("place", "12 Alder St", "placed", "yes", "service", ServiceType.ELECTRIC, "reference", "123", "eta", "none"),
                Optional.of(Language.ENGLISH));
    }

    private static Notice warning(int i) {
        return new Notice("warning:" + i, phone(i), NoticeKind.SAFETY, Map.of("what", "Boil your water."), Optional.of(Language.ENGLISH));
    }

    private static NoticeRecipient phone(int i) {
        return new NoticeRecipient.Phone(new PhoneNumber("+1503" + (2_000_000 + i)));
    }

    private static int mostInASecond(List<Sent> all) {
        var moments = new ArrayList<>(all.stream().map(Sent::nanos).sorted().toList());
        int most = 0;
        int first = 0;
        for (int last = 0; last < moments.size(); last++) {
            while (moments.get(last) - moments.get(first) >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private final class Carrier implements MessageTransport {

        @Override
        public Delivery.Medium medium() {
            return Delivery.Medium.TEXT;
        }

        @Override
        public SendResult send(Delivery delivery) {
            sent.add(new Sent(delivery.address(), delivery.kind(), System.nanoTime()));
            try {
                Thread.sleep(CARRIER_TAKES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new SendResult.Accepted("SM" + delivery.id(), false);
        }

        @Override
        public Optional<String> find(Delivery delivery) {
            return Optional.of("SM" + delivery.id());
        }
    }
}
