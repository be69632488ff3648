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
 * Sends due deliveries, urgent ones first and only those in storm mode, within the provider's rate. A delivery is claimed before it is
 * sent, so that two processes never send it; an attempt with unknown result is looked up at the provider before it is repeated.
 */
@Component
class DeliveryJob implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

    /** With the default number of attempts this spans several hours: a provider outage of an evening loses no notice. */
    private static final RetrySchedule RETRY_SCHEDULE = new RetrySchedule(
            Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofDays(2));

    private static final Duration MAX_TURN = Duration.ofSeconds(10);
    private static final Duration MAX_SENDING = Duration.ofMinutes(2);
    private static final int LOOKED_UP_AT_ONCE = 50;

    /** Minimum number of attempts regardless of age, for notices held until morning or requeued by staff. */
    private static final int MIN_ATTEMPTS = 2;
    private static final Duration OVERTAKEN_AFTER = Duration.ofMinutes(10);

    private final DeliveryRepository deliveries;
    private final TextConsent consent;
    private final NoticeProperties settings;
    private final CallFallback callFallback;
    private final StormMode storm;
    private final Clock clock;
    private final Map<Medium, TransportRoute> routes = new EnumMap<>(Medium.class);
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** A transport with its rate limiter and circuit breaker. */
    private record TransportRoute(MessageTransport carrier, SendRateLimiter pace, CircuitBreaker breaker, ReentrantLock draining,
            Semaphore soon, Semaphore ahead) {

        TransportRoute(MessageTransport carrier, int perSecond, CircuitBreaker breaker) {
            this(carrier, new SendRateLimiter(perSecond), breaker, new ReentrantLock(), new Semaphore(Math.max(1, perSecond)),
                    new Semaphore(Math.max(1, perSecond)));
        }

        /** Tests by acquiring a permission, because an open breaker becomes half-open only when asked for one. */
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
     * Sends at once, beside the sweep, because a person is waiting. Limited to one second's worth: a place in the rate limit, once taken,
     * cannot go to a more urgent delivery, whereas the sweep takes urgent ones first.
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
     * Drains each transport separately: one that is down or slow does not delay the others, and its deliveries stay queued. A transport
     * with a long queue continues beside the next sweeps.
     */
    @Scheduled(fixedDelayString = "${curbstop.notices.sweep-every:1s}")
    void sendDue() {
        await(routes.values().stream().<Future<?>>map(route -> work.submit(() -> drain(route))).toList(), MAX_TURN);
    }

    /** Sends until nothing is due, the transport is down or this process stops. */
    private void drain(TransportRoute route) {
        if (!route.draining.tryLock()) {
            return; // the previous sweep is still running
        }
        try {
            int limit = Math.clamp(perSecond(route.carrier.medium()), 10, 1000);
            var sending = new ArrayList<Future<?>>();
            List<Delivery> due;
            do {
                lookUpAbandoned(route);
                due = route.answers() ? deliveries.listDue(route.carrier.medium(), limit, storm.isActive()) : List.of();
                for (Delivery delivery : due) {
                    // Claimed and sent in order: the rate limiter lets none overtake.
                    route.ahead.acquireUninterruptibly();
                    claim(route, delivery).ifPresentOrElse(claimed -> sending.add(work.submit(
                            () -> sendClaimed(route, claimed, route.ahead::release))), route.ahead::release);
                }
                sending.removeIf(Future::isDone);
            } while (due.size() == limit && !work.isShutdown());
            await(sending, MAX_SENDING);
        } finally {
            route.draining.unlock();
        }
    }

    private int perSecond(Medium medium) {
        return switch (medium) {
            case TEXT -> settings.textsPerSecond();
            case MAIL -> settings.mailsPerSecond();
            case CALL -> settings.callsPerSecond();
        };
    }

    /** Waits at most {@code timeout} for all futures together; unfinished ones continue. */
    private static void await(List<Future<?>> all, Duration timeout) {
        long until = System.nanoTime() + timeout.toNanos();
        for (Future<?> one : all) {
            try {
                one.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (java.util.concurrent.TimeoutException e) {
                LOG.debug("continues beside the next run");
            } catch (java.util.concurrent.ExecutionException e) {
                LOG.warn("a run failed; what is due is sent by the next one", e);
            }
        }
    }

    /** Makes one attempt outside the queue, for words that must not be stored. */
    SendResult sendNow(Delivery delivery) {
        TransportRoute route = routes.get(delivery.means());
        if (route == null || !route.breaker.tryAcquirePermission()) {
            return new SendResult.Retryable("no way out just now");
        }
        route.pace.acquire();
        return send(route, delivery);
    }

    /**
     * Claims a delivery before it takes a place in the rate limit, so that none is spent on one that another thread sends or that is
     * outdated.
     *
     * @return empty if the transport is down, another sender has the delivery, or it is outdated
     */
    private Optional<Delivery> claim(TransportRoute route, Delivery waiting) {
        if (!route.breaker.tryAcquirePermission()) {
            return Optional.empty(); // due again in the next sweep
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

    /** @param inTurn runs once this delivery has its place in the rate limit, so that the next one can be claimed while it is sent */
    private void sendClaimed(TransportRoute route, Delivery claimed, Runnable inTurn) {
        try {
            boolean stopped;
            try {
                // Checked before waiting: nothing slow may happen between the permit and the sending.
                stopped = claimed.means() != Medium.MAIL && consent.isStopped(new PhoneNumber(claimed.address()));
                if (!stopped) {
                    route.pace.acquire();
                }
            } finally {
                inTurn.run();
            }
            if (stopped) {
                route.breaker.releasePermission();
                recordResult(claimed, new SendResult.OptedOut()); // opted out since the delivery was created
            } else {
                recordResult(claimed, send(route, claimed));
            }
        } catch (RuntimeException e) {
            LOG.warn("a delivery could not be processed; it is retried", e);
        }
    }

    /** Returns whether the delivery has expired, or is so late that a later one replaces it. */
    private boolean isOutdated(Delivery delivery) {
        Instant now = clock.instant();
        return delivery.expiresAt() != null && !now.isBefore(delivery.expiresAt())
                || delivery.collapseKey() != null && delivery.createdAt().plus(OVERTAKEN_AFTER).isBefore(now)
                && deliveries.hasLater(delivery);
    }

    private void lookUpAbandoned(TransportRoute route) {
        long until = System.nanoTime() + MAX_TURN.toNanos();
        for (Delivery abandoned : deliveries.listAbandoned(route.carrier.medium(), LOOKED_UP_AT_ONCE)) {
            if (!route.answers() || System.nanoTime() > until) {
                return;
            }
            lookUp(route, abandoned);
        }
    }

    /** Looks up an attempt that never finished: the provider may or may not have the message. */
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
            LOG.warn("cannot look up {}: {}", claimed, e.toString()); // the lease runs out, and it is looked up again
            if (!mayTryAgain(claimed)) {
                deliveries.update(claimed.id(), delivery -> givenUp(delivery, now, "nobody knows whether it was sent"));
            }
        }
    }

    private boolean mayTryAgain(Delivery delivery) {
        return delivery.attempts() < settings.attempts()
                && RETRY_SCHEDULE.next(delivery.attempts(), delivery.createdAt(), clock.instant()).isPresent()
                || delivery.attempts() < MIN_ATTEMPTS;
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
                    ? delivery.rescheduled(now.plus(RETRY_SCHEDULE.pause(delivery.attempts())), later.why())
                    : givenUp(delivery, now, later.why()));
            case SendResult.Unknown unsure ->
                    LOG.warn("the result of {} is unknown: {}; it is looked up when its lease expires", claimed, unsure.why());
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
