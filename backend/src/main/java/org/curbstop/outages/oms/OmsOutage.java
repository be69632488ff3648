package org.curbstop.outages.oms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.OutageCause;

/**
 * An outage as the outage management system has it.
 *
 * @param mrid its id there
 * @param devices names of what has failed, as they were imported with the network
 * @param restoration when it expects service back; empty: it has not said
 * @param digest of all that it says: the same again changes nothing
 */
record OmsOutage(String mrid, OmsState state, List<String> devices, Optional<OutageCause> cause, Optional<CrewStatus> crew,
        Optional<Instant> restoration, String digest) {

    /** OutageStatusKind of IEC 61968-3; closed is restored here. */
    enum OmsState { PREDICTED, CONFIRMED, RESTORED }
}
