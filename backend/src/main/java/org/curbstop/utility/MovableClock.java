package org.curbstop.utility;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one clock of the application, in the utility's zone and in whole milliseconds, which is what the store keeps. It ticks with
 * the machine, from wherever it was set; only the sandbox and tests set it.
 */
public final class MovableClock extends Clock {

    private final Clock machine;
    private final ZoneId zone;
    private final AtomicReference<Duration> ahead;

    private MovableClock(Clock machine, ZoneId zone, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.zone = zone;
        this.ahead = ahead;
    }

    /** A clock that ticks with {@code machine} and shows its time, until it is moved. */
    public static MovableClock tickingWith(Clock machine, ZoneId zone) {
        return new MovableClock(machine, zone, new AtomicReference<>(Duration.ZERO));
    }

    /** A clock fixed at this moment until it is moved: for tests. */
    public static MovableClock standingAt(Instant moment, ZoneId zone) {
        return tickingWith(Clock.fixed(moment, zone), zone);
    }

    /** From now on it is {@code moment}, and time goes on from there. */
    public void set(Instant moment) {
        ahead.set(Duration.between(machine.instant(), moment));
    }

    public void advance(Duration by) {
        ahead.updateAndGet(now -> now.plus(by));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same time in another zone: moved together. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(machine, other, ahead);
    }
}
