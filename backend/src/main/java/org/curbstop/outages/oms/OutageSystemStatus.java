package org.curbstop.outages.oms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.DependencyProbe;
import org.springframework.stereotype.Component;

/** Age of the latest data from the outage management system, as received by this process. */
@Component
public final class OutageSystemStatus implements DependencyProbe {

    /** Silence up to this long is normal. */
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final OutageSystemProperties properties;
    private final Clock clock;
    private final Instant started;
    private volatile Optional<Instant> heard = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    public OutageSystemStatus(OutageSystemProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.started = clock.instant();
    }

    void recordHeard() {
        heard = Optional.of(clock.instant());
        trouble = Optional.empty();
    }

    void recordTrouble(String why) {
        trouble = Optional.of(why);
    }

    /**
     * Returns since when nothing new is known, if the system is polled and has not answered for a while; empty if it is current or not
     * configured.
     */
    public Optional<Instant> findStaleSince() {
        Instant last = heard.orElse(started);
        return properties.isConfigured() && clock.instant().isAfter(last.plus(MAX_AGE)) ? Optional.of(last) : Optional.empty();
    }

    @Override
    public String name() {
        return "outage-system";
    }

    @Override
    public ProbeResult probe() {
        if (!properties.isConfigured()) {
            return new ProbeResult.NotConfigured("CURBSTOP_OUTAGE_SYSTEM_URL");
        }
        return trouble.<ProbeResult>map(why -> new ProbeResult.Down(why + heard.map(at -> "; last heard " + at).orElse("")))
                .orElseGet(ProbeResult.Up::new);
    }
}
