package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/**
 * What the desk wants to say of an outage, applied in one step.
 *
 * @param etr empty: nothing is said of the time; one without a time says that it is being assessed
 */
public record OutageUpdate(OutageCause cause, CrewStatus crew, Optional<EtrUpdate> etr) {

    /** @param earliest with {@code back} at the latest: a range */
    public record EtrUpdate(Optional<Instant> back, Optional<Instant> earliest, Etr.Source source) {

        public EtrUpdate(Optional<Instant> back, Etr.Source source) {
            this(back, Optional.empty(), source);
        }
    }
}
