package org.curbstop.notices.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.RetrySchedule;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.outages.StormMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, urgent first and in a storm nothing else, no faster than the network takes it. A delivery is claimed before it is
 * sent, so that two processes never send one; an attempt whose end nobody knows is looked up at the network before it is made again.
 */
@Component
class DeliveryJob implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

    /** With the attempts that the settings allow, some hours: a carrier that is away for an evening costs no notice. */
    private static final RetrySchedule AGAIN = new RetrySchedule(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofDays(2));

    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(2);
    private static final int LOOKED_UP_AT_ONCE = 50;

    /** However old it is: a notice that waited for the morning, or was sent again by staff, has its tries. */
    private static final int FEWEST_TRIES = 2;
    private static final Duration OVERTAKEN_AFTER = Duration.ofMinutes(10);

    private final DeliveryRepository deliveries;
    private final TextConsent consent;
    private final NoticeProperties settings;
    private final CallFallback callFallback;
    private final StormMode storm;
    private final Clock clock;
    private final Map<Medium, TransportRoute> routes = new EnumMap<>(Medium.class);
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** A carrier, how fast it takes, and whether it answers at all just now. */
    private record TransportRoute(MessageTransport carrier, SendRateLimiter pace, CircuitBreaker breaker, ReentrantLock draining,
            Semaphore soon, Semaphore ahead) {

        TransportRoute(MessageTransport carrier, int perSecond, CircuitBreaker breaker) {
            this(carrier, new SendRateLimiter(perSecond), breaker, new ReentrantLock(), new Semaphore(Math.max(1, perSecond)),
                    new Semaphore(Math.max(1, perSecond)));
        }

        /** Asked by trying: an open breaker lets somebody try again only when asked. */
        boolean answers() {
            boolean may = breaker.tryAcquirePermission();
            if (may) {
                breaker.releasePermission();
            }
            return may;
        }
    }

    DeliveryJob(DeliveryRepository deliveries, TextConsent consent, List<MessageTransport> carriers, NoticeProperties settings,
            CallFallback callFallback, StormMode storm, Clock clock) {
        this.callFallback = callFallback;
        this.deliveries = deliveries;
        this.consent = consent;
        this.settings = settings;
        this.storm = storm;
        this.clock = clock;
        carriers.forEach(carrier -> routes.put(carrier.medium(), new TransportRoute(
                carrier,
                perSecond(carrier.medium()),
                CircuitBreaker.of(carrier.medium().name(), CircuitBreakerConfig.custom()
                        .slidingWindowSize(20).minimumNumberOfCalls(10).waitDurationInOpenState(Duration.ofSeconds(15)).build()))));
    }

    /**
     * At once, beside the sweep: somebody waits for it. No more than go out in a second: a place in the carrier's rate, once taken, is not
     * given to what is more urgent, and the sweep takes the urgent first.
     */
    void sendSoon(Delivery delivery) {
        TransportRoute route = routes.get(delivery.means());
        boolean held = storm.isActive() && delivery.priority() >= NoticeKind.Timing.ROUTINE.priority();
        if (route != null && !held && route.soon.tryAcquire()) {
            work.execute(() -> {
                try {
                    claim(route, delivery).ifPresent(claimed -> sendClaimed(route, claimed, () -> {}));
                } finally {
                    route.soon.release();
                }
            });
        }
    }

    /**
     * Each carrier by itself: one that is away or slow keeps no other waiting, and what goes its way stays as it is. One that has much to
     * take goes on beside the sweeps that follow.
     */
    @Scheduled(fixedDelayString = "${curbstop.notices.sweep-every:1s}")
    void sendDue() {
        await(routes.values().stream().<Future<?>>map(route -> work.submit(() -> drain(route))).toList(), LONGEST_TURN);
    }

    /** Until nothing is due, the carrier is away or this process ends. */
    private void drain(TransportRoute route) {
        if (!route.draining.tryLock()) {
            return; // the sweep before is still at it
        }
        try {
            int most = Math.clamp(perSecond(route.carrier.medium()), 10, 1000);
            var sending = new ArrayList<Future<?>>();
            List<Delivery> due;
            do {
                lookUpAbandoned(route);
                due = route.answers() ? deliveries.listDue(route.carrier.medium(), most, storm.isActive()) : List.of();
                for (Delivery delivery : due) {
                    // Claimed in their order, and sent in it: the carrier's rate lets nobody pass.
                    route.ahead.acquireUninterruptibly();
                    claim(route, delivery).ifPresentOrElse(claimed -> sending.add(work.submit(
                            () -> sendClaimed(route, claimed, route.ahead::release))), route.ahead::release);
                }
                sending.removeIf(Future::isDone);
            } while (due.size() == most && !work.isShutdown());
            await(sending, LONGEST_SENDING);
        } finally {
            route.draining.unlock();
        }
    }

    private int perSecond(Medium means) {
        return switch (means) {
            case TEXT -> settings.textsPerSecond();
            case MAIL -> settings.mailsPerSecond();
            case CALL -> settings.callsPerSecond();
        };
    }

    /** No longer than so long in all; what is not done by then goes on. */
    private static void await(List<Future<?>> all, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        for (Future<?> one : all) {
            try {
                one.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (java.util.concurrent.TimeoutException e) {
                LOG.debug("goes on beside the next sweep");
            } catch (java.util.concurrent.ExecutionException e) {
                LOG.warn("a sweep ended; what is due stays on the list", e);
            }
        }
    }

    /** One attempt now, outside the queue: of words that must not rest in the store. */
    SendResult sendNow(Delivery delivery) {
        TransportRoute route = routes.get(delivery.means());
        if (route == null || !route.breaker.tryAcquirePermission()) {
            return new SendResult.Retryable("no way out just now");
        }
        route.pace.acquire();
        return send(route, delivery);
    }

    /**
     * Before a place in the carrier's rate is taken: none is spent on what another thread sends or nobody needs any more.
     *
     * @return empty: not now, or not by us
     */
    private Optional<Delivery> claim(TransportRoute route, Delivery waiting) {
        if (!route.breaker.tryAcquirePermission()) {
            return Optional.empty(); // due again with the next sweep
        }
        Optional<Delivery> claimed = deliveries.claim(waiting);
        if (claimed.filter(delivery -> !isOutdated(delivery)).isPresent()) {
            return claimed;
        }
        route.breaker.releasePermission();
        claimed.ifPresent(outdated -> deliveries.update(outdated.id(),
                delivery -> delivery.settled(State.EXPIRED, clock.instant(), "outdated")));
        return Optional.empty();
    }

    /** @param inTurn when the carrier has it next: what follows may be claimed while it takes this one */
    private void sendClaimed(TransportRoute route, Delivery claimed, Runnable inTurn) {
        try {
            boolean stopped;
            try {
                // Before the line and not after it: between its turn and the carrier nothing takes time.
                stopped = claimed.means() != Medium.MAIL && consent.isStopped(new PhoneNumber(claimed.address()));
                if (!stopped) {
                    route.pace.acquire();
                }
            } finally {
                inTurn.run();
            }
            if (stopped) {
                route.breaker.releasePermission();
                recordResult(claimed, new SendResult.OptedOut()); // since it was made
            } else {
                recordResult(claimed, send(route, claimed));
            }
        } catch (RuntimeException e) {
            LOG.warn("a delivery could not be worked on; it stays on the list", e);
        }
    }

    /** Untrue by now, or so late that a later one has overtaken it. */
    private boolean isOutdated(Delivery delivery) {
        Instant now = clock.instant();
        return delivery.expiresAt() != null && !now.isBefore(delivery.expiresAt())
                || delivery.collapseKey() != null && delivery.createdAt().plus(OVERTAKEN_AFTER).isBefore(now)
                && deliveries.hasLater(delivery);
    }

    private void lookUpAbandoned(TransportRoute route) {
        long until = System.nanoTime() + LONGEST_TURN.toNanos();
        for (Delivery abandoned : deliveries.listAbandoned(route.carrier.medium(), LOOKED_UP_AT_ONCE)) {
            if (!route.answers() || System.nanoTime() > until) {
                return;
            }
            lookUp(route, abandoned);
        }
    }

    /** Somebody began and never finished: perhaps the network has it, perhaps not. */
    private void lookUp(TransportRoute route, Delivery abandoned) {
        Delivery claimed = deliveries.claim(abandoned).orElse(null);
        if (claimed == null) {
            return;
        }
        Instant now = clock.instant();
        try {
            var known = route.carrier.find(claimed);
            deliveries.update(claimed.id(), delivery -> known.isPresent() ? delivery.accepted(known.get())
                    : mayTryAgain(delivery) ? delivery.rescheduled(now, "not found at the network")
                    : givenUp(delivery, now, "not found at the network"));
        } catch (RuntimeException e) {
            LOG.warn("cannot look up {}: {}", claimed, e.toString()); // its lease runs out, and it is looked up again
            if (!mayTryAgain(claimed)) {
                deliveries.update(claimed.id(), delivery -> givenUp(delivery, now, "nobody knows whether it was sent"));
            }
        }
    }

    private boolean mayTryAgain(Delivery delivery) {
        return delivery.attempts() < settings.attempts()
                && AGAIN.next(delivery.attempts(), delivery.createdAt(), clock.instant()).isPresent()
                || delivery.attempts() < FEWEST_TRIES;
    }

    private static Delivery givenUp(Delivery delivery, Instant now, String why) {
        return delivery.settled(State.UNDELIVERED, now, Delivery.GAVE_UP + why);
    }

    void recordResult(Delivery claimed, SendResult end) {
        Instant now = clock.instant();
        switch (end) {
            case SendResult.Accepted taken -> deliveries.update(claimed.id(), delivery -> taken.arrived()
                    ? delivery.accepted(taken.providerId()).settled(State.DELIVERED, now, null) : delivery.accepted(taken.providerId()));
            case SendResult.Refused refused -> {
                if (!callFallback.takeOver(claimed, refused.code())) {
                    deliveries.update(claimed.id(), delivery -> delivery.settled(State.UNDELIVERED, now, refused.code()));
                }
            }
            case SendResult.OptedOut out -> {
                if (!consent.isStopped(new PhoneNumber(claimed.address()))) {
                    consent.record(new PhoneNumber(claimed.address()), TextConsent.ConsentChange.STOPPED_AT_NETWORK, claimed.id());
                }
                deliveries.update(claimed.id(), delivery -> delivery.settled(State.REFUSED, now, "stopped"));
            }
            case SendResult.Retryable later -> deliveries.update(claimed.id(), delivery -> mayTryAgain(delivery)
                    ? delivery.rescheduled(now.plus(AGAIN.pause(delivery.attempts())), later.why()) : givenUp(delivery, now, later.why()));
            case SendResult.Unknown unsure -> LOG.warn("unsure of {}: {}; it is looked up when its lease runs out", claimed, unsure.why());
        }
    }

    private static SendResult send(TransportRoute route, Delivery delivery) {
        long began = System.nanoTime();
        SendResult end;
        try {
            end = route.carrier.send(delivery);
        } catch (RuntimeException e) {
            end = new SendResult.Unknown(e.toString());
        }
        long took = System.nanoTime() - began;
        if (end instanceof SendResult.Retryable || end instanceof SendResult.Unknown) {
            route.breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(end.toString()));
        } else {
            route.breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return end;
    }

    @Override
    public void destroy() {
        work.shutdown();
    }
}
