package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/**
 * An update of an outage by the outage desk, applied in one step.
 *
 * @param etr empty: nothing is said about the time; one without a time: being assessed
 */
public record OutageUpdate(OutageCause cause, CrewStatus crew, Optional<EtrUpdate> etr) {

    /** @param earliest start of a range that ends at {@code back} */
    public record EtrUpdate(Optional<Instant> back, Optional<Instant> earliest, Etr.Source source) {

        public EtrUpdate(Optional<Instant> back, Etr.Source source) {
            this(back, Optional.empty(), source);
        }
    }
}
