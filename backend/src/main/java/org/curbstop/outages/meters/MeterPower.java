package org.curbstop.outages.meters;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.PremiseId;

/**
 * Last power state that the meter of a premise reported.
 *
 * @param network feeder that serves it, if imported
 * @param at time of the event by the meter's clock
 * @param event id of the message, for diagnosis
 */
public record MeterPower(PremiseId id, long version, Optional<String> network, PowerState state, Instant at, String event) {

    public enum PowerState {
        /** A recent last gasp: a flicker, until a minute has passed. */
        LOST,
        /** Evidence that the premise is out. */
        OUT,
        ON,
        /** It was out in an outage that has since been restored. */
        SETTLED
    }

    MeterPower with(PowerState next) {
        return new MeterPower(id, version, network, next, at, event);
    }

    MeterPower with(PowerState next, Instant then, String said, Optional<String> feeder) {
        return new MeterPower(id, version, feeder, next, then, said);
    }
}
