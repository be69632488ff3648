package org.curbstop.outages.meters;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.PremiseId;

/**
 * What the meter of a premise said last of its power.
 *
 * @param network the feeder that it hangs on, where that was imported
 * @param at when it said so, by its own clock
 * @param event the id of the message, for whoever looks into it
 */
public record MeterPower(PremiseId id, long version, Optional<String> network, PowerState state, Instant at, String event) {

    public enum PowerState {
        /** A last gasp of a moment ago: a flicker, until a minute has passed. */
        LOST,
        /** Evidence that the premise is out. */
        OUT,
        ON,
        /** It was out in an outage that has been restored since. */
        SETTLED
    }

    MeterPower with(PowerState next) {
        return new MeterPower(id, version, network, next, at, event);
    }

    MeterPower with(PowerState next, Instant then, String said, Optional<String> feeder) {
        return new MeterPower(id, version, feeder, next, then, said);
    }
}
