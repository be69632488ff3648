package org.curbstop.outages.oms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.OutageCause;

/**
 * An outage as the outage management system reports it.
 *
 * @param mrid its id there
 * @param devices names of the failed devices, as imported with the network
 * @param restored names of devices below them where service is back, of an outage that is restored in part
 * @param restoration estimated time of restoration; empty: not given
 * @param digest digest of its content: a repetition changes nothing
 */
record OmsOutage(String mrid, OmsState state, List<String> devices, List<String> restored, Optional<OutageCause> cause,
        Optional<CrewStatus> crew, Optional<Instant> restoration, String digest) {

    /** OutageStatusKind of IEC 61968-3; closed counts as restored here. */
    enum OmsState { PREDICTED, CONFIRMED, PARTIALLY_RESTORED, RESTORED }
}
