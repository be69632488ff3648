package org.curbstop.utility;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The only clock of the application, in the utility's zone and in whole milliseconds, the precision of the store. It ticks with the machine
 * from the time it was set to; only the sandbox and tests set it.
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

    /** Creates a clock that shows the time of {@code machine} until it is moved. */
    public static MovableClock tickingWith(Clock machine, ZoneId zone) {
        return new MovableClock(machine, zone, new AtomicReference<>(Duration.ZERO));
    }

    /** Creates a clock that stands still until it is moved, for tests. */
    public static MovableClock standingAt(Instant moment, ZoneId zone) {
        return tickingWith(Clock.fixed(moment, zone), zone);
    }

    /** Sets the time, from which the clock continues. */
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

    /** Returns a view in another zone, which moves with this clock. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(machine, other, ahead);
    }
}
